import type { IssueKey } from '../bulletin/issue-key.ts';
import { namesOf } from '../indicator/entity.ts';
import type { Entity } from '../indicator/entity-file.ts';
import type { Indicator } from '../indicator/schema.ts';
import type { ChartDescription } from './schema.ts';

/** Words that people have written in a file of `content/`, and that readers see. */
export interface Statement {
  /** Folder and name of the file: `charts/rates`. */
  file: string;
  /** Which of its fields: `notes.1`. */
  field: string;
  text: string;
  /** It names something of the bulletins, in their words. */
  isName: boolean;
  /** The issues that must hold its figures; any where absent. */
  serials?: readonly IssueKey[];
}

const list = (file: string, field: string, texts: readonly string[]): Statement[] =>
  texts.map((text, i) => ({ file, field: `${field}.${i}`, text, isName: false }));

/** All that a description of a chart says in words. */
export function statementsOfChart({
  id,
  title,
  finding,
  unit,
  panels,
  notes,
  labels,
  views,
}: ChartDescription): Statement[] {
  const file = `charts/${id}`;
  const say = (field: string, text: string | undefined): Statement[] =>
    text ? [{ file, field, text, isName: false }] : [];
  return [
    ...say('title', title),
    ...say('finding', finding),
    ...say('unit', unit),
    ...panels.flatMap((panel, i) => [...say(`panels.${i}.title`, panel.title), ...say(`panels.${i}.unit`, panel.unit)]),
    ...list(file, 'notes', notes),
    ...Object.entries(labels).flatMap(([point, label]) => say(`labels.${point}`, label)),
    ...views.flatMap((view, i) => say(`views.${i}.title`, view.title)),
  ];
}

/** All that an indicator says in words. */
export function statementsOfIndicator(indicator: Indicator): Statement[] {
  const { id, name, short, unit, definition, caveats, against, isMeasure } = indicator;
  const file = isMeasure ? 'measures' : `indicators/${id}`;
  const at = (field: string) => (isMeasure ? `${id}.${field}` : field);
  const say = (field: string, text: string): Statement => ({ file, field: at(field), text, isName: false });
  return [
    say('name', name),
    say('short', short),
    say('unit', unit),
    ...(definition ? [say('definition', definition)] : []),
    ...list(file, at('caveats'), caveats),
    ...(against ? [say('against.note', against.note)] : []),
  ];
}

/** The names of a body. */
export function statementsOfEntity(entity: Entity): Statement[] {
  const { id, aliases } = entity;
  const fieldOf = (i: number) =>
    i === 0 ? 'name' : i <= aliases.length ? `aliases.${i - 1}` : `succeeds.${i - 1 - aliases.length}`;
  return namesOf(entity).map((text, i) => ({ file: `entities/${id}`, field: fieldOf(i), text, isName: true }));
}
