import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBulletin } from '../../src/lib/arithmetic/check.ts';
import type { Check } from '../../src/lib/arithmetic/schema.ts';
import { ArticleBuilder } from '../../src/lib/bulletin/builder.ts';
import type { Block, Bulletin } from '../../src/lib/bulletin/schema.ts';
import { readBlocks } from '../../src/lib/source/paragraphs.ts';

const FOLDER = 'tests/sums';

/** A relation that a reader lists: its kind, the numbers it is computed from, and the printed result. */
type Listed = [kind: string, operands: number[], printed: number];
interface Labels {
  relations: Listed[];
  /** Words of the text with others that make it false; of those in the second list nothing is said yet. */
  planted: [from: string, to: string][];
  unreported?: [from: string, to: string][];
}

function checksOf(blocks: Block[]): Check[] {
  const article = { ...new ArticleBuilder(1).build(), blocks };
  const bulletin: Bulletin = {
    serial: 1,
    number: 1,
    date: '2026-01-01',
    issuer: '某机关',
    source: 'x.txt',
    masthead: [],
    imprint: [],
    note: [],
    articles: [article],
  };
  return checkBulletin(bulletin);
}

const fails = (checks: readonly Check[]) =>
  checks.filter(({ result }) => result === 'fails').map(({ expression, printed }) => `${expression} = ${printed}`);
const inText = (text: string) => checksOf(readBlocks(text));
const lineOf = (kind: string, operands: readonly number[], printed: number | null) =>
  `${kind} ${[...new Set(operands)].sort((a, b) => a - b).join(' ')} = ${printed}`;
const lineOfCheck = ({ kind, expression, printed }: Check) =>
  lineOf(kind, (expression.match(/\d+(?:\.\d+)?/gu) ?? []).map(Number), printed);

const names = readdirSync(FOLDER).flatMap((name) => (name.endsWith('.txt') ? [name.slice(0, -4)] : []));
const cases = names.map((name) => ({
  name,
  text: readFileSync(`${FOLDER}/${name}.txt`, 'utf8'),
  labels: JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8')) as Labels,
}));

describe('relations of labelled texts', () => {
  it.each(cases)('accuses no true text: $name', ({ text }) => {
    expect(fails(inText(text))).toEqual([]);
  });

  it.each(cases)('gives each relation an id of its own: $name', ({ text }) => {
    const ids = inText(text).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are found, nearly all of them', () => {
    const missed = cases.flatMap(({ name, text, labels }) => {
      const held = new Set(inText(text).flatMap((check) => (check.result === 'holds' ? [lineOfCheck(check)] : [])));
      return labels.relations
        .map((each) => lineOf(...each))
        .flatMap((line) => (held.has(line) ? [] : [`${name} ${line}`]));
    });
    const listed = cases.reduce((sum, { labels }) => sum + labels.relations.length, 0);
    expect(1 - missed.length / listed, missed.join('\n')).toBeGreaterThanOrEqual(0.96);
  });

  it.each(cases.flatMap(({ name, text, labels }) => labels.planted.map(([from, to]) => ({ name, text, from, to }))))(
    'report what was made false: $name, $to',
    ({ text, from, to }) => {
      expect(text.split(from).length).toBe(2);
      expect(fails(inText(text.replace(from, to)))).not.toEqual([]);
    },
  );

  it('report most of what was made false', () => {
    const unreported = cases.flatMap(({ labels }) => labels.unreported ?? []);
    const planted = cases.flatMap(({ labels }) => labels.planted);
    expect(planted.length / (planted.length + unreported.length)).toBeGreaterThanOrEqual(0.91);
  });

  it.each(
    cases.flatMap(({ name, text, labels }) =>
      (labels.unreported ?? []).map(([from, to]) => ({ name, text, from, to })),
    ),
  )('say nothing of what they cannot tell: $name, $to', ({ text, from, to }) => {
    expect(text.split(from).length).toBe(2);
    expect(fails(inText(text.replace(from, to))), 'move it to planted').toEqual([]);
  });
});

/** True sentences with numbers that look like parts, shares and changes of each other, and are of other things. */
const others = readFileSync('tests/lines/not-sums.tsv', 'utf8').trim().split('\n').slice(1);

describe('sentences that look like sums', () => {
  it('are many', () => {
    expect(others.length).toBeGreaterThanOrEqual(100);
  });

  it('are not accused', () => {
    expect(others.flatMap((text) => fails(inText(text)).map((what) => `${what}: ${text}`))).toEqual([]);
  });
});

