/** Lists that only grow: what one of them held once it holds for good, in the same order. */

const linesOf = (text: string) => text.split(/\r?\n/u).filter(Boolean);

/** Lines that a list has lost since. */
export function lostLines(before: string, now: string): string[] {
  const kept = new Map<string, number>();
  for (const line of linesOf(now)) kept.set(line, (kept.get(line) ?? 0) + 1);
  return linesOf(before).filter((line) => {
    const count = kept.get(line) ?? 0;
    kept.set(line, count - 1);
    return count <= 0;
  });
}

/** The first line of a list that stands elsewhere than before: what is counted by lines is then counted otherwise. */
export function movedLine(before: string, now: string): string | undefined {
  const after = linesOf(now);
  return linesOf(before).find((line, i) => line !== after[i]);
}
