import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArticleBuilder } from '../../src/lib/bulletin/builder.ts';
import { sentenceIndexAt } from '../../src/lib/bulletin/passage.ts';
import type { Block, Passage } from '../../src/lib/bulletin/schema.ts';
import { discourseOfBlocks } from '../../src/lib/clause/discourse.ts';
import type { Discourse } from '../../src/lib/clause/reading.ts';
import { readTimes, type TimeReading } from '../../src/lib/clause/time/read.ts';
import { scan } from '../../src/lib/clause/time/scan.ts';
import { type Figure, figuresOfBlock } from '../../src/lib/quantity/figure.ts';
import { catalogueOfFive } from '../collection.ts';

const KNOWLEDGE = catalogueOfFive().congresses;

interface Text {
  discourse: Discourse;
  figures: Figure[];
  passages: ReadonlyMap<string, Passage>;
}

/** Paragraphs apart by ¶; `# ` makes a heading, of the first one without an ordinal the title; | parts the cells of a row. */
function textOf(source: string, date = ''): Text {
  const builder = new ArticleBuilder(1);
  const inline = (value: string) => (value ? [{ type: 'text' as const, value }] : []);
  const rows = (part: string) => part.split('\n').map((row) => row.split('|').map((cell) => inline(cell.trim())));
  for (const part of source.split('¶')) {
    if (part.startsWith('# ')) builder.addHeading(1, inline(part.slice(2)));
    else if (part.includes('|')) builder.addTable(rows(part));
    else builder.addParagraph(inline(part));
  }
  const blocks: Block[] = [...builder.blocks];
  const [first] = blocks;
  const title = first?.kind === 'heading' && !/^[一二三]、/u.test(first.passage.text) ? first.passage : undefined;
  if (title) blocks.shift();
  const passages = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [block.passage]));
  return {
    discourse: discourseOfBlocks(blocks, { ...(date && { date }), ...(title && { title }) }),
    figures: blocks.flatMap((block) => figuresOfBlock(block, 1)),
    passages: new Map([...(title ? [title] : []), ...passages].map((passage) => [passage.id, passage])),
  };
}

/** Stated times of all figures of a text, in printed order. */
function times(source: string, date = ''): (string | undefined)[] {
  const { discourse, figures } = textOf(source, date);
  const read = readTimes(discourse, figures, KNOWLEDGE);
  return figures.map(({ id }) => read.get(id)?.stated);
}

