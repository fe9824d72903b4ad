import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discourseOfBlocks } from '../../src/lib/clause/discourse.ts';
import { readEntities } from '../../src/lib/clause/entity/read.ts';
import { figuresOfBlock } from '../../src/lib/quantity/figure.ts';
import { readBlocks } from '../../src/lib/source/paragraphs.ts';

interface Row {
  unit: string;
  text: string;
  figure: string;
  entity: string;
}
const rows: Row[] = parse(readFileSync('tests/lines/entities.tsv', 'utf8'), {
  columns: true,
  delimiter: '\t',
  quote: null,
});

function read(text: string, unit: string) {
  const blocks = readBlocks(text);
  const figures = blocks.flatMap((block) => figuresOfBlock(block, 1));
  return { figures, readings: readEntities(discourseOfBlocks(blocks, unit ? { unit } : {}), figures), blocks };
}

describe('whose a figure is', () => {
  it.each(rows)('is read of “$text” ($unit): $figure', ({ unit, text, figure, entity }) => {
    const { figures, readings } = read(text, unit);
    const found = figures.filter((each) => each.text === figure);
    expect(found).toHaveLength(1);
    const name = readings.get(found[0]?.id ?? '')?.name ?? '';
    // Without a unit 市教育局 stays as printed; with one it is named in full.
    expect([name, name.replace(/^云河市/u, '市')]).toContain(entity);
  });

  // What was reached, so that a change of a rule cannot lose it unseen; `/` parts names that a careful reader may give as well.
  it('is found in the words of many institutions', () => {
    const lines: Row[] = parse(readFileSync('tests/lines/whose.tsv', 'utf8'), {
      columns: true,
      delimiter: '\t',
      quote: null,
    });
    const right = lines.filter(({ unit, text, figure, entity }) => {
      const { figures, readings } = read(text.replaceAll('⏎', '\n\n'), unit);
      const found = figures.find((each) => each.text === figure);
      return entity.split('/').includes(readings.get(found?.id ?? '')?.name ?? '');
    });
    expect(right.length / lines.length).toBeGreaterThan(0.93);
  });

  it('says which words it was read from', () => {
    const { figures, readings, blocks } = read('云河市教育局承办建议31件。市水利局承办12件。', '');
    const passage = blocks[0]?.kind === 'paragraph' ? blocks[0].passage : undefined;
    const words = figures.map(({ id }) =>
      readings.get(id)?.from.map(({ start, end }) => passage?.text.slice(start, end)),
    );
    expect(words).toEqual([['云河市教育局'], ['市水利局']]);
  });

  it('takes words of the text alone, whatever stands in it', () => {
    const pieces = fc.constantFrom(
      '云河市',
      '市教育局',
      '全省',
      '由',
      '、',
      '，',
      '。',
      '28件',
      '其中',
      '分别',
      '我局',
      '代表',
      '在',
      '的',
      '中',
      '满意率',
      '3%',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 24 }), (words) => {
        const { figures, readings, blocks } = read(words.join(''), '');
        const text = blocks[0]?.kind === 'paragraph' ? blocks[0].passage.text : '';
        for (const { id } of figures)
          for (const { start, end } of readings.get(id)?.from ?? []) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(text.length);
          }
      }),
    );
  });
});
