import { describe, expect, it } from 'vitest';
import { readGiven } from '../../scripts/import/given.ts';
import {
  compareIssues,
  compareKeys,
  type IssueKey,
  KEY_PATTERN,
  orderOfKeys,
  parseIssueKey,
  partsOf,
  shortTitle,
  supplementKey,
  titleOfKey,
  titleOfKeys,
} from '../../src/lib/bulletin/issue-key.ts';
import { formatIssue } from '../../src/lib/bulletin/issue-name.ts';
import { type Bulletin, IssueKeySchema } from '../../src/lib/bulletin/schema.ts';
import { articleItem, bulletinItem } from '../../src/lib/citation/item.ts';
import { figureKey, figureTable } from '../../src/lib/dataset/table.ts';
import { countByYear, observeBulletin } from '../../src/lib/indicator/self.ts';
import { placeOf } from '../../src/lib/published/promises.ts';
import { figuresOf } from '../../src/lib/quantity/figure.ts';
import { coverageOf } from '../../src/lib/reading/coverage.ts';
import { readText } from '../../src/lib/receive/text/text.ts';
import { findLost } from '../../src/lib/search/lost.ts';
import type { Given } from '../../src/lib/source/given.ts';
import { checkMasthead } from '../../src/lib/source/masthead-fields.ts';
import { checkSequence } from '../../src/lib/source/sequence.ts';
import { readStructure } from '../../src/lib/source/structure.ts';
import { supplementText } from '../documents/supplement.ts';

const read = (text: string, given: Given = {}, file = 'x.txt') => readStructure(readText(text), file, given);
function bulletinOf(text: string, given: Given = {}): Bulletin {
  const { bulletin, diagnostics } = read(text, given);
  expect(diagnostics).toEqual([]);
  return bulletin as Bulletin;
}

describe('keys of issues', () => {
  it('are read from addresses and names of files, and nothing else is one', () => {
    expect(['679', '2026-s1', '2026-s12'].map(parseIssueKey)).toEqual([679, '2026-s1', '2026-s12']);
    for (const text of [
      '',
      '0',
      '0679',
      '2026-s0',
      '2026-s100',
      '2026-s',
      '3026-s1',
      '2026-S1',
      'x2026-s1',
      '2026-s1/',
    ])
      expect(parseIssueKey(text), text).toBeUndefined();
    expect(partsOf(supplementKey(2026, 12))).toEqual({ year: 2026, number: 12 });
    const pattern = new RegExp(`^${KEY_PATTERN}$`, 'u');
    for (const [text, isKey] of [
      ['679', true],
      ['2026-s1', true],
      ['2026-s0', false],
      ['source', false],
    ] as const) {
      expect(pattern.test(text), text).toBe(isKey);
      const key = /^\d+$/u.test(text) ? Number(text) : text;
      expect(IssueKeySchema.safeParse(key).success, text).toBe(isKey);
    }
  });

  it('stand by date, a supplement behind the issue of its day; without dates behind all 总期号', () => {
    const issue = (serial: IssueKey, date: string) => ({ serial, date });
    const held = [
      issue('2026-s2', '2026-06-01'),
      issue(757, '2026-06-01'),
      issue('2026-s10', '2026-06-01'),
      issue(756, '2026-04-15'),
      issue('2026-s1', '2026-04-15'),
      issue('2025-s3', '2026-01-09'),
      issue(99, '1990-01-01'),
    ];
    const order = [99, '2025-s3', 756, '2026-s1', 757, '2026-s2', '2026-s10'];
    expect(held.toSorted(compareIssues).map(({ serial }) => serial)).toEqual(order);
    const keys = held.map(({ serial }) => serial);
    const dates = new Map(held.map(({ serial, date }) => [serial, date]));
    expect(keys.toSorted(orderOfKeys(dates))).toEqual(order);
    expect(keys.toSorted(compareKeys)).toEqual([99, 756, 757, '2025-s3', '2026-s1', '2026-s2', '2026-s10']);
  });

  it('have names for readers', () => {
    expect([679, '2026-s1' as const].map((key) => titleOfKey(key))).toEqual(['总第679期', '2026年增刊第1期']);
    expect(titleOfKey(679, ' ')).toBe('总第 679 期');
    expect([679, '2026-s1' as const].map(shortTitle)).toEqual(['679期', '2026增刊1']);
    expect(titleOfKeys([653, 677, '2026-s1'])).toBe('总第653、677期、2026年增刊第1期');
    expect(titleOfKeys(['2026-s1'])).toBe('2026年增刊第1期');
  });
});