/** The reading of the figure that stands in 【】. */
function marked(source: string, date = ''): TimeReading | undefined {
  const part = source.split('¶').find((each) => each.includes('【')) ?? '';
  const at = part.replace(/^# /u, '').indexOf('【');
  const plain = part.replace(/^# /u, '').replace(/[【】]/gu, '');
  const { discourse, figures, passages } = textOf(source.replace(/[【】]/gu, ''), date);
  const figure = figures.find(
    ({ passage, start, end }) => passages.get(passage)?.text === plain && start <= at && at < end,
  );
  if (!figure) throw new Error(`no figure at 【】: ${source}`);
  return readTimes(discourse, figures, KNOWLEDGE).get(figure.id);
}

describe('the time of a figure', () => {
  const cases = readFileSync('tests/lines/time.tsv', 'utf8').trimEnd().split('\n').slice(1);
  it('has cases of every kind', () => expect(cases.length).toBeGreaterThan(70));

  it.each(cases.map((line) => line.split('\t')))(
    'seen from %s: %s → %s',
    (date = '', text = '', stated, start, end) => {
      const read = marked(text, date);
      expect([read?.stated ?? '', read?.span?.start ?? '', read?.span?.end ?? '']).toEqual([
        stated ?? '',
        start ?? '',
        end ?? '',
      ]);
    },
  );
});

describe('times of a table', () => {
  it('are those of the head of the column, then of the row, then of the line above', () => {
    const table = '地区|2023年|2024年\n甲市|5件|6件';
    expect(times(`情况如下：¶${table}`)).toEqual(['2023年', '2024年']);
    expect(times('情况如下：¶年份|件数（件）\n2023年|5\n2024|6')).toEqual(['2023年', '2024']);
    expect(times('2022年办理情况如下：¶地区|件数（件）\n甲市|5')).toEqual(['2022年']);
    expect(times('2022年，各地抓紧办理。¶各市情况¶地区|件数（件）\n甲市|5')).toEqual(['2022年']);
  });

  it('are told of figures in heads, too', () => {
    expect(times('2022年，各地抓紧办理。¶各市情况¶地区|交办（共12件）\n甲市|5件')).toEqual(['2022年', '2022年']);
  });

  it('join a part of a year at the left with the year above', () => {
    const { discourse, figures } = textOf('情况如下：¶季度|2023年\n一季度|5件');
    expect(readTimes(discourse, figures).get(figures[0]?.id ?? '')?.span).toEqual({
      start: '2023-01-01',
      end: '2023-03-31',
    });
  });
});

describe('congresses', () => {
  it('are dated by the list, and only those that it has', () => {
    const date = '2025-06-10';
    expect(marked('省十四届人大三次会议以来，收到建议【5件】。', date)?.span).toEqual({
      start: '2025-01-01',
      end: date,
    });
    expect(marked('十四届全国人大二次会议期间，收到建议【5件】。', date)?.span).toEqual({
      start: '2024-03-05',
      end: '2024-03-11',
    });
    expect(marked('市九届人大以来，收到建议【5件】。', date)?.span).toBeUndefined();
    expect(marked('省十四届人大九次会议以来，收到建议【5件】。', date)?.span).toBeUndefined();
  });

  it('say nothing without a list', () => {
    const { discourse, figures } = textOf('省十四届人大以来，收到建议5件。', '2025-06-10');
    expect([...readTimes(discourse, figures).values()]).toEqual([
      { stated: '省十四届人大以来', from: [{ passage: 'a1p1', start: 0, end: 8 }] },
    ]);
  });
});

/** Sentences of the genre, with and without a time, put together at random. */
const SENTENCE = fc.constantFrom(
  '2024年，共收到建议186件，较上年增加6件。',
  '去年，立案118件。',
  '截至12月底，已办结180件，占96.8%。',
  '全年开展视察12次。',
  '期间，走访选民300人次。',
  '目前，建成联络站420个。',
  '市九届人大四次会议交由政府办理的建议共238件。',
  '满意率较2020年提高5.6个百分点。',
  '每年培训代表2次。',
  '2月26日，召开交办会，交办建议50件。',
  '2023年、2024年，分别收到建议302件、356件。',
  '三年分别接待群众5万人次、6万人次和7万人次。',
  '2021年、2022年、2023年，依次办结30件、40件和50件。',
  '2021—2023年，投入资金4.2亿元。',
  '新建学校6所（2022年），加固水库11座。',
  '水更清了：治理河道36公里。',
  '对年满60周岁的老人发放补贴。',
  '平均用时由2022年的46天缩短至28天。',
  '请大家支持。',
);
const HEADING = fc.constantFrom('# 一、2024年工作回顾', '# 二、主要做法', '# 下一步打算');
const TEXT = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.array(SENTENCE, { minLength: 1, maxLength: 5 }).map((all) => all.join('')) },
      HEADING,
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join('¶'));

describe('any text', () => {
  it('gives words that stand where the reading says', () => {
    fc.assert(
      fc.property(TEXT, fc.constantFrom('', '2025-03-10'), (source, date) => {
        const { discourse, figures, passages } = textOf(source, date);
        for (const { stated, from } of readTimes(discourse, figures, KNOWLEDGE).values()) {
          const words = from.map(({ passage, start, end }) => passages.get(passage)?.text.slice(start, end) ?? '?');
          const [first = '', second = ''] = words;
          expect([first, first + second, `${first}年`]).toContain(stated);
          for (const { start, end } of from) expect(end).toBeGreaterThan(start);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives no figure a time of a later sentence', () => {
    fc.assert(
      fc.property(TEXT, fc.constantFrom('', '2025-03-10'), (source, date) => {
        const { discourse, figures, passages } = textOf(source, date);
        const order = [...passages.keys()];
        const times = readTimes(discourse, figures, KNOWLEDGE);
        for (const figure of figures) {
          for (const origin of times.get(figure.id)?.from ?? []) {
            const rank = order.indexOf(origin.passage) - order.indexOf(figure.passage);
            expect(rank).toBeLessThanOrEqual(0);
            const passage = passages.get(figure.passage);
            if (rank === 0 && passage)
              expect(sentenceIndexAt(passage, origin.start)).toBeLessThanOrEqual(
                sentenceIndexAt(passage, figure.start),
              );
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not change for the figures of a beginning, whatever follows', () => {
    fc.assert(
      fc.property(TEXT, SENTENCE, (source, more) => {
        const before = times(`${source}¶请大家支持。`, '2025-03-10');
        const after = times(`${source}¶请大家支持。${more}¶${more}`, '2025-03-10');
        expect(after.slice(0, before.length)).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  it('takes words in titles of documents for no time', () => {
    const { passages } = textOf('执行《2022年工作要点》，2024年收到建议5件。');
    expect([...passages.values()].flatMap(scan).map(({ words }) => words)).toEqual(['2024年']);
  });
});
