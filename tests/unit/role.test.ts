import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { discourseOfBlocks } from '../../src/lib/clause/discourse.ts';
import { type MeasureReading, readMeasures } from '../../src/lib/clause/measure/read.ts';
import { figuresOfBlock } from '../../src/lib/quantity/figure.ts';
import { readBlocks } from '../../src/lib/source/paragraphs.ts';
import { catalogueOfFive } from '../collection.ts';

const { terms } = catalogueOfFive();
const [, ...lines] = readFileSync('tests/lines/roles.tsv', 'utf8').trimEnd().split('\n');
const rows = lines.map((line) => {
  const [text = '', figure = '', role = '', base = ''] = line.split('\t');
  return { text, figure, role, base };
});

/** The readings of the labelled figures of a text; a figure that stands twice is read in its order. */
function readingsOf(text: string, labels: typeof rows): { label: (typeof rows)[number]; reading?: MeasureReading }[] {
  const blocks = readBlocks(text);
  const figures = blocks.flatMap((block) => figuresOfBlock(block, 1));
  const readings = readMeasures(discourseOfBlocks(blocks, { date: '2025-12-01' }), figures, terms);
  const free = [...figures];
  return labels.map((label) => {
    const at = free.findIndex((figure) => figure.text === label.figure);
    const [figure] = at < 0 ? [] : free.splice(at, 1);
    const reading = figure && readings.get(figure.id);
    return reading ? { label, reading } : { label };
  });
}

describe('the role of a figure in sentences of many institutions', () => {
  const read = [...Map.groupBy(rows, ({ text }) => text)].flatMap(([text, labels]) => readingsOf(text, labels));
  const share = (isRight: (one: (typeof read)[number]) => boolean) => read.filter(isRight).length / read.length;

  it('has its figures', () => expect(read.filter(({ reading }) => !reading)).toEqual([]));

  // What was reached, so that a change of a rule cannot lose it unseen.
  it('is found', () => {
    expect(share(({ label, reading }) => reading?.role === label.role)).toBeGreaterThan(0.97);
  });
  it('comes with what a change is measured by', () => {
    expect(share(({ label, reading }) => (reading?.base?.stated ?? '') === label.base)).toBeGreaterThan(0.96);
  });
});