describe('the whole of a part', () => {
  it.each([
    [
      'stands in the paragraph before',
      '省水务厅共承办代表建议212件。\n\n从解决程度看,已经解决的87件,占41%;正在解决的96件,占45.3%;留作参考的29件,占13.7%。',
    ],
    ['is no number of the line of a rate', '全年承办建议45件，主办31件、会办14件，办结率100%。'],
    ['may not be printed', '共承办建议212件。主办件中，已解决的61件，占59.8%。'],
    ['may be of another place', '全省建议412件。其中我市承办62件，占全国总数的0.9%。'],
    ['may be both of two numbers', '新建站点412家，改造366家，占47.0%。'],
    ['is none where it was rounded', '受理约1.4万件，其中办结1.2万件，占86.9%。'],
    ['is more than parts that are not all there are', '发现问题126个，其中安全类40个、环保类20个。'],
    ['has shares that were made to fit a hundred', '共213件，A类158件，占74.2%；B类47件，占22.1%；C类8件，占3.7%。'],
    ['is what words name as its members', '很满意1506人，满意612人，一般141人，满意和很满意合计2118人。'],
  ])('%s: %s', (_, text) => {
    expect(fails(inText(text))).toEqual([]);
  });

  it.each([
    [
      'by the shares beside it',
      '共212件。\n\n已解决87件，占41.0%；正在办96件，占43.5%；作参考29件，占13.7%。',
      ['96 / 212 = 43.5'],
    ],
    ['by the words before both', '共承办建议143件，转化办理128件，转化率达98.5%。', ['128 / 143 = 98.5']],
    ['by a list that excludes itself', '共承办214件，主办138件、会办86件。', ['138 + 86 = 214']],
    ['by both ends', '由46天缩短至28天，缩短16天。', ['46 − 28 = 16']],
    ['by what there was before', '共1682件，比上次会议增加54件，增长5.3%。', ['54 / (1682 − 54) = 5.3']],
  ])('is known %s: %s', (_, text, expected) => {
    expect(fails(inText(text))).toEqual(expected);
  });

  it('is not made of averages', () => {
    expect(inText('人均可支配收入36820元，其中城镇45610元、农村24180元。')).toEqual([]);
  });

  it('says what rounding leaves open', () => {
    const [check] = inText('日均客流量由3.2万人次增至4.5万人次，增长40.6%。');
    expect(check).toMatchObject({ kind: 'growth', result: 'holds', computed: 40.625 });
    expect(check?.tolerance).toBeGreaterThan(0.05);
  });
});

/** An invented table that is right: classes with their total, a rate, money with decimals, a share, a row of sums. */
const counts = fc.record({
  classes: fc.integer({ min: 2, max: 4 }),
  rows: fc.array(
    fc.record({
      parts: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 4, maxLength: 4 }),
      done: fc.double({ min: 0.5, max: 1, noNaN: true }),
      money: fc.integer({ min: 100, max: 90_000 }),
    }),
    { minLength: 3, maxLength: 9 },
  ),
});

type Invented = typeof counts extends fc.Arbitrary<infer T> ? T : never;

const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

function tableOf({ classes, rows }: Invented): string[][] {
  const lines = rows.map(({ parts, done, money }) => {
    const own = parts.slice(0, classes);
    return { own, sum: total(own), done: Math.max(1, Math.floor(total(own) * done)), money };
  });
  const all = {
    own: Array.from({ length: classes }, (_, c) => total(lines.map(({ own }) => own[c] ?? 0))),
    sum: total(lines.map(({ sum }) => sum)),
    done: total(lines.map(({ done }) => done)),
    money: total(lines.map(({ money }) => money)),
  };
  const line = (name: string, { own, sum, done, money }: typeof all) => [
    name,
    `${sum}`,
    ...own.map(String),
    `${done}`,
    ((100 * done) / sum).toFixed(1),
    (money / 100).toFixed(2),
  ];
  const heads = [
    '单位',
    '总数（件）',
    ...['A类', 'B类', 'C类', 'D类'].slice(0, classes),
    '办结',
    '办结率（%）',
    '资金（万元）',
  ];
  return [heads, ...lines.map((each, i) => line(`第${i + 1}单位`, each)), line('合计', all)];
}

function checkTable(grid: readonly (readonly string[])[]): Check[] {
  const builder = new ArticleBuilder(1);
  builder.addTable(grid.map((row) => row.map((value) => [{ type: 'text', value }])));
  return checksOf(builder.blocks);
}

describe('an invented table', () => {
  it('is never accused where it is right', () => {
    fc.assert(
      fc.property(counts, (invented) => {
        expect(fails(checkTable(tableOf(invented)))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is accused where one cell is another by more than its rounding', () => {
    fc.assert(
      fc.property(counts, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 60 }), (invented, r, c, by) => {
        const grid = tableOf(invented);
        const width = grid[0]?.length ?? 0;
        const row = grid[1 + (r % (grid.length - 1))] as string[];
        const column = 1 + (c % (width - 1));
        const cell = row[column] as string;
        const isRate = column === width - 2;
        const isMoney = column === width - 1;
        row[column] = isRate
          ? (Number(cell) - 0.2 - by / 10).toFixed(1)
          : isMoney
            ? (Number(cell) + 0.2 + by).toFixed(2)
            : `${Number(cell) + by}`;
        expect(fails(checkTable(grid)), grid.map((each) => each.join('|')).join('\n')).not.toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
