import { isFinished, lengthOf } from './cues.ts';
import type { SourceLine } from './line.ts';

/** Of the longest line: so long is a line that was cut at the width of the page. */
const FULL = 0.7;

/** Lines are cut at the width of the page if most lines without a gap behind them end in mid-sentence. */
export function isHardWrapped(lines: readonly SourceLine[]): boolean {
  const followed = lines.filter(({ whole, table }, i) => !whole && !table && lines[i + 1] && !lines[i + 1]?.gap);
  // Heads and items of a list end in mid-sentence too, but do not fill their line.
  const longest = Math.max(0, ...followed.map((line) => lengthOf(line.text)));
  const full = followed.filter((line) => lengthOf(line.text) >= longest * FULL);
  const torn = full.filter((line) => !isFinished(line.text)).length;
  return followed.length >= 3 && torn / full.length >= 0.5;
}
