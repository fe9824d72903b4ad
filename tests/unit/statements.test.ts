import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readCatalogue } from '../../scripts/catalogue.ts';
import { checkStatements } from '../../scripts/statements.ts';
import { evidenceOf, findUnbacked, printedBy } from '../../src/lib/chart/backing.ts';
import { fillIn } from '../../src/lib/chart/finding.ts';
import { valuesOf } from '../../src/lib/published/values.ts';
import { parseSource } from '../../src/lib/source/parse.ts';

const SOURCE = `联络动态

第5期
（总第778期）

湖南省人大常委会代表工作委员会编　　2023年2月20日

认真办理代表建议

安和市教育局

2022年，我局共承办代表建议128件，代表满意率99.2%，实行“2+2”办理，走访14个县市。`;
const { bulletin, diagnostics: faults } = parseSource(SOURCE, '778.txt');
if (!bulletin) throw new Error(JSON.stringify(faults));
const evidence = evidenceOf([printedBy(bulletin)]);

/** One file of each kind, every field of words filled. */
const FILES = {
  'charts/handled': {
    title: '承办了多少建议',
    finding: '共{max.value}。',
    type: 'bar',
    unit: '件',
    panels: [{ title: '承办', indicators: ['handled'], label: 'entity', unit: '件' }],
    notes: ['口径见原句。'],
    labels: { 'handled-778': '教育局' },
    views: [{ id: 'one', title: '只看教育局', query: 's=handled-778' }],
  },
  'indicators/handled': {
    name: '承办件数',
    short: '承办',
    unit: '件',
    definition: '一个单位承办的建议。',
    caveats: ['年份不同的不能相加。'],
    match: [{ head: ['建议'], stage: ['承办'] }],
    against: { indicator: 'handled', note: '口径不同。' },
  },
  'entities/education': { name: '安和市教育局', aliases: ['市教育局'] },
  'mechanisms/two-two': {
    name: '“2+2”办理',
    stages: ['承办'],
    attestations: [
      {
        serial: 778,
        name: '“2+2”办理（128件）',
        kind: '做法',
        unit: '安和市教育局',
        stages: ['承办'],
        quote: '实行“2+2”办理',
        parts: ['走访14个县市'],
        note: '见原句。',
      },
    ],
  },
};

/** Fields that readers never see as words. */
const OF_THE_MACHINE = /\.(?:type|label|indicators|query|id|match|indicator|stages|quote)(?:\.|$)/u;

/** Every place of words in a file: its path and how to put other words there. */
function wordsOf(value: unknown, path = ''): { path: string; put: (words: string) => unknown }[] {
  if (typeof value === 'string') return OF_THE_MACHINE.test(path) ? [] : [{ path, put: (words) => value + words }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    wordsOf(inner, `${path}.${key}`).map(({ path: place, put }) => ({
      path: place,
      put: (words: string) =>
        Array.isArray(value)
          ? value.map((each, i) => (String(i) === key ? put(words) : each))
          : { ...value, [key]: put(words) },
    })),
  );
}

const folder = mkdtempSync(join(tmpdir(), 'statements-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the check says of the four files, one of them changed. */
function check(changed: Record<string, unknown> = {}) {
  for (const [name, content] of Object.entries({ ...FILES, ...changed })) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, `${name}.yaml`), stringify(content));
  }
  const { catalogue, diagnostics } = readCatalogue(folder);
  expect(diagnostics).toEqual([]);
  return checkStatements(
    catalogue,
    new Map(bulletin ? [[bulletin.serial, printedBy(bulletin)]] : []),
    new Set(['handled']),
    folder,
  );
}

const places = Object.entries(FILES).flatMap(([file, content]) =>
  wordsOf(content).map(({ path, put }) => ({ file, path, put })),
);

describe('figures in what people write about the data', () => {
  it('are none in files whose figures come from placeholders, quotations and names', () => {
    expect(check()).toEqual([]);
  });

  it.each(places)('a false one in $file$path is found, with its line', ({ file, path, put }) => {
    for (const figure of ['8888件', '99.9%']) {
      const [found] = check({ [file]: put(`满意率${figure}`) });
      const code = expect.stringMatching(/^(?:unbacked|unprinted)-figure$/u);
      expect(found).toMatchObject({ code, severity: 'error', file: `${folder}/${file}.yaml` });
      expect(found?.message).toContain(`${path.slice(1)} 里的“${figure}”`);
      expect(found?.line).toBeGreaterThan(0);
    }
  });

  it('in a name is one to correct, elsewhere one to quote or to fill in from the data', () => {
    const spoil = (name: string, words: string) =>
      check({ [name]: { ...FILES[name as keyof typeof FILES], ...JSON.parse(words) } });
    expect(spoil('entities/education', '{"name":"教育99%"}')).toMatchObject([
      {
        code: 'unprinted-figure',
        message: expect.stringContaining('各期原文里没有'),
        repair: expect.stringContaining('去掉这个数'),
      },
    ]);
    expect(spoil('charts/handled', '{"finding":"满意率99.9%"}')).toMatchObject([
      { code: 'unbacked-figure', repair: expect.stringMatching(/加引号引用.*\{max\.value\}/u) },
    ]);
  });

  it.each([
    ['安和市代表满意率99.9%', ['99.9%']],
    ['满意率为９９．９％', ['９９．９％']],
    ['满意率达百分之九十八', ['百分之九十八']],
    ['超过九成代表满意', ['九成']],
    ['共 8888 件', ['8888 件']],
    ['比2022年多了一千二百件', ['一千二百件']],
    ['2019年起', ['2019']],
    ['满意率 100', ['100']],
    ['所谓“满意率100%”', ['100%']],
    ['128件', ['128件']],
    ['见“代表满意率99.2%”', []],
    ['见“代表建议 128 件”', []],
    ['{max.value}，{778-2.display}', []],
    ['2022年的数', []],
    ['总第778期', []],
    ['总第779期', ['总第779期']],
    ['三类、两上两下、第一时间、五年里', []],
  ])('%s: %j', (text, found) => {
    expect(findUnbacked(text, evidence)).toEqual(found);
  });

  it('stand in a name only if its own issue prints them whole', () => {
    expect(findUnbacked('承办件（128件）', evidence, true)).toEqual([]);
    expect(findUnbacked('承办件（28件）', evidence, true)).toEqual(['28件']);
    expect(findUnbacked('满意率9.2%', evidence, true)).toEqual(['9.2%']);
  });
});

describe('the words of a finding', () => {
  it('are published as they are written, so that people cannot change them unseen and new issues may fill in others', () => {
    const { catalogue } = readCatalogue(folder);
    const [description] = catalogue.charts;
    if (!description) throw new Error('no chart');
    const points = (value: string) => [{ id: 'handled-778', display: value, value: 1 }] as never;
    const drawn = (value: string) => [
      { description, spec: { id: 'handled', panels: [{ points: points(value) }] } as never },
    ];
    expect(fillIn('共{max.value}。', points('128件'), 'handled')).toBe('共128件。');
    expect(valuesOf(drawn('128件'))).toEqual([
      { chart: 'handled', point: 'finding', display: description.finding },
      { chart: 'handled', point: 'handled-778', display: '128件' },
    ]);
  });

  it('a count of characters is no promise', () => {
    const { catalogue } = readCatalogue(folder);
    const description = { ...catalogue.charts[0], panels: [{ indicators: ['issue-characters'] }] } as never;
    const spec = { id: 'contents', panels: [{ points: [{ id: '778', display: '2829字' }] }] } as never;
    expect(valuesOf([{ description, spec }]).map(({ point }) => point)).toEqual(['finding']);
  });
});
