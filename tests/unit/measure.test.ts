import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPassage } from '../../src/lib/bulletin/passage.ts';
import type { Passage } from '../../src/lib/bulletin/schema.ts';
import { type MeasureReading, readMeasures } from '../../src/lib/clause/measure/read.ts';
import { TermsFileSchema } from '../../src/lib/clause/measure/terms.ts';
import type { CellReading, Part } from '../../src/lib/clause/reading.ts';
import { type Figure, figuresOfPassage } from '../../src/lib/quantity/figure.ts';
import { catalogueOfFive } from '../collection.ts';

const { terms } = catalogueOfFive();
const SERIAL = 1;
const passageOf = (id: string, value: string): Passage => toPassage(id, [{ type: 'text', value }]);

interface Read {
  figures: readonly Figure[];
  readings: Map<string, MeasureReading>;
  passages: readonly Passage[];
}

function read(passages: readonly Passage[], parts: Part[], heading?: string): Read {
  const figures = passages.flatMap((passage) => figuresOfPassage(passage, SERIAL));
  const section = { ...(heading && { heading: passageOf('a1h1', heading) }), parts };
  return { figures, passages, readings: readMeasures({ date: '2026-01-10', sections: [section] }, figures, terms) };
}

function readText(...texts: string[]): Read {
  const passages = texts.map((text, i) => passageOf(`a1p${i + 1}`, text));
  return read(
    passages,
    passages.map((passage) => ({ kind: 'paragraph', passage })),
  );
}

/** `figure head stage part role base`, with a dash for what is not said. */
const short = ({ figures, readings }: Read) =>
  figures.map(({ id, text }) => {
    const { measure, role, base } = readings.get(id) as MeasureReading;
    return [text, measure?.head, measure?.stage, measure?.part, role, base?.stated]
      .map((word) => word || '-')
      .join(' ');
  });

/** Labelled figures of a table, sentence by sentence. */
function sentencesOf(file: string) {
  const [, ...rows] = readFileSync(`tests/lines/${file}`, 'utf8').trimEnd().split('\n');
  const labels = rows.map((row) => {
    const [sentence = '', figure = '', head = '', , , part = '', role = '', base = ''] = row.split('\t');
    return { sentence, figure, head, part, role, base };
  });
  return [...Map.groupBy(labels, ({ sentence }) => sentence)];
}

// What was reached, so that a change of a rule cannot lose it unseen.
describe.each([
  ['measures.tsv', { head: 0.84, part: 0.76, role: 0.97, base: 0.99 }],
  // Sentences of other structures than those that the rules were written by.
  ['measures-structures.tsv', { head: 0.73, part: 0.68, role: 0.84, base: 0.89 }],
])('readMeasures(discourse, figures, terms) on invented sentences of %s', (file, least) => {
  const sentences = sentencesOf(file);
  const read = sentences.flatMap(([sentence, expected]) => {
    const { figures, readings } = readText(sentence);
    const free = [...figures];
    return expected.map((label) => {
      const at = free.findIndex(({ text }) => text === label.figure);
      const [figure] = at < 0 ? [] : free.splice(at, 1);
      return { label, reading: figure && readings.get(figure.id) };
    });
  });
  const share = (isRight: (pair: (typeof read)[number]) => boolean) => read.filter(isRight).length / read.length;

  it('has its figures', () => {
    expect(sentences.length).toBeGreaterThan(60);
    expect(read.filter(({ reading }) => !reading)).toEqual([]);
  });

  it('finds the head', () => {
    expect(
      share(({ label, reading }) => terms.canonical(reading?.measure?.head ?? '') === terms.canonical(label.head)),
    ).toBeGreaterThan(least.head);
  });
  it('finds head and part', () => {
    const isRight = ({ label, reading }: (typeof read)[number]) =>
      terms.canonical(reading?.measure?.head ?? '') === terms.canonical(label.head) &&
      (reading?.measure?.part ?? '') === label.part;
    expect(share(isRight)).toBeGreaterThan(least.part);
  });
  it('finds the role', () => {
    expect(share(({ label, reading }) => reading?.role === label.role)).toBeGreaterThan(least.role);
  });
  it('finds the base', () => {
    expect(share(({ label, reading }) => (reading?.base?.stated ?? '') === label.base)).toBeGreaterThan(least.base);
  });
});

