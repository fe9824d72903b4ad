import { compareKeys } from '../bulletin/issue-key.ts';
import type { EntityRef, ReadFigure } from '../clause/read-figure.ts';
import type { Measure } from '../clause/reading.ts';
import { unitNamed } from '../quantity/unit.ts';
import { longChecksum } from '../text/checksum.ts';
import type { Canonical } from './features.ts';
import { toObservation } from './observe.ts';
import type { Observation } from './schema.ts';

/**
 * Figures of no indicator that measure one thing: the same noun, of the same, at the same stage, in one unit. They have a
 * page and a chart without anybody writing a file.
 */
export interface FigureGroup {
  /** Made from the words of the measure alone, so that no other issue moves it. */
  id: string;
  /** What is measured, in the words of the texts: 督办, 建议（采纳）, 投资（农村公路）. */
  name: string;
  unit: string;
  /** Ids that the group would have if some of its words were no terms, for addresses from before they were. */
  was: string[];
  /** Addresses of its figures, in the order of the texts. */
  figures: string[];
}

/**
 * @param canonical the term that stands for a word and its synonyms
 * @param hasStages true for a noun that is counted at stages: without its stage nobody knows what a figure of it counts
 */
export function groupsOf(
  figures: readonly ReadFigure[],
  canonical: Canonical,
  hasStages: (head: string) => boolean = () => false,
): FigureGroup[] {
  const groups = new Map<string, FigureGroup & { former: Set<string> }>();
  for (const { serial, id: figure, measure, unit: printed, indicators } of figures) {
    if (!measure || indicators) continue;
    const named = canonicalised(measure, canonical, printed);
    const unit = unitOf(printed);
    const isAlone = !named.stage && !named.of && hasStages(named.head);
    const id = idOf(named, isAlone ? `${unit} ${serial}#${figure}` : unit);
    const group = groups.get(id) ?? { id, name: nameOf(named), unit, was: [], figures: [], former: new Set() };
    group.figures.push(`${serial}#${figure}`);
    for (const former of spellings(measure, named))
      for (const each of [unit, printed]) group.former.add(idOf(former, each));
    groups.set(id, group);
  }
  return [...groups.values()]
    .map(({ former, ...group }) => ({ ...group, was: [...former].filter((id) => id !== group.id).sort() }))
    .sort((a, b) => b.figures.length - a.figures.length || (a.id < b.id ? -1 : 1));
}

/** Classifiers that count one thing in other words, and the one that stands for them. */
const ALIKE: Readonly<Record<string, string>> = { 人: '名', 位: '名', 场次: '场', 台: '部' };

const unitOf = (unit: string): string => ALIKE[unit] ?? unit;

/** The words that a group is made by. */
type Words = Pick<Measure, 'head' | 'of' | 'stage' | 'unitKind'>;

function canonicalised({ head, of, stage, unitKind }: Words, canonical: Canonical, unit: string): Words {
  const term = canonical(head);
  return {
    head: term,
    ...(of !== undefined && { of: canonical(of) }),
    // 沟通12次, 沟通 at the stage 沟通: the deed is the thing itself.
    ...(stage !== undefined && canonical(stage) !== term && { stage: canonical(stage) }),
    // 1至3次 counts what 2次 counts.
    unitKind: unitKind === 'range' ? (unitNamed(unit)?.kind ?? 'number') : unitKind,
  };
}

/** A measure with each of its words as printed or as its term, and with all of them: what it went by before. */
function spellings(measure: Words, term: Words): Words[] {
  return (['head', 'of', 'stage', 'unitKind'] as const).reduce<Words[]>(
    (found, key) =>
      measure[key] === term[key] ? found : found.flatMap((words) => [words, { ...words, [key]: measure[key] }]),
    [term],
  );
}

function idOf({ head, of = '', stage = '', unitKind }: Words, unit: string): string {
  return `m${longChecksum([head, of, stage, unitKind, unit].join('\n'))}`;
}

function nameOf({ head, of, stage }: Words): string {
  const more = [of, stage].filter(Boolean).join('，');
  return more ? `${head}（${more}）` : head;
}

const UNKNOWN: EntityRef = { name: '原文没有说明主体' };

/** The figures of a group as observations, the newest issue first; a part of the measure is their breakdown. */
export function groupObservations(
  { id, figures }: Pick<FigureGroup, 'id' | 'figures'>,
  byAddress: ReadonlyMap<string, ReadFigure>,
): Observation[] {
  return figures
    .flatMap((address) => byAddress.get(address) ?? [])
    .map((figure): Observation => {
      const { role, measure, entity = UNKNOWN } = figure;
      return {
        ...toObservation({ ...figure, unit: unitOf(figure.unit) }, id, entity, measure?.part),
        ...(role !== 'stated' && { role }),
      };
    })
    .sort((a, b) => compareKeys(b.citations[0]?.serial ?? 0, a.citations[0]?.serial ?? 0));
}