describe('the masthead of a supplement', () => {
  it.each([
    ['2026年增刊第1期', '2026-s1'],
    ['增刊（2026年第2期）', '2026-s2'],
    ['增刊第3期', '2026-s3'],
    ['增　刊\n第 4 期', '2026-s4'],
    ['（增刊第五期）', '2026-s5'],
    ['2026年增刊（六）', '2026-s6'],
    ['增刊之七', '2026-s7'],
    ['增刊 2026·8', '2026-s8'],
    ['二○二六年增刊\n第九号', '2026-s9'],
    ['增刊\n（十）', '2026-s10'],
    ['增刊11\n（“两会”建议交办专刊）', '2026-s11'],
    ['增刊〔2026〕第12期', '2026-s12'],
  ])('%j is read', (number, serial) => {
    const { bulletin, decisions } = read(supplementText(number));
    expect(bulletin).toMatchObject({ serial, number: partsOf(serial as '2026-s1').number, date: '2026-04-02' });
    expect(decisions.filter(({ certainty }) => certainty === 'low')).toEqual([]);
    expect(checkMasthead(bulletin as Bulletin, 'x.mdx')).toEqual([]);
    expect(checkMasthead({ ...(bulletin as Bulletin), date: '2026-04-03' }, 'x.mdx')).toMatchObject([
      { code: 'masthead-differs', quote: '2026-04-03', repair: expect.stringContaining('改正 masthead') },
    ]);
  });

  it.each([
    ['2026年增刊', '2026-s1', /没有印序号.*--number/u],
    ['2026年第3期（增刊）', '2026-s3', /不是正刊第 3 期的附册/u],
    ['第3期\n增刊', '2026-s3', /不是正刊第 3 期的附册/u],
    ['2025年增刊第4期', '2025-s4', /2026 年印发的 2025 年增刊/u],
  ])('%j is a guess that waits for an editor', (number, serial, reason) => {
    const { bulletin, decisions } = read(supplementText(number));
    expect(bulletin?.serial).toBe(serial);
    expect(decisions.filter(({ certainty }) => certainty === 'low')).toMatchObject([
      { kind: 'supplement', reason: expect.stringMatching(reason), quote: expect.stringContaining('增刊') },
    ]);
  });

  it('does not take the year or day of its date for a number', () => {
    const text = supplementText('增刊')
      .replace(/编\n\n2026年4月2日/u, '编')
      .replace('增刊', '增刊 2026年4月2日');
    expect(read(text).bulletin).toMatchObject({ serial: '2026-s1', date: '2026-04-02' });
    expect(read(text.replace('增刊 ', '增刊 2 ')).bulletin).toMatchObject({ serial: '2026-s2', date: '2026-04-02' });
  });

  it.each([
    ['2024年增刊第2期', {}, 'year-differs'],
    ['2027年增刊第1期', {}, 'year-differs'],
    ['增刊第100期', {}, 'impossible-number'],
    ['增刊第0期', {}, 'impossible-number'],
    ['2026年增刊\n2025年增刊第1期', {}, 'two-year'],
    ['增刊第2期', { number: 3 }, 'given-differs'],
    ['增刊第2期（总第757期）', { kind: '增刊' }, 'given-differs'],
    ['2026年增刊第3期', { serial: '2025-s3', kind: '增刊', number: 3 }, 'given-differs'],
  ] as const)('%j with %j is refused', (number, given, code) => {
    const { bulletin, diagnostics } = read(supplementText(number), given);
    expect(bulletin).toBeUndefined();
    expect(diagnostics.map((each) => each.code)).toEqual([code]);
    expect(diagnostics[0]?.repair).not.toBe('');
  });

  it('of two in one file is refused, and so is the name of another issue', () => {
    const two = `${supplementText('增刊第1期')}\n${supplementText('增刊第2期', '2026年5月6日')}`;
    expect(read(two).diagnostics).toMatchObject([
      { code: 'two-issues', message: expect.stringContaining('增刊第2期') },
    ]);
    const named = (file: string, given: Given = {}) =>
      read(supplementText('2026年增刊第1期'), given, file).diagnostics.map(({ code }) => code);
    expect(named('2026-s1.txt')).toEqual([]);
    expect(named('2026-s2.txt')).toEqual(['serial-differs']);
    expect(named('757.txt')).toEqual(['serial-differs']);
    // What the refusal says: the 总期号 is not in the masthead.
    expect(named('757.txt', { serial: 757 })).toEqual([]);
  });

  it('that prints a 总期号 is an issue with that, and is called as it is printed', () => {
    const apart = bulletinOf(supplementText('增刊第1期（总第757期）'));
    expect(apart).toMatchObject({ serial: 757, number: 1 });
    expect(formatIssue(apart)).toBe('2026年增刊第1期（总第757期）');
    const counted = bulletinOf(supplementText('2026年第7期　增刊\n（总第757期）'));
    expect(formatIssue(counted)).toBe('2026年第7期（增刊）（总第757期）');
    // Its 期号 may be its own: nothing is reckoned from it.
    expect(checkSequence(apart, [{ serial: 756, number: 6, date: '2026-04-01' }], 'x')).toEqual([]);
    expect(checkSequence(apart, [{ serial: 756, number: 6, date: '2026-05-01' }], 'x')).toHaveLength(1);
    expect(coverageOf([apart])).toEqual([]);
  });
});

