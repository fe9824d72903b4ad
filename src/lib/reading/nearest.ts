/** Named in a note: with all, the notes of all issues would grow with the square of the issues. */
const MOST = 24;

/**
 * What a note names of a list that may grow with the issues: those nearest to one of them, in the order of the list.
 * @param rank place of the one whose note it is; it is not named
 * @returns the nearest, and how many more there are
 * @throws RangeError if it does not stand in the list
 */
export function nearest<Item>(list: readonly Item[], rank: number): { near: Item[]; more: number } {
  if (!(rank in list)) throw new RangeError(`${rank} of ${list.length}`);
  const from = Math.max(0, Math.min(rank - MOST / 2, list.length - 1 - MOST));
  const near = list.slice(from, from + MOST + 1).filter((_, i) => from + i !== rank);
  return { near, more: list.length - 1 - near.length };
}
