import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IssueKey } from '../../src/lib/bulletin/issue-key.ts';
import { readAddress, writeAddress } from '../../src/lib/search/address.ts';
import { toSearchArticles } from '../../src/lib/search/article.ts';
import { ask } from '../../src/lib/search/ask.ts';
import { indexedTexts, readDirectory, toDirectoryFile, toDirectoryRow } from '../../src/lib/search/directory.ts';
import { countFacets, FACETS, NOTHING_CHOSEN, narrow, valuesOf } from '../../src/lib/search/facets.ts';
import { leadOf, readFigure, rowsOf } from '../../src/lib/search/figures.ts';
import { countsOf, findHits } from '../../src/lib/search/find.ts';
import { fold } from '../../src/lib/search/fold.ts';
import { excerpt, placesIn } from '../../src/lib/search/match.ts';
import { foldPinyin, fromPinyin, isPinyin, type Name, readRow, suggest, toRow } from '../../src/lib/search/names.ts';
import { isOneSlip, nearIn } from '../../src/lib/search/near.ts';
import { propose } from '../../src/lib/search/propose.ts';
import { formatWords, parseQuery, readingsOf } from '../../src/lib/search/query.ts';
import { toTextFile } from '../../src/lib/search/texts.ts';
import { toSimplified, variantsOf } from '../../src/lib/search/variants.ts';
import { bulletinsOfFive } from '../collection.ts';
import { memoryIndex } from './memory-index.ts';

describe('fold(text)', () => {
  it.each([
    ['８９．５％', '89.5%'],
    ['“三个三”', '"三个三"'],
    ['‘一’', "'一'"],
    ['B 类 143 件', 'b类143件'],
    ['用心\u3000用情', '用心用情'],
    ['Open  Data', 'open data'],
  ])('makes %s %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('is done after one pass', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'建议 B１“”\u3000ab。％') });
    fc.assert(
      fc.property(texts, (text) => fold(fold(text)) === fold(text)),
      { numRuns: 2000 },
    );
  });
});