describe('a supplement that the command says', () => {
  const options = { kind: '增刊', number: '2', date: '2026-04-15', issuer: '湖南省人大常委会办公厅' };
  const given = (values: Parameters<typeof readGiven>[0], files = ['x.docx']) => readGiven(values, files);

  it('needs no masthead and no --serial', () => {
    const { given: told, diagnostics } = given(options);
    expect(diagnostics).toEqual([]);
    const text = supplementText('').split('\n\n').slice(4).join('\n\n');
    expect(bulletinOf(text, told)).toMatchObject({ serial: '2026-s2', number: 2, masthead: [] });
    // The year of its series may be another than that of its date: then the whole key is said.
    const { given: keyed } = given({ serial: '2025-s4', date: '2026-01-09', issuer: options.issuer });
    expect(bulletinOf(text, keyed)).toMatchObject({ serial: '2025-s4', number: 4 });
    expect(bulletinOf(supplementText('第5期'), { kind: '增刊' })).toMatchObject({ serial: '2026-s5' });
  });

  it.each([
    [{ ...options, serial: '756' }, 'kind-with-serial', /--kind 增刊 与 --serial 只能写一个/u, '--serial 756'],
    [{ ...options, kind: '特刊' }, 'bad-option', /--kind 写得不对：特刊/u, '--kind 增刊'],
    [{ ...options, number: '0' }, 'bad-option', /--number 写得不对：0/u, '--number 1'],
    [{ serial: '2026-s1', number: '2' }, 'two-told-numbers', /不是同一个序号/u, '只写 --serial'],
    [{ serial: '2026-s0' }, 'bad-option', /--serial 写得不对/u, '--serial 756'],
  ])('is refused with %j', (values, code, message, repair) => {
    const { diagnostics } = given(values);
    expect(diagnostics).toMatchObject([
      { code, message: expect.stringMatching(message), repair: expect.stringContaining(repair) },
    ]);
  });

  it('is one file at a time, and says its number', () => {
    expect(given(options, ['a.docx', 'b.docx']).diagnostics).toMatchObject([
      {
        code: 'one-file-only',
        message: expect.stringContaining('--kind 只能用于一个文件'),
        repair: expect.stringContaining('一个文件'),
      },
    ]);
    const { number: _, ...without } = given(options).given;
    const text = supplementText('').split('\n\n').slice(4).join('\n\n');
    expect(read(text, without).diagnostics).toMatchObject([
      { code: 'no-number', repair: expect.stringContaining('--number') },
    ]);
  });

  it('is what the refusal of an issue without 总期号 names, and that helps', () => {
    const text = supplementText('第5期');
    expect(read(text).diagnostics).toMatchObject([
      { code: 'no-serial', repair: expect.stringMatching(/写 --kind 增刊。$/u) },
    ]);
    expect(bulletinOf(text, { kind: '增刊' }).serial).toBe('2026-s5');
    const bare = supplementText('').replace('联络动态\n\n', '');
    expect(
      read(bare)
        .diagnostics.map(({ repair }) => repair)
        .join(),
    ).toContain('--kind 增刊 --number 1');
    expect(bulletinOf(bare, { kind: '增刊', number: 1 }).serial).toBe('2026-s1');
  });
});

