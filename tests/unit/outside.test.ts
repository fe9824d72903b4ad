import { describe, expect, it } from 'vitest';
import type { Document, Paragraph } from '../../src/lib/document/model.ts';
import { align } from '../../src/lib/proof/align.ts';
import { readStructure } from '../../src/lib/source/structure.ts';
import { importText } from './import-text.ts';

/** What staff set around the words: drawn lines, names of sections, signs before titles, numbers of lists, full lines. */

const HEAD = '联络动态\n\n第5期\n（总第七百五十五期）\n\n湖南省人大常委会代表工作委员会编　2026年3月24日\n\n';
const BODY = '近年来，共办结代表建议286件，办结率为100%，代表满意率为99.2%。';

const take = (body: string, head = HEAD) => {
  const { bulletin, record } = importText(`${head}${body}\n`);
  return {
    titles: bulletin.articles.map(({ title, unit }) => [title.text, unit]),
    blocks: bulletin.articles.flatMap(({ blocks }) =>
      blocks.map((block) =>
        block.kind === 'table'
          ? block.rows.map((row) => row.map(({ text }) => text).join('|')).join('/')
          : `${block.kind} ${block.passage.text}`,
      ),
    ),
    gone: record.filter(({ from, to }) => from.trim() && !to).map(({ rule, from }) => `${rule} ${from.trim()}`),
  };
};
const TWO = [
  ['守好一江碧水', '省水利厅'],
  ['种出万亩良田', '省农业农村厅'],
];

describe('a line drawn with signs', () => {
  it.each(['－－－－－－－－', '＝＝＝＝＝＝', '～～～～～～', '＊＊＊＊＊＊'])('%s is no word', (drawn) => {
    const { titles, gone } = take(`${drawn}\n\n守好一江碧水\n省水利厅\n\n　　${BODY}\n\n${drawn}\n\n送：各位代表`);
    expect(titles).toEqual(TWO.slice(0, 1));
    expect(gone).toEqual([`ruled-line ${drawn}`, `ruled-line ${drawn}`]);
  });
});

/** Paragraphs of a document with formats. */
const documentOf = (lines: readonly [text: string, format?: Partial<Paragraph>][]): Document => ({
  form: 'docx',
  blocks: lines.map(([text, format], i) => ({
    ...{ kind: 'paragraph', place: { line: i + 1 }, runs: [{ text, column: 0 }], whole: true, gap: false, ...format },
  })),
});
const readDocument = (lines: readonly [text: string, format?: Partial<Paragraph>][]) => {
  const head = HEAD.split('\n').flatMap((text): [string][] => (text ? [[text]] : []));
  const document = documentOf([...head, ...lines]);
  const read = readStructure({ document, removals: [], substitutions: [], decisions: [], diagnostics: [] }, 'x.docx');
  return {
    titles: read.bulletin?.articles.map(({ title, unit }) => [title.text, unit]),
    gone: read.removals.map(({ rule, text }) => `${rule} ${text}`),
    told: read.diagnostics.map(({ code, quote }) => `${code} ${quote}`),
  };
};

describe('a line drawn with signs as a paragraph of Word', () => {
  it.each(['————————', '＝＝＝＝＝＝', '＊ ＊ ＊ ＊'])('%s is taken out as a line', (drawn) => {
    const { titles, gone } = readDocument([
      [drawn],
      ['守好一江碧水', { outline: 1 }],
      ['省水利厅', { align: 'center' }],
      [BODY, { indent: 2 }],
      [drawn],
    ]);
    expect(titles).toEqual([TWO[0]]);
    expect(gone).toEqual([`ruled-line ${drawn}`, `ruled-line ${drawn}`]);
  });
});

describe('the name of a section', () => {
  const article = (title: string, unit: string, outline: number): [string, Partial<Paragraph>?][] => [
    [title, { outline }],
    [unit, { align: 'center' }],
    [BODY, { indent: 2 }],
  ];
  const articles = [article('守好一江碧水', '省水利厅', 2), article('种出万亩良田', '省农业农村厅', 2)] as const;

  it.each(['【工作动态】', '〖代表之声〗', '工作动态'])('%s above titles of a deeper level is no title', (name) => {
    const { titles, gone, told } = readDocument([
      [name, { outline: 1 }],
      ...articles[0],
      ['【经验交流】', { outline: 1 }],
      ...articles[1],
    ]);
    expect(titles).toEqual(TWO);
    expect(gone).toEqual([`section ${name}`, 'section 【经验交流】']);
    expect(told).toEqual([`section-name ${name}`, 'section-name 【经验交流】']);
  });

  it('in brackets stands above a title and its unit in a text', () => {
    const { titles, gone } = take(
      `【工作动态】\n\n守好一江碧水\n\n省水利厅\n\n${BODY}\n\n【经验交流】\n\n种出万亩良田\n\n省农业农村厅\n\n${BODY}`,
    );
    expect(titles).toEqual(TWO);
    expect(gone).toEqual(['section 【工作动态】', 'section 【经验交流】']);
  });

  it('in brackets begins a text: it is one above each title, with no unit below', () => {
    const { titles } = take(
      `【工作动态】\n\n守好一江碧水\n\n　　${BODY}\n\n（省水利厅供稿）\n\n【经验交流】\n\n种出万亩良田\n\n　　${BODY}\n\n（省农业农村厅供稿）`,
    );
    expect(titles).toEqual(TWO);
  });

  it('in brackets stands above a title of larger type', () => {
    const { titles, gone } = readDocument([
      ['守好一江碧水', { size: 22, align: 'center' }],
      [BODY, { size: 16 }],
      ['【经验交流】', { size: 16 }],
      ['种出万亩良田', { size: 22, align: 'center' }],
      [BODY, { size: 16 }],
    ]);
    expect(titles?.map(([title]) => title)).toEqual(TWO.map(([title]) => title));
    expect(gone).toEqual(['section 【经验交流】']);
  });

  it('is not what stands above a list that is set in', () => {
    const { gone } = take(`【三个到位】\n　　一心为民办建议\n　　两手齐抓促落实\n\n　　${BODY}`);
    expect(gone).toEqual([]);
  });

  it('is not what stands above text or above heads with ordinals', () => {
    const { gone } = readDocument([
      ['守好一江碧水', { outline: 1 }],
      ['【主要做法】', { outline: 2 }],
      ['一、建机制', { outline: 3 }],
      [BODY],
      ['【主要成效】'],
      [BODY],
    ]);
    expect(gone).toEqual([]);
  });
});

