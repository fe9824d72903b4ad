import { parseIssueKey } from '../bulletin/issue-key.ts';
import { DiagnosticError } from '../diagnostic.ts';
import { fault } from '../fault/fault.ts';
import type { Observation } from '../indicator/schema.ts';
import type { ChartType } from './model.ts';
import { type ChartData, isByIssue, nameInFile, type PanelDescription } from './point.ts';
import type { ChartDescription } from './schema.ts';

/** What of a description of a chart is alive in the issues that are held: others come and go without anybody rewriting it. */

/** 名 and 位 both count persons; a reader takes them for one. */
const PERSONS = ['名', '位', '人'];

export function isSameUnit(a: string, b: string): boolean {
  return a === b || (PERSONS.includes(a) && PERSONS.includes(b));
}

/**
 * The groups of a description that the data fill. Values of another unit than their indicator else has in the group stand in
 * a group of their own: lengths of bars are compared. Told twice it says the same.
 * @throws DiagnosticError where there is none, which is a state of the collection and no fault
 */
export function liveDescription(description: ChartDescription, data: ChartData): ChartDescription {
  const panels = description.panels.flatMap((panel: PanelDescription): PanelDescription[] => {
    const found = observationsOf(panel, data);
    if (found.length === 0) return [];
    const said = panel.unit ?? description.unit;
    const strays = description.type === 'card' || panel.ofUnits ? [] : strayUnits(found, said);
    if (strays.length === 0) return [panel];
    const title = panel.title ?? description.title;
    const kept = [...new Set(found.map(({ unit }) => unit))].filter((unit) => !strays.includes(unit));
    return [
      { ...panel, ofUnits: kept },
      ...strays.map((unit) => ({ ...panel, unit, title: `${title}（${unit}）`, ofUnits: [unit] })),
    ];
  });
  if (panels.length > 0) return { ...description, panels, type: liveType(description, panels, data) };
  throw withoutValues(description);
}

/** Says that a chart has nothing to draw. */
export function withoutValues({ id, panels }: ChartDescription): DiagnosticError {
  const indicators = panels.flatMap((panel) => panel.indicators).join('、');
  return new DiagnosticError([
    fault('chart-without-values', { file: `content/charts/${id}.yaml`, line: 1 }, { indicators }),
  ]);
}

/** A bar for every issue, screen after screen, says less than points on one axis of time. */
const MOST_BARS = 24;

function liveType({ type, views }: ChartDescription, panels: readonly PanelDescription[], data: ChartData): ChartType {
  const all = panels.map((panel) => ({ panel, found: observationsOf(panel, data) }));
  // A value without a time stands on no line; where a group has no other, all are drawn as bars.
  if (type === 'line') return all.some(({ panel, found }) => found.every((o) => !isDated(o, panel))) ? 'bar' : 'line';
  // Points in time have one order: a view with another keeps its bars.
  const isByIssueAlone =
    all.every(({ panel }) => isByIssue(panel.label)) && views.every(({ query }) => !/\bo=/u.test(query));
  return type === 'bar' && isByIssueAlone && all.some(({ found }) => found.length > MOST_BARS) ? 'line' : type;
}

/** Observations that a group draws, but for those that its `only` leaves out. */
export function observationsOf(
  panel: PanelDescription,
  { observations }: Pick<ChartData, 'observations'>,
): Observation[] {
  return observations.filter(
    (o) =>
      panel.indicators.includes(o.indicator) &&
      (!panel.entities || panel.entities.includes(nameInFile(o))) &&
      (!panel.ofUnits || panel.ofUnits.includes(o.unit)),
  );
}

/** True for a value that has its place on an axis of time: that of its issue, or its own. */
export function isDated({ period }: Pick<Observation, 'period'>, { label }: Pick<PanelDescription, 'label'>): boolean {
  return isByIssue(label) || period?.start !== undefined;
}

/** Units of values whose indicator has others in the unit that is said; where it has none, the description is wrong. */
function strayUnits(found: readonly Observation[], said: string): string[] {
  const strays = [...Map.groupBy(found, ({ indicator }) => indicator).values()].flatMap((own) => {
    const others = own.map(({ unit }) => unit).filter((unit) => !isSameUnit(unit, said));
    return others.length < own.length ? others : [];
  });
  return [...new Set(strays)];
}

/** True for words that name a point of an issue that is not held: `{water-quality-679.value}` without issue 679. */
export function speaksOfOthers(text: string, { dates }: Pick<ChartData, 'dates'>): boolean {
  return [...text.matchAll(/\{([\w-]+?)\.\w+\}/gu)].some(([, point = '']) => {
    const key = parseIssueKey(/(?:^|-)((?:[12]\d{3}-s)?\d+)(?:-\d+)?$/u.exec(point)?.[1] ?? '');
    return dates.size > 0 && key !== undefined && !dates.has(key);
  });
}