describe('a supplement among the issues', () => {
  const supplement = bulletinOf(supplementText('2026年增刊第1期'));
  const self = { id: 'bulletin', name: '《联络动态》' };
  const regular = (serial: number, number: number, date: string) => ({
    ...supplement,
    serial,
    number,
    date,
    masthead: [],
  });
  const held = [regular(750, 60, '2025-12-30'), regular(755, 5, '2026-03-24')];

  it('rises with the dates of its own series, and says nothing of the others', () => {
    expect(checkSequence(supplement, held, 'x')).toEqual([]);
    expect(checkSequence(regular(756, 6, '2026-04-15'), [...held, supplement], 'x')).toEqual([]);
    const second = { ...supplement, serial: '2026-s2' as const, number: 2, date: '2026-03-01' };
    expect(checkSequence(second, [...held, supplement], 'x')).toMatchObject([
      { code: 'out-of-sequence', message: expect.stringContaining('2026年增刊第2期的序号较大，日期却较早') },
    ]);
    expect(checkSequence({ ...second, date: '2026-05-01' }, [supplement], 'x')).toEqual([]);
    expect(checkSequence({ ...second, serial: '2025-s2' }, [supplement], 'x')).toEqual([]);
  });

  it('counts among the numbers of no year, and has no point on the axis of 总期号', () => {
    expect(coverageOf([...held, supplement])).toEqual(coverageOf(held));
    expect(countByYear([...held, supplement], self)).toEqual(countByYear(held, self));
    const indicators = observeBulletin(supplement, 1, self).map(({ indicator }) => indicator);
    expect(indicators).toEqual(['issue-articles', 'issue-characters', 'issue-figures']);
    expect(observeBulletin(held[0] as Bulletin, 1, self).map(({ indicator }) => indicator)).toContain('serial');
    expect(observeBulletin(supplement, 1, self)[0]?.citations[0]?.printed).toBe('2026年增刊第1期');
  });

  it('is cited by its name, and by keys of its own', () => {
    const item = bulletinItem(supplement, 'https://x.example/issues/2026-s1/');
    expect(item).toMatchObject({ id: 'lldt-2026-s1', title: '联络动态：2026年增刊第1期' });
    const [article] = supplement.articles;
    const cited = articleItem(supplement, article as Bulletin['articles'][number], 'https://x.example/');
    expect(cited).toMatchObject({ id: 'lldt-2026-s1-a1', issue: '增刊1' });
    expect(cited).not.toHaveProperty('note');
  });

  it('leaves the type of 总期号 in the tables as it was, and has a column of its own', () => {
    const readOf = (bulletin: Bulletin) =>
      figuresOf(bulletin).map((figure) => ({ ...figure, role: 'stated' as const, from: {} }));
    const [figures, others] = [readOf(supplement), readOf(held[1] as Bulletin)];
    expect(figures.length).toBeGreaterThan(0);
    const { columns, rows } = figureTable([...others, ...figures]);
    expect(columns.serial).toEqual({ meaning: '总期号；增刊没有，为空', type: 'integer' });
    expect(Object.keys(columns).slice(0, 3)).toEqual(['serial', 'supplement', 'id']);
    expect(rows.map(({ serial, supplement: key }) => [serial, key])).toEqual([
      ...others.map(() => [755, undefined]),
      ...figures.map(() => [null, '2026-s1']),
    ]);
    const addresses = rows.map((row) =>
      figureKey(true)
        .map((name) => row[name])
        .join(),
    );
    expect(new Set(addresses).size).toBe(rows.length);
    expect(Object.keys(figureTable(others).columns)).not.toContain('supplement');
  });

  it('is known by its address wherever addresses are read', () => {
    expect(placeOf('2026-s1#a1p1s2')).toBe('/issues/2026-s1/#a1p1s2');
    expect(placeOf('2026-s1.txt')).toBe('/issues/2026-s1/source/');
    expect(placeOf('received/2026-s1.docx')).toBe('/issues/2026-s1/source/');
    expect(findLost('/issues/2026-s2/', ['/issues/', '/issues/2026-s1/']).words).toBe('2026年增刊第2期');
    expect(findLost('/ISSUES/2026-S1', ['/issues/2026-s1/']).exact).toBe('/issues/2026-s1/');
    expect(findLost('/issues/9999/', ['/issues/']).words).toBe('总第9999期');
  });
});
