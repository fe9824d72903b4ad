import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ReadFigure } from '../src/lib/clause/read-figure.ts';
import { knowledgeOf, readCatalogue } from './catalogue.ts';
import type { Counts, Label, Reading, Score } from './label.ts';
import { listFiles, readBulletins } from './run.ts';
import { addUp, compare } from './score.ts';
import { figuresOfText, type ReadText, toText, withoutMasthead } from './text.ts';

/** The labels of one text, in printed order. */
export function readLabels(file: string): Label[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { quantities: Label[] }).quantities;
}

/** What the labels were written for, and stays as it was while the project's own bulletins go on. */
const COLLECTION = 'tests/fixtures/five/content';

/** What reading needs: the entities that the labels know, and the words of the program. */
export function knowledgeOfLabels(): Reading {
  const { catalogue } = readCatalogue(COLLECTION);
  return { ...knowledgeOf(catalogue), indicators: catalogue.indicators };
}

/** How a text is given: as it is, or every article of it alone, without masthead, day and unit line. */
export type Manner = 'whole' | 'bare';

/** Scores every file of labels in a folder; throws where one has no text. */
export function scoreFolder(folder: string, reading: Reading, manner: Manner = 'whole'): Score[] {
  return listFiles(folder, '.json').map((file) => score(textOf(file), readLabels(file), reading, manner, file));
}

/** Labels beside a text of the same name are of that text; else of the labelled bulletin with that serial. */
export function textOf(labels: string): ReadText {
  const source = labels.replace(/\.json$/u, '.txt');
  if (existsSync(source)) return toText(readFileSync(source, 'utf8'), source);
  const bulletin = readBulletins(`${COLLECTION}/bulletins`).find(
    ({ file }) => basename(file, '.mdx') === basename(labels, '.json'),
  )?.bulletin;
  if (!bulletin) throw new Error(`${labels}：没有可读的原文 ${source}`);
  return { kind: 'bulletin', bulletin };
}

/** The sets of labels: the first five bulletins, and texts that others wrote. */
export const LABELS = ['tests/gold', 'tests/unseen'];

/** The counts of several scores together. */
export function sumOf(scores: readonly Score[]): Counts {
  return addUp(scores.map(({ counts }) => counts));
}

/** Compares the figures of a text with its labels; both stand in printed order. */
export function score(
  text: ReadText,
  labels: readonly Label[],
  reading: Reading,
  manner: Manner = 'whole',
  place = '',
): Score {
  const texts = manner === 'bare' ? withoutMasthead(text) : [text];
  const figures: ReadFigure[] = texts.flatMap((each) => figuresOfText(each, reading));
  return compare(labels, figures, reading, place);
}
