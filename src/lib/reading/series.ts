/** A held bulletin among its neighbours. */
export interface Neighbours {
  previous?: { serial: number; between: number };
  next?: { serial: number; between: number };
}

/** Previous and next held bulletin, and how many numbers lie between that are not held. */
export function neighboursOf(serial: number, held: readonly number[]): Neighbours {
  const sorted = held.toSorted((a, b) => a - b);
  const previous = sorted.findLast((other) => other < serial);
  const next = sorted.find((other) => other > serial);
  return {
    ...(previous !== undefined && { previous: { serial: previous, between: serial - previous - 1 } }),
    ...(next !== undefined && { next: { serial: next, between: next - serial - 1 } }),
  };
}
