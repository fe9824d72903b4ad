import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { attributedFiguresOf } from '../src/lib/attribution/attribute.ts';
import { titleOfKey } from '../src/lib/bulletin/issue-key.ts';
import type { Bulletin } from '../src/lib/bulletin/schema.ts';
import type { ReadFigure } from '../src/lib/clause/read-figure.ts';
import { type Register, registerOf } from '../src/lib/indicator/entity.ts';
import type { Entity } from '../src/lib/indicator/entity-file.ts';
import { decodeSource } from '../src/lib/source/decode.ts';
import { parseSource } from '../src/lib/source/parse.ts';
import { readCatalogue } from './catalogue.ts';
import { listFiles, readBulletins } from './run.ts';

/** A quantity as a person labelled it by reading; null where the text does not say. */
export interface Label {
  text: string;
  value: number | null;
  min?: number;
  max?: number;
  unit: string;
  approximation: string;
  kind: string;
  entity: string | null;
  period: string | null;
  /** The words around it. */
  context: string;
  /** Written in Han numerals. */
  han?: boolean;
}

/** The labels of one bulletin, in printed order. */
export function readLabels(file: string): Label[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { quantities: Label[] }).quantities;
}

/** What the labels were written for, and stays as it was while the project's own bulletins go on. */
const COLLECTION = 'tests/fixtures/five/content';

/** The entities that the labels know. */
export const entitiesOfLabels = () => readCatalogue(COLLECTION).catalogue.entities;

/** Scores every file of labels in a folder; throws where one has no text. */
export function scoreFolder(folder: string, entities: readonly Entity[]): Score[] {
  const register = registerOf(entities);
  return listFiles(folder, '.json').map((file) => score(bulletinOf(file), readLabels(file), register));
}

/** Labels beside a text of the same name are of that text; else of the labelled bulletin with that serial. */
function bulletinOf(labels: string): Bulletin {
  const source = labels.replace(/\.json$/u, '.txt');
  const bulletin = existsSync(source)
    ? parseSource(decodeSource(readFileSync(source), source).text, source).bulletin
    : readBulletins(`${COLLECTION}/bulletins`).find(({ file }) => basename(file, '.mdx') === basename(labels, '.json'))
        ?.bulletin;
  if (!bulletin) throw new Error(`${labels}：没有可读的原文 ${source}`);
  return bulletin;
}

/** The sets of labels: the first five bulletins, and texts that others wrote. */
export const LABELS = ['tests/gold', 'tests/unseen'];
export const ACCURACY = 'src/data/accuracy.json';

/** The counts of both sets as the method page shows them. */
export function accuracyFile(): string {
  const entities = entitiesOfLabels();
  const [own, unseen] = LABELS.map((folder) => {
    const scores = scoreFolder(folder, entities);
    return { bulletins: scores.length, ...sumOf(scores) };
  });
  const notice = '由 npm run accuracy -- --write 生成，请勿手工修改。';
  return `${JSON.stringify({ notice, own, unseen }, null, 1)}\n`;
}

/** The counts of several scores together. */
export function sumOf(scores: readonly Score[]) {
  const sum = (key: Exclude<keyof Score, 'problems'>) => scores.reduce((total, each) => total + each[key], 0);
  return {
    labels: sum('labels'),
    figures: sum('figures'),
    found: sum('found'),
    approximation: sum('approximation'),
    entity: sum('entity'),
    period: sum('period'),
  };
}

export interface Score {
  labels: number;
  figures: number;
  /** Labels found with value and unit, and those of them that agree in the other fields. */
  found: number;
  approximation: number;
  entity: number;
  period: number;
  /** What was not found, what nobody labelled, and what differs, for people who mend rules. */
  problems: string[];
}

/** Compares the figures of a bulletin with its labels; both stand in printed order. */
export function score(bulletin: Bulletin, labels: readonly Label[], register: Register): Score {
  const figures = attributedFiguresOf(bulletin, register.find);
  const nameOf = (entity: string) => register.find(entity).name;
  const read = (figure: ReadFigure, key: 'approximation' | 'entity' | 'period') =>
    key === 'entity' ? figure.entity?.name : figure[key];
  const pairs = align(labels, figures);
  const paired = new Set<Label | ReadFigure>(pairs.flat());
  const agree = (key: 'approximation' | 'entity' | 'period') =>
    pairs.filter(([label, figure]) => (nameIn(label, key, nameOf) ?? undefined) === read(figure, key)).length;
  const place = `${titleOfKey(bulletin.serial)}`;
  return {
    labels: labels.length,
    figures: figures.length,
    found: pairs.length,
    approximation: agree('approximation'),
    entity: agree('entity'),
    period: agree('period'),
    problems: [
      ...labels.filter((l) => !paired.has(l)).map((l) => `${place} 漏：${l.text}（${l.context}）`),
      ...figures
        .filter((f) => !paired.has(f))
        .map((f) => `${place} 多：${f.text} = ${f.value} ${f.unit}（${f.quote}）`),
      ...pairs.flatMap(([label, figure]) =>
        (['approximation', 'entity', 'period'] as const)
          .filter((key) => (nameIn(label, key, nameOf) ?? undefined) !== read(figure, key))
          .map(
            (key) => `${place} ${key}：${label.text} 应为 ${label[key]}，得到 ${read(figure, key)}（${label.context}）`,
          ),
      ),
    ],
  };
}

/** The field of a label; an entity by the name of the list of entities. */
function nameIn(label: Label, key: 'approximation' | 'entity' | 'period', nameOf: (entity: string) => string) {
  return key === 'entity' && label.entity ? nameOf(label.entity) : label[key];
}

/** Pairs of equal value and unit in the order of both: the longest common subsequence. */
function align(labels: readonly Label[], figures: readonly ReadFigure[]): [Label, ReadFigure][] {
  const isSame = (i: number, j: number) => amountOf(labels[i] as Label) === amountOf(figures[j] as ReadFigure);
  const length = Array.from({ length: labels.length + 1 }, () => new Array<number>(figures.length + 1).fill(0));
  const at = (i: number, j: number) => length[i]?.[j] ?? 0;
  for (let i = labels.length - 1; i >= 0; i--) {
    for (let j = figures.length - 1; j >= 0; j--) {
      const best = isSame(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      (length[i] as number[])[j] = best;
    }
  }
  const pairs: [Label, ReadFigure][] = [];
  for (let i = 0, j = 0; i < labels.length && j < figures.length; ) {
    if (isSame(i, j)) pairs.push([labels[i++] as Label, figures[j++] as ReadFigure]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

function amountOf({
  value,
  min,
  max,
  unit,
}: Pick<Label, 'value' | 'unit'> & { min?: number | undefined; max?: number | undefined }) {
  return `${value ?? `${min}..${max}`} ${unit}`;
}
