import type { ReadFigure } from '../src/lib/clause/read-figure.ts';
import { claimsOf } from '../src/lib/indicator/features.ts';
import { foldWidth } from '../src/lib/text/numeral.ts';
import { alignFigures } from './align-figures.ts';
import { CORE } from './core.ts';
import type { Counts, Label, Reading, Score } from './label.ts';

const FIELDS = ['approximation', 'entity', 'period', 'measure', 'role'] as const;
type Field = (typeof FIELDS)[number];

/** Compares figures with labels of the same text. */
export function compare(
  labels: readonly Label[],
  figures: readonly ReadFigure[],
  reading: Reading,
  place: string,
): Score {
  const pairs = alignFigures(labels, figures);
  const paired = new Set<Label | ReadFigure>(pairs.flat());
  const agreeing = (field: Field) => pairs.filter((pair) => agrees(field, ...pair, reading));
  const claims = new Map(
    figures.map((figure) => [figure, claimsOf(figure, reading.indicators, reading.terms.canonical, figures)] as const),
  );
  const coreOf = (figure: ReadFigure) =>
    (claims.get(figure) ?? []).map(({ indicator }) => indicator).filter((id) => id in CORE);
  // Only sets that say of every quantity whether it is one of the core.
  const saysCore = labels.some(({ core }) => core);
  const claimed = saysCore ? figures.filter((figure) => coreOf(figure).length > 0) : [];
  const isRight = (label: Label, figure: ReadFigure) =>
    coreOf(figure).some((id) => listOf(label.core).includes(CORE[id] ?? ''));
  const rightly = saysCore ? pairs.filter(([label, figure]) => isRight(label, figure)) : [];
  const core = labels.filter((label) => listOf(label.core).length > 0);
  const counts: Counts = {
    labels: labels.length,
    figures: figures.length,
    found: pairs.length,
    approximation: agreeing('approximation').length,
    entity: agreeing('entity').length,
    period: agreeing('period').length,
    measured: pairs.filter(([label]) => label.measure).length,
    measure: agreeing('measure').filter(([label]) => label.measure).length,
    role: agreeing('role').filter(([label]) => label.measure).length,
    observed: figures.filter((figure) => (claims.get(figure) ?? []).length > 0).length,
    core: core.length,
    claimed: claimed.length,
    rightly: rightly.length,
  };
  const right = new Set<Label | ReadFigure>(rightly.flat());
  const problems = [
    ...labels.filter((l) => !paired.has(l)).map((l) => `${place} 漏：${l.text}（${l.context}）`),
    ...figures.filter((f) => !paired.has(f)).map((f) => `${place} 多：${f.text} = ${f.value} ${f.unit}（${f.quote}）`),
    ...pairs.flatMap(([label, figure]) =>
      FIELDS.filter((field) => !agrees(field, label, figure, reading)).map(
        (field) =>
          `${place} ${field}：${label.text} 应为 ${said(field, label)}，得到 ${read(field, figure)}（${label.context}）`,
      ),
    ),
    ...core.filter((l) => !right.has(l)).map((l) => `${place} 指标漏：${l.text} 应为 ${l.core}（${l.context}）`),
    ...claimed.filter((f) => !right.has(f)).map((f) => `${place} 指标错：${f.text} 归入 ${coreOf(f)}（${f.quote}）`),
  ];
  return { counts, problems };
}

/** Counts added up. */
export function addUp(all: readonly Counts[]): Counts {
  const [first] = all;
  const keys = Object.keys(first ?? {}) as (keyof Counts)[];
  return Object.fromEntries(
    keys.map((key) => [key, all.reduce((sum, each) => sum + each[key], 0)]),
  ) as unknown as Counts;
}

function agrees(field: Field, label: Label, figure: ReadFigure, { terms, entityOf }: Reading): boolean {
  switch (field) {
    case 'approximation':
      return label.approximation === figure.approximation;
    case 'entity':
      return isOneOf(figure.entity?.name, [label.entity, ...(label.entityOr ?? [])], (name) =>
        plainName(entityOf(name).name),
      );
    case 'period':
      return isOneOf(figure.period, [label.period, ...(label.periodOr ?? [])], plainTime);
    case 'role':
      return label.role === undefined || label.role === figure.role;
    case 'measure':
      return label.measure === undefined || agreesInMeasure(label, figure, terms.canonical);
  }
}

/** The head, or its tail, under any of its names; and the part. */
function agreesInMeasure(label: Label, { measure }: ReadFigure, canonical: (word: string) => string): boolean {
  const { head, part } = label.measure ?? { head: '' };
  const heads = [head, ...(label.alt ? [label.alt.head] : [])].flatMap((word) => [word, canonical(word)]);
  const own = measure ? [measure.head, canonical(measure.head)] : [];
  const isHead = own.some((word) => heads.some((each) => each === word || each.endsWith(word) || word.endsWith(each)));
  const parts = [part, measure?.part].map((word) => word && canonical(word));
  return isHead && parts[0] === parts[1];
}

/** A text that says nothing is read as saying nothing. */
function isOneOf(
  got: string | undefined,
  wanted: readonly (string | null)[],
  plain: (words: string) => string,
): boolean {
  return wanted.some((each) => (each === null ? got === undefined : got !== undefined && plain(each) === plain(got)));
}

/** 市人民政府 is 市政府. */
const plainName = (name: string) => name.replace('人民政府', '政府');
const plainTime = (words: string) => foldWidth(words).replace(/\s/gu, '');

const listOf = (core: Label['core']) => (core ? [core].flat() : []);

const said = (field: Field, label: Label) => JSON.stringify(label[field as 'role'] ?? null);
const read = (field: Field, figure: ReadFigure) => JSON.stringify(figure[field as 'role'] ?? null);