describe('parseQuery(typed)', () => {
  it.each([
    ['  回头看  89.5％ 回头看', ['回头看', '89.5%']],
    ['"三个 三"', ['三个三']],
    ['"open data" 督办', ['open data', '督办']],
    ['“三个三” 财政', ['"三个三"', '财政']],
    ['开展“回头 看”工作', ['开展"回头看"工作']],
    ['“回头看”工作', ['"回头看"工作']],
    ['建议 ，', ['建议', ',']],
    ['建议 ”', ['建议']],
    ['，', [',']],
    ['"', []],
    ['“ ”', ['""']],
    ['   ', []],
  ])('reads %s as %j', (typed, words) => {
    expect(parseQuery(typed)).toEqual(words);
  });

  it('reads back what formatWords has written', () => {
    const word = fc
      .string({ unit: fc.constantFrom(...'建议B1“”"ab。％ '), minLength: 1, maxLength: 8 })
      .map((text) => parseQuery(text)[0] ?? '');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 3 }), (words) => {
        const own = parseQuery(formatWords(words.filter(Boolean)));
        expect(parseQuery(formatWords(own))).toEqual(own);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('readingsOf(typed)', () => {
  const words = (typed: string) => readingsOf(typed).map((reading) => [reading.kind, ...reading.words]);

  it('S3: takes blanks beside digits for print first, for a space between words next', () => {
    expect(words('28 件')).toEqual([
      ['joined', '28件'],
      ['typed', '28', '件'],
    ]);
    expect(words('满意率 代表')).toEqual([['joined', '满意率', '代表']]);
  });

  it('S3: looks for quotation marks as printed first, without them next', () => {
    expect(words('“三个三”')).toEqual([
      ['joined', '"三个三"'],
      ['unquoted', '三个三'],
    ]);
  });

  it('reads Han numerals of serials as this site writes them', () => {
    expect(words('总第七百五十五期').at(-1)).toEqual(['serial', '总第755期']);
    expect(words('第七五五期').at(-1)).toEqual(['serial', '第755期']);
    // 五期 alone is a number of issues.
    expect(words('五期')).toEqual([['joined', '五期']]);
  });
});

const bulletins = bulletinsOfFive();
const facts = {
  nameOf: (unit: string) => unit,
  stagesOf: (_serial: IssueKey, passage: string) => (passage.endsWith('2') ? ['督办', '测评'] : []),
  hasFigures: (_serial: IssueKey, _passage: string, text = '') => /\d/u.test(text),
};
const issues = bulletins.toReversed().map((bulletin) => ({ bulletin, articles: toSearchArticles(bulletin, facts) }));
const STAGES = ['督办', '测评'];
const rows = issues.map(({ bulletin: { serial, number, date }, articles }) => ({
  serial,
  number,
  date,
  rows: articles.map((article) => toDirectoryRow(article, STAGES)),
}));
const file = toDirectoryFile(rows, STAGES);
const directory = readDirectory(JSON.parse(JSON.stringify(file)) as typeof file);
const find = memoryIndex(issues.toReversed().map(({ articles }) => articles.flatMap(indexedTexts)));
const passages = issues.flatMap(({ bulletin, articles }) =>
  articles.flatMap((article) =>
    article.passages.map((passage) => ({ ...passage, address: `${bulletin.serial}#${passage.id}` })),
  ),
);
const addresses = (found: { article: { serial: IssueKey }; passage: { id: string } }[]) =>
  found.map(({ article, passage }) => `${article.serial}#${passage.id}`);

describe('the directory', () => {
  it('has a passage for every passage, at its address', () => {
    const own = directory.articles.flatMap(({ serial, passages: held }) => held.map(({ id }) => `${serial}#${id}`));
    for (const { address } of passages) expect(own).toContain(address);
  });

  it('says of each text which it is, whether printed or corrected', () => {
    for (const { bulletin, articles } of issues) {
      for (const article of articles) {
        const entry = directory.articles.find(({ serial, id }) => serial === bulletin.serial && id === article.id);
        const sizes = entry?.passages.map(({ start }, i) => (entry.passages[i + 1]?.start ?? entry.end) - start - 1);
        const texts = entry?.passages.map(({ text }) => article.passages[text]);
        const lengths = texts?.map((passage, i) => {
          const isPrinted = i >= article.passages.length;
          return [...fold((isPrinted ? passage?.printed : passage?.text) ?? '')].length;
        });
        expect(sizes).toEqual(lengths);
      }
    }
  });

  it('leaves editors, telephone and mail out', () => {
    expect(JSON.stringify(issues)).toContain('石韧');
    const texts = passages.map(({ text }) => text).join();
    expect(texts).not.toMatch(/谢峥嵘\u3000|0731|163\.com/u);
  });
});

describe('countsOf(places, directory)', () => {
  it.each(['代表建议', '督办', '的', '满意率', '2023年'])(
    'counts %s as often as the texts have it, passage by passage',
    async (phrase) => {
      const countIn = (text: string) => {
        let count = 0;
        for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) count++;
        return count;
      };
      const expected = issues.flatMap(({ bulletin, articles }) =>
        articles.flatMap(({ id, passages: own }) => {
          const count = own.reduce(
            (sum, { text, printed = '' }) => sum + Math.max(countIn(fold(text)), countIn(fold(printed))),
            0,
          );
          return count > 0 ? [`${bulletin.serial} ${id} ${count}`] : [];
        }),
      );
      const counted = countsOf(await find(phrase), directory);
      expect(counted.map(({ article, count }) => `${article.serial} ${article.id} ${count}`).sort()).toEqual(
        expected.sort(),
      );
      for (const { count, passages: own } of counted)
        expect(own.reduce((sum, each) => sum + each.count, 0)).toBe(count);
    },
  );
});

describe('findHits(words, find, directory)', () => {
  const holds = (word: string) =>
    [
      ...new Set(
        passages
          .filter(({ text, printed }) => [text, printed ?? ''].some((t) => fold(t).includes(word)))
          .map((p) => p.address),
      ),
    ].sort();

  it('finds exactly the passages that hold any stretch of the texts', async () => {
    const stretch = fc
      .tuple(fc.nat(passages.length - 1), fc.nat(200), fc.integer({ min: 1, max: 24 }))
      .map(([i, start, length]) => {
        const folded = fold(passages[i]?.text ?? '');
        return folded.slice(start % folded.length, (start % folded.length) + length).trim();
      });
    await fc.assert(
      fc.asyncProperty(stretch, async (word) => {
        fc.pre(word.length > 0);
        const { hits } = await findHits([word], find, directory);
        expect(addresses(hits).sort()).toEqual(holds(word));
      }),
      { numRuns: 300 },
    );
  });

  it('finds the printed reading of a correction and the corrected one', async () => {
    const corrected = passages.filter(({ corrections }) => corrections.length > 0);
    expect(corrected.length).toBeGreaterThan(3);
    for (const { address, text, printed = '' } of corrected) {
      for (const reading of [text, printed]) {
        const { hits } = await findHits([fold(reading)], find, directory);
        expect(addresses(hits)).toContain(address);
      }
    }
  });

  it('puts titles first, then headings, then text; more places before fewer, newer before older', async () => {
    const { hits } = await findHits(['代表建议'], find, directory);
    const keys = hits.map(({ passage, count, article }) => [passage.rank, -count, -article.serial]);
    expect(keys).toEqual(
      [...keys].sort((a, b) =>
        a.findIndex((v, i) => v !== b[i]) < 0
          ? 0
          : (a.find((v, i) => v !== b[i]) ?? 0) - (b.find((v, i) => v !== a[i]) ?? 0),
      ),
    );
    expect(hits[0]?.passage.rank).toBe(0);
    for (const { article, passage, count } of hits) {
      const texts = passages.filter(({ address }) => address === `${article.serial}#${passage.id}`);
      const places = texts.reduce(
        (sum, { text, printed = '' }) =>
          sum + Math.max(...[text, printed].map((t) => fold(t).split('代表建议').length - 1)),
        0,
      );
      expect(count).toBe(places);
    }
  });

  it('takes several words together in a passage, and apart in an article', async () => {
    const together = await findHits(['满意率', '代表'], find, directory);
    const both = holds('满意率').filter((address) => holds('代表').includes(address));
    expect(addresses(together.hits).sort()).toEqual(both);
    const { hits, apart } = await findHits(['段简', '题'], find, directory);
    expect(hits.length + apart.length).toBeGreaterThanOrEqual(0);
    const far = await findHits(['邵阳人大网', '重新办理'], find, directory);
    expect(far.hits).toEqual([]);
    expect(far.apart.map(({ serial, id }) => `${serial}#${id}`)).toEqual(['701#a1']);
  });
});

describe('filters', () => {
  it('count what choosing them shows, whatever else is chosen', async () => {
    const { hits } = await findHits(['建议'], find, directory);
    const chosen = fc.record(
      Object.fromEntries(
        FACETS.map((facet) => [
          facet,
          fc.subarray([...new Set(hits.flatMap((hit) => valuesOf(hit, facet)))].slice(0, 4)),
        ]),
      ) as never,
    ) as fc.Arbitrary<typeof NOTHING_CHOSEN>;
    fc.assert(
      fc.property(chosen, (selection) => {
        const counts = countFacets(hits, selection, directory.stages);
        // Also what the choice in its own facet hides: it can be chosen beside.
        for (const facet of FACETS)
          for (const value of new Set(hits.flatMap((hit) => valuesOf(hit, facet))))
            expect(counts[facet].find((each) => each.value === value)?.count ?? 0).toBe(
              narrow(hits, { ...selection, [facet]: [value] }).length,
            );
      }),
      { numRuns: 60 },
    );
  });

  it('stand in the address, and come back from it', () => {
    const state = fc.record({
      q: fc.string({ unit: 'grapheme', maxLength: 60 }),
      selection: fc.record(
        Object.fromEntries(
          FACETS.map((facet) => [
            facet,
            fc.uniqueArray(
              facet === 'figures' ? fc.constant('1') : fc.constantFrom('2023', '省财政厅', '督办', 'a&b=c', '100% +'),
              { maxLength: 3 },
            ),
          ]),
        ) as never,
      ) as fc.Arbitrary<typeof NOTHING_CHOSEN>,
      n: fc.oneof(fc.integer({ min: 1, max: 999 }), fc.constant(Number.POSITIVE_INFINITY)),
    });
    fc.assert(
      fc.property(state, (own) => {
        expect(readAddress(writeAddress(own))).toEqual(own);
      }),
      { numRuns: 1000 },
    );
    expect(readAddress('?n=-1&year=&stage=督办&stage=督办')).toEqual({
      q: '',
      selection: { ...NOTHING_CHOSEN, stage: ['督办'] },
      n: 20,
    });
  });
});

describe('placesIn(text, words, corrections)', () => {
  it('finds every stretch of a folded text in it, and marks what folds to the same', () => {
    const text = '省十三届人大以来，我厅共产生 B 类答复建议 143 件，“转化率”达８９．５％。';
    const folded = fold(text);
    fc.assert(
      fc.property(fc.nat(folded.length - 1), fc.integer({ min: 1, max: 12 }), (start, length) => {
        const word = folded.slice(start, start + length).trim();
        fc.pre(word.length > 0);
        const [from, to] = placesIn(text, [word])?.[0] ?? [0, 0];
        expect(fold(text.slice(from, to))).toBe(word);
      }),
      { numRuns: 500 },
    );
  });

  it('marks a printed reading at its correction, and beside it where nothing is left', () => {
    const text = '全社会关注的意见建议';
    expect(placesIn(text, ['关注的的'], [{ start: 5, end: 6, sic: '的的' }])).toEqual([[3, 6]]);
    expect(placesIn(text, ['意见建建议'], [{ start: 8, end: 8, sic: '建' }])).toEqual([[6, 10]]);
    expect(placesIn(text, ['建建'], [{ start: 8, end: 8, sic: '建' }])).toEqual([[8, 9]]);
    expect(placesIn(text, ['没有'])).toBeUndefined();
  });
});

describe('excerpt(text, marks)', () => {
  it('cuts a long passage around its first mark and moves the marks along', () => {
    const text = `${'甲'.repeat(100)}回头看${'乙'.repeat(200)}`;
    const cut = excerpt(text, [[100, 103]]);
    expect(cut.text.slice(...(cut.marks[0] as [number, number]))).toBe('回头看');
    expect(cut.isCut).toEqual([true, true]);
    expect(cut.text).toHaveLength(150);
  });
});

const NAMES: Name[] = [
  { text: '督办', kind: 'stage', syllables: ['du', 'ban'] },
  { text: '大督办', kind: 'mechanism', syllables: ['da', 'du', 'ban'] },
  { text: '回头看', kind: 'mechanism', syllables: ['hui', 'tou', 'kan'] },
  { text: '满意率', kind: 'indicator', syllables: ['man', 'yi', 'lv'], href: '/charts/rates/' },
  { text: '省交通运输厅', kind: 'unit', syllables: ['sheng', 'jiao', 'tong', 'yun', 'shu', 'ting'] },
  {
    text: '用心用情用力提升办理质效',
    kind: 'title',
    syllables: 'yong xin yong qing yong li ti sheng ban li zhi xiao'.split(' '),
  },
];

describe('names', () => {
  it.each([
    ['duban', ['督办']],
    ['db', ['督办']],
    ['Hui Tou Kan', ['回头看']],
    ['htk', ['回头看']],
    ['manyilǜ', ['满意率']],
    ['jiaotong', ['交通']],
    ['banli', ['办理']],
    ['yongxin', ['用心']],
    ['xyz', []],
    ['jt', []],
  ])('are found by pinyin: %s', (typed, found) => {
    expect(fromPinyin(typed, NAMES)).toEqual(found);
  });

  it('are proposed by how they begin, whole or in pinyin, then by what they hold', () => {
    expect(suggest('督', NAMES).map(({ text }) => text)).toEqual(['督办', '大督办']);
    expect(suggest('dud', NAMES)).toEqual([]);
    expect(suggest('da', NAMES).map(({ text }) => text)).toEqual(['大督办']);
    expect(suggest('满意率是多少', NAMES).map(({ href }) => href)).toEqual(['/charts/rates/']);
    expect(suggest('提升', NAMES)).toEqual([]);
  });

  it('take Latin letters for pinyin, and nothing else', () => {
    expect(['duban', 'du ban', "xi'an", 'lü'].every(isPinyin)).toBe(true);
    expect(['b', '督办', 'a1', '12', 'B类'].some(isPinyin)).toBe(false);
    expect(foldPinyin('Mǎnyìlǜ')).toBe('manyilv');
  });

  it('come back from how they are sent', () => {
    for (const each of NAMES) expect(readRow(toRow(each))).toEqual(each);
  });
});

describe('ask(typed, library)', () => {
  const texts = async ({ serial, id }: { serial: IssueKey; id: string }) => {
    const own = issues.find(({ bulletin }) => bulletin.serial === serial);
    return toTextFile(own?.articles.find((article) => article.id === id) as never);
  };
  const library = {
    find,
    directory,
    texts,
    variants: { simplified: { 頭: '头' }, printed: '' },
    names: async () => NAMES,
  };
  const found = async (typed: string) => addresses((await ask(typed, library))?.hits ?? []);

  it.each([
    ['duban', '督办'],
    ['db', '督办'],
    ['ｄｕｂａｎ', '督办'],
    ['huitoukan', '回头看'],
    ['回頭看', '回头看'],
    ['２８ 件', '28件'],
    ['"回头看"', '回头看'],
  ])('answers %s as %s', async (typed, printed) => {
    expect(await found(typed)).toEqual(await found(printed));
    expect(await found(printed)).not.toEqual([]);
  });

  it('finds an issue by its serial in Han numerals or Arabic ones', async () => {
    expect(await found('总第755期')).toEqual(['755#masthead']);
    expect(await found('总第七百五十五期')).toEqual(['755#masthead']);
    expect(await found('第七五五期')).toEqual(['755#masthead']);
  });

  it('answers nothing with nothing, and signs alone with their passages', async () => {
    for (const typed of ['', '  ', '"', '" "']) expect(await ask(typed, library)).toBeUndefined();
    expect(await found('不存在的词')).toEqual([]);
    expect(await found('qwxzy')).toEqual([]);
    // Words of the texts put together as they do not stand: the engine gives what begins alike.
    for (const typed of ['会头看', '建议办代表建', '回头看 会头看', '龘', '99件'])
      expect([typed, ...(await found(typed))]).toEqual([typed]);
    expect((await found('％')).length).toBe(passages.filter(({ text }) => /[%％]/u.test(text)).length);
  });
});

describe('propose(typed, names, figures, units)', () => {
  const row = { value: 99, unit: '件', text: '99件', label: '没有说明去向 · 全省', href: '/charts/b-flow/' };
  const of = (typed: string, figures = [] as (typeof row)[]) =>
    propose(typed, NAMES, figures, ['省财政厅', '省水利厅']);

  it('offers figures, names with their charts, and a question within one unit', () => {
    expect(of('99件', [row])).toEqual([{ kind: 'figure', text: '99件　没有说明去向 · 全省', href: '/charts/b-flow/' }]);
    expect(of('满意率')).toEqual([{ kind: 'indicator', text: '满意率', href: '/charts/rates/' }]);
    expect(of('财政厅 督办').map(({ text, href }) => [text, decodeURIComponent(href)])).toEqual([
      ['省财政厅：督办', '/search/?q=督办&unit=省财政厅'],
    ]);
  });

  it('offers words apart where they were joined, and each place once', () => {
    expect(of('28 件').map(({ href }) => parseQuery(readAddress(href.slice('/search/'.length)).q))).toEqual([
      ['28', '件'],
    ]);
    const hrefs = of('督').map(({ href }) => href);
    expect(new Set(hrefs).size).toBe(hrefs.length);
    expect(of('督办').map(({ text }) => text)).toEqual(['大督办']);
  });
});

describe('near spellings', () => {
  it.each([
    ['回头看', '会头看', true],
    ['回头看', '回看', true],
    ['回头看', '回头看看', true],
    ['回头看', '头回看', true],
    ['回头看', '回头看', false],
    ['回头看', '看头回', false],
  ])('%s and %s differ by one slip: %s', (a, b, isSlip) => {
    expect(isOneSlip([...a], [...b])).toBe(isSlip);
  });

  it('are taken from the texts, the frequent first', () => {
    const texts = ['再次开展“回头看”活动', '“回头看”', '向前看'];
    expect(nearIn('会头看', texts)[0]).toBe('回头看');
    expect(nearIn('回头砍', texts)).toContain('回头看');
    expect(nearIn('完全没有', texts)).toEqual([]);
  });
});

describe('figures', () => {
  const rows = [
    { value: 99, unit: '件', text: '99件', label: '', href: '' },
    { value: 99, unit: '%', text: '99%', label: '', href: '' },
    { value: 11000, unit: '件', text: '1.1万件', label: '', href: '' },
  ];

  it.each([
    ['99件', ['99件']],
    ['99', ['99件', '99%']],
    ['99 ％', ['99%']],
    ['1.1万件', ['1.1万件']],
    ['11,000件', ['1.1万件']],
    ['约1.1万余件', ['1.1万件']],
    ['九十九件', ['99件']],
    ['督办', []],
    ['2023年督办', []],
  ])('%s finds %j', (typed, texts) => {
    const figure = readFigure(typed);
    expect(figure ? rowsOf(figure, rows).map(({ text }) => text) : []).toEqual(texts);
  });

  it('are sent by the first two digits of their value', () => {
    expect([99, 83.06, 830, 5, 0, 0.5, 10425].map(leadOf)).toEqual(['99', '83', '83', '50', '00', '50', '10']);
  });
});

describe('variantsOf(texts, convert) and toSimplified(word, variants)', () => {
  const convert = (c: string) => ({ 頭: '头', 滿: '满', 後: '后', 沈: '沉' })[c] ?? c;

  it('S3: turn traditional characters into those that the texts print', () => {
    const variants = variantsOf(['回头看，满意；此后'], convert);
    expect(toSimplified('回頭看 滿意 toString', variants)).toBe('回头看 满意 toString');
  });

  it('say what the texts print themselves, and leave out what they print in neither form', () => {
    expect(variantsOf(['皇後与后'], convert)).toEqual({ simplified: { 後: '后' }, printed: '後' });
    expect(variantsOf(['无'], convert)).toEqual({ simplified: {}, printed: '' });
  });
});
