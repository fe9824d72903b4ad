import { diffLines } from 'diff';

/** Characters of a line that are shown: paragraphs are long, what differs in them is not. */
const BEFORE = 12;
const SHOWN = 60;

/** Lines that two texts do not share, in their order: `-` of the first, `+` of the second, with their numbers. */
export function compareTexts(before: string, after: string): string[] {
  const changes = diffLines(before, after);
  const shown: string[] = [];
  let [old, fresh] = [1, 1];
  for (const [i, { value, added, removed, count }] of changes.entries()) {
    // What takes the place of lines stands right behind them.
    const other = added ? changes[i - 1] : changes[i + 1];
    const partners = other && (added ? other.removed : other.added) ? linesOf(other.value) : [];
    if (added || removed)
      for (const [k, line] of linesOf(value).entries())
        if (line.trim()) shown.push(`${added ? `+${fresh + k}` : `-${old + k}`} ${excerpt(line, partners[k] ?? '')}`);
    if (!removed) fresh += count;
    if (!added) old += count;
  }
  return shown;
}

function linesOf(value: string): string[] {
  return value.replace(/\n$/u, '').split('\n');
}

/** A line from a little before the place where it leaves the other one. */
function excerpt(line: string, other: string): string {
  let same = 0;
  while (same < line.length && line[same] === other[same]) same++;
  const start = Math.max(0, same - BEFORE);
  const end = start + SHOWN;
  return `${start > 0 ? '…' : ''}${line.slice(start, end)}${line.length > end ? '…' : ''}`;
}