describe('a sign before titles', () => {
  it.each(['★', '■', '◆ ', '▲　'])('%s is no word of them, and says what a title is', (sign) => {
    const { titles, blocks, gone } = take(
      `${sign}守好一江碧水\n（省水利厅）\n\n　　${BODY}\n\n${sign}种出万亩良田\n\n　　${BODY}`,
    );
    expect(titles).toEqual([
      ['守好一江碧水', '省水利厅'],
      ['种出万亩良田', undefined],
    ]);
    expect(blocks).toHaveLength(2);
    expect(gone).toEqual([`bullet ${sign.trim()}`, `bullet ${sign.trim()}`]);
  });

  it('stays before items inside an article', () => {
    const { titles, blocks, gone } = take(`守好一江碧水\n省水利厅\n\n　　${BODY}\n\n　　◆一次接力建议\n\n　　${BODY}`);
    expect(titles).toEqual(TWO.slice(0, 1));
    expect(blocks[1]).toContain('◆一次接力建议');
    expect(gone).toEqual([]);
  });

  it('stays where it begins a sentence too', () => {
    const { titles } = take(`★守好一江碧水\n省水利厅\n\n★近年来，办结建议286件。\n\n${BODY}`);
    expect(titles[0]?.[0]).toBe('★守好一江碧水');
  });
});

describe('tabs of a text that Word has saved', () => {
  const article = (rows: string) => take(`守好一江碧水\n省水利厅\n\n　　${BODY}\n\n${rows}`).blocks;

  it('behind the numbers of a list part no cells', () => {
    expect(article(`1、\t局长领办助餐类建议3件。\n2、\t联合市财政局印发分工表。`).slice(1)).toEqual([
      'paragraph 1、局长领办助餐类建议3件。',
      'paragraph 2、联合市财政局印发分工表。',
    ]);
    expect(article(`1\t43\n2\t45`).slice(1)).toEqual(['1|43/2|45']);
  });

  it('part the cells of a list of names, its head with it', () => {
    const rows = '序号\t姓名\t职务\t备注\n1\t罗小芬\t村支书\t\n2\t陈卓\t内科医师\t组长\n3\t李想\t抢修班班长\t';
    expect(article(rows)[1]).toBe('序号|姓名|职务|备注/1|罗小芬|村支书|/2|陈卓|内科医师|组长/3|李想|抢修班班长|');
    const commas = '序号,姓名,单位,职务\n1,甲某,一村,支书\n2,乙某,二村,主任\n3,丙某,三村,会计';
    expect(article(commas)[1]).toBe(commas.replaceAll(',', '|').replaceAll('\n', '/'));
    expect(article('姓名\t单位\t职务\n甲某\t一村\t支书\n乙某\t二村\t主任')[1]).toContain('甲某|一村|支书');
  });
});

it('an item that fills its line goes on in a line that is not set in', () => {
  const wrap = (text: string) => (`　　${text}`.match(/.{1,28}/gu) ?? []).join('\n');
  const long = `今年以来，${BODY}`;
  const item = '（二）需要部门办理的，3个工作日内交办，15个工作日内回告代表；';
  const { blocks } = take(
    ['守好一江碧水', '省水利厅', wrap(long), wrap('（一）把责任压实'), wrap(long), wrap(item), wrap(long)].join('\n'),
  );
  expect(blocks).toEqual([
    `paragraph ${long}`,
    'heading （一）把责任压实',
    `paragraph ${long}`,
    `paragraph ${item}`,
    `paragraph ${long}`,
  ]);
});

describe('what is taken out of a page', () => {
  const lines = ['建议总', '数', '412', '建议总', '数', '263'].map((text, i) => ({
    ...{ line: i + 1, page: i < 3 ? 1 : 2, text },
  }));
  const head = { rule: 'running-head' as const, from: '建议总数', to: '' };

  it('may be printed in two lines that follow each other', () => {
    const { differences } = align(lines, [{ ...head, place: { line: 4, page: 2 } }], ['建议总数', '412', '263'], false);
    expect(differences).toEqual([]);
  });

  it('is not found in lines that say something else', () => {
    const { differences } = align(
      lines.map((each) => (each.line === 5 ? { ...each, text: '额' } : each)),
      [{ ...head, place: { line: 4, page: 2 } }],
      ['建议总数', '412', '263'],
      false,
    );
    expect(differences).not.toEqual([]);
  });
});
