import { shortTitle } from '../bulletin/issue-key.ts';
import { statedPeriod } from './caption.ts';
import type { Point } from './schema.ts';

/** What may tell two points of one name apart, in words: first what says most to a reader. */
const MARKS: readonly ((point: Point) => string)[] = [
  ({ period }) => statedPeriod(period),
  ({ unit }) => unit,
  ({ sources: [source] }) => (source ? shortTitle(source.serial) : ''),
];

/**
 * The names of the points of a panel. Those that are called alike say their time, their unit or the issue they stand in,
 * whichever tells all of them apart, or several of these; what is alike in all of them is counted. No new issue can bring
 * two points of one name.
 */
export function tellApart(points: readonly Point[]): string[] {
  const marked = new Map<Point, string>();
  for (const [label, alike] of Map.groupBy(points, (point) => point.label))
    if (alike.length > 1) {
      const marks = marksOf(alike);
      for (const point of alike) marked.set(point, `${label}（${marks.map((mark) => mark(point)).join('，')}）`);
    }
  const names = points.map((point) => marked.get(point) ?? point.label);
  const seen = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let count = 2; seen.has(own); count++) own = `${name}之${count}`;
    seen.add(own);
    return own;
  });
}

/** The fewest marks that tell all of them apart; else all in which any two differ, or the issue. */
function marksOf(alike: readonly Point[]): (typeof MARKS)[number][] {
  const differing = MARKS.filter((mark) => new Set(alike.map(mark)).size > 1);
  const single = differing.find((mark) => isTelling([mark], alike));
  if (single) return [single];
  const issue = MARKS.at(-1) as (typeof MARKS)[number];
  const pair = differing.find((mark) => mark !== issue && isTelling([mark, issue], alike));
  if (pair) return [pair, issue];
  return differing.length > 0 ? differing : [issue];
}

function isTelling(marks: readonly (typeof MARKS)[number][], alike: readonly Point[]): boolean {
  const words = alike.map((point) => marks.map((mark) => mark(point)));
  return words.flat().every(Boolean) && new Set(words.map((each) => each.join('\n'))).size === alike.length;
}
