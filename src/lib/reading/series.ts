/** A held bulletin among its neighbours. */
export interface Neighbours {
  previous?: { serial: number; between: number };
  next?: { serial: number; between: number };
}

/** Previous and next held bulletin of each, by serial, and how many numbers lie between that are not held. */
export function neighboursIn(held: readonly number[]): Map<number, Neighbours> {
  const sorted = held.toSorted((a, b) => a - b);
  return new Map(
    sorted.map((serial, i) => {
      const [previous, next] = [sorted[i - 1], sorted[i + 1]];
      return [
        serial,
        {
          ...(previous !== undefined && { previous: { serial: previous, between: serial - previous - 1 } }),
          ...(next !== undefined && { next: { serial: next, between: next - serial - 1 } }),
        },
      ];
    }),
  );
}