describe('readMeasures(discourse, figures, terms)', () => {
  it.each([
    [
      '共承办代表建议214件，其中主办128件、会办86件。',
      ['214件 代表建议 承办 - stated -', '128件 代表建议 主办 - part -', '86件 代表建议 会办 - part -'],
    ],
    [
      '办理代表建议的满意率、见面率、办结率分别为98%、100%、99%。',
      ['98% 满意率 - - stated -', '100% 见面率 - - stated -', '99% 办结率 - - stated -'],
    ],
    [
      '代表建议共389件，已解决的（A类）311件,占79.9%。',
      ['389件 代表建议 - - stated -', '311件 代表建议 解决 A类 part -', '79.9% 代表建议 解决 A类 share -'],
    ],
    ['办结建议121件（65.1%）。', ['121件 建议 办结 - stated -', '65.1% 建议 办结 - share -']],
    ['满意率为91.5%，基本满意率为8.5%。', ['91.5% 满意率 - - stated -', '8.5% 基本满意率 - - stated -']],
    ['办理时间由46天缩短至28天。', ['46天 办理时间 - - before -', '28天 办理时间 - - after -']],
    ['满意率同比提高1.7个百分点。', ['1.7个百分点 满意率 - - change 同比']],
    ['A类建议占代表建议总数的61%。', ['61% 建议 - A类 share 代表建议总数']],
    ['力争代表建议办结率达到100%。', ['100% 办结率 - - target -']],
    [
      '目前花垣县锰、氨氮浓度较2020年分别下降79.3%、43.3%。',
      ['79.3% 浓度 - - change 较2020年', '43.3% 浓度 - - change 较2020年'],
    ],
    ['满意率、基本满意率合计100%。', ['100% 满意率、基本满意率 - - stated -']],
    [
      '收到建议9件，尚未办结2件，正在办理1件。',
      ['9件 建议 收到 - stated -', '2件 建议 尚未办结 - stated -', '1件 建议 正在办理 - stated -'],
    ],
    ['提出建议27件，其中19件已经解决。', ['27件 建议 提出 - stated -', '19件 建议 解决 - part -']],
    ['邀请52名代表旁听庭审。', ['52名 代表 旁听 - stated -']],
    ['独办9件、主办12件。', ['9件 建议 独办 - stated -', '12件 建议 主办 - stated -']],
    ['办结率、见面率均为100%，满意率98%。', ['100% 见面率 - - stated -', '98% 满意率 - - stated -']],
    ['到2024年办结率达到100%。', ['100% 办结率 - - stated -']],
    ['到2029年办结率达到100%。', ['100% 办结率 - - target -']],
    ['列入计划逐步解决的建议94件。', ['94件 建议 解决 - stated -']],
    ['全省4959.41万选民参加选举。', ['4959.41万选民 选民 - - stated -']],
    [
      '邀请3名全国人大代表和15名省人大代表列席会议。',
      ['3名 人大代表 邀请 全国 stated -', '15名 人大代表 - 省 stated -'],
    ],
  ])('reads %s', (text, expected) => {
    expect(short(readText(text))).toEqual(expected);
  });

  it('says of which other rates a number is said', () => {
    const also = (text: string) => {
      const { figures, readings } = readText(text);
      return figures.map(({ id }) => readings.get(id)?.measure?.also);
    };
    expect(also('见面率、办复率和满意率都是100%。')).toEqual([['办复率', '见面率']]);
    expect(also('满意率、见面率分别为98%、100%。')).toEqual([undefined, undefined]);
    expect(also('满意率、基本满意率合计100%。')).toEqual([undefined]);
    expect(also('建议所提问题解决率和计划解决率为80%。')).toEqual([undefined]);
  });

  it('carries the head over a sentence and a paragraph', () => {
    expect(short(readText('全年共收到代表建议186件。已办结170件。', '其中，A类120件。'))).toEqual([
      '186件 代表建议 收到 - stated -',
      '170件 代表建议 办结 - stated -',
      '120件 代表建议 - A类 part -',
    ]);
  });

  it('leaves unknown what no word says', () => {
    expect(short(readText('共计35份。'))).toEqual(['35份 - - - stated -']);
  });

  it('takes a number below a heading of plans for a target, unless it is done', () => {
    const passage = passageOf('a1p1', '培训代表500人次。目前已培训代表120人次。');
    const { figures, readings } = read([passage], [{ kind: 'paragraph', passage }], '三、明年工作打算');
    expect(figures.map(({ id }) => readings.get(id)?.role)).toEqual(['target', 'stated']);
  });

  it('reads a table by its heads and its caption', () => {
    const caption = passageOf('a1t1', '各县代表建议办理情况（单位：件）');
    const head = (id: string, text: string) => passageOf(id, text);
    const heads = [head('c1', '交办'), head('c2', 'A类'), head('c3', '满意率（%）'), head('c4', '占比（%）')];
    const texts = ['48件', '20件', '98%', '41%'];
    const row: CellReading[] = texts.map((text, i) => ({
      passage: passageOf(`a1t1r2c${i + 2}`, text),
      columnHeads: [heads[i] as Passage],
      rowHeads: [passageOf('a1t1r2c1', '云溪县')],
      caption,
      isSum: false,
    }));
    const table = read(
      row.map(({ passage }) => passage),
      [{ kind: 'table', rows: [row] }],
    );
    expect(short(table)).toEqual([
      '48件 代表建议 交办 - stated -',
      '20件 代表建议 - A类 stated -',
      '98% 满意率 - - stated -',
      '41% 代表建议 - - share -',
    ]);
  });

  it('takes the thing of a column that names only a deed from the caption', () => {
    const caption = passageOf('a1t1', '重点乡镇危旧渡槽改建情况（截至2025年10月）');
    const row: CellReading[] = ['计划改建（座）', '已改建（座）', '已抢修（座）'].map((head, i) => ({
      passage: passageOf(`a1t1r2c${i + 2}`, `${i + 5}座`),
      columnHeads: [passageOf(`a1t1r1c${i + 2}`, head)],
      rowHeads: [passageOf('a1t1r2c1', '云溪镇')],
      caption,
      isSum: false,
    }));
    const table = read(
      row.map(({ passage }) => passage),
      [{ kind: 'table', rows: [row] }],
    );
    expect(short(table)).toEqual(['5座 渡槽 改建 - target -', '6座 渡槽 改建 - stated -', '7座 - - - stated -']);
  });

  it('says of every part which words it was read from', () => {
    for (const [sentence] of [...sentencesOf('measures.tsv'), ...sentencesOf('measures-structures.tsv')]) {
      const { figures, readings, passages } = readText(sentence);
      for (const { id } of figures) {
        const { measure, base, from } = readings.get(id) as MeasureReading;
        const cut = (origins: MeasureReading['from']['base']) =>
          origins.map(({ passage, start, end }) => passages.find((p) => p.id === passage)?.text.slice(start, end));
        const words = cut(from.measure);
        // A、B、C类, 第一、二、三产业: a member of a list may stand without the noun that it shares with the last.
        for (const word of [measure?.of, measure?.stage, measure?.part])
          if (word)
            expect(words.filter((said = '') => said && (word.startsWith(said) || word.endsWith(said)))).not.toEqual([]);
        if (base) expect(cut(from.base)).toEqual([base.stated]);
        for (const word of [...words, ...cut(from.role)]) expect(word).toMatch(/./u);
      }
    }
  });

  it('never throws and names no word that is not there, whatever the text', () => {
    const pieces = [
      '代表建议',
      '12件',
      '，',
      '占41%',
      '其中',
      '（A类）',
      '分别',
      '由',
      '提高到',
      '的',
      '“满意”',
      '3个月内',
      '。',
      '共',
      '比上年',
    ];
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((list) => list.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        if (text === '') return;
        const { readings } = readText(text);
        for (const { from } of readings.values())
          for (const { start, end } of [...from.measure, ...from.role, ...from.base]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
      }),
    );
  });
});

describe('the list of terms', () => {
  it('gives one name to what has many', () => {
    expect(['代表建议', '沟通率', '办复率', '凉亭'].map(terms.canonical)).toEqual(['建议', '见面率', '答复率', '凉亭']);
    expect(terms.canonicalStage('转化为A类')).toBe('转为A类');
  });

  it('refuses a word that stands twice', () => {
    const file = { heads: [{ name: '建议', also: ['建议'] }], stages: [], parts: [], generic: [], unnamed: {} };
    expect(TermsFileSchema.safeParse(file).success).toBe(false);
    expect(TermsFileSchema.safeParse({ ...file, heads: [{ name: '建议' }] }).success).toBe(true);
    expect(TermsFileSchema.safeParse({}).success).toBe(false);
  });
});
