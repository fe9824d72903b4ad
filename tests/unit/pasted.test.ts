import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../src/lib/search/address.ts';
import { ask } from '../../src/lib/search/ask.ts';
import { decoded, LOST } from '../../src/lib/search/encoding.ts';
import { fold } from '../../src/lib/search/fold.ts';
import { placesIn } from '../../src/lib/search/match.ts';
import { propose } from '../../src/lib/search/propose.ts';
import { parseQuery } from '../../src/lib/search/query.ts';
import { respelt } from '../../src/lib/search/spellings.ts';
import { variantsOf, writtenOtherwise } from '../../src/lib/search/variants.ts';
import { libraryOf } from './text-library.ts';

/** What the invented bulletins print, and how texts reach them: with signs of every form, and characters nobody sees. */
const TEXTS = {
  look: '再次开展“回头看”工作，满意率提高',
  day: '会议于2月20日在长沙召开，研究民生和行走',
  whole: '印发日期2023年2月28日上午',
  circle: '二○二三年工作要点',
  dashes: '占10%—20%，电话0731—12345',
  names: '买买提·艾力、葛\u{e0100}某两位代表',
  old: '張頭億说，共770亿元',
  han: '二月十六日下午，一百零五件',
  hidden: '代\u00ad表\u200b建议⻅成效',
  point: '古丽．米娜代表；2021.3.5收到',
};
type Name = keyof typeof TEXTS;

const library = libraryOf(Object.values(TEXTS), variantsOf(Object.values(TEXTS), Converter({ from: 't', to: 'cn' })));
const order = Object.keys(TEXTS) as Name[];
const nameOf = (article: string) => order[Number(article.slice(1)) - 1];

async function answerTo(typed: string) {
  const answer = await ask(typed, library);
  return { kind: answer?.kind, found: answer?.hits.map(({ article }) => nameOf(article.id)) ?? [], answer };
}

describe('a pasted question', () => {
  it.each<[typed: string, found: Name, kind: string]>([
    // Characters that nobody sees.
    ['回\u200b头看', 'look', 'joined'],
    ['回\u00ad头看', 'look', 'joined'],
    ['回头看\u200e', 'look', 'joined'],
    ['\u202a回头看\u202c', 'look', 'joined'],
    ['\u2066满意率\u2069', 'look', 'joined'],
    ['满\u034f意\ufeff率', 'look', 'joined'],
    ['满意率\u{e0041}\u{e007f}', 'look', 'joined'],
    ['\u0007满意\u0000率', 'look', 'joined'],
    ['葛某', 'names', 'joined'],
    ['葛\u{e0101}某', 'names', 'joined'],
    ['代表建议', 'hidden', 'joined'],
    // Radicals for ideographs.
    ['⻓沙', 'day', 'joined'],
    ['⺠⽣', 'day', 'joined'],
    ['⾏⾛', 'day', 'joined'],
    ['见成效', 'hidden', 'joined'],
    // Signs of one meaning.
    ...['10%-20%', '10%~20%', '10％〜20％', '10%–20%', '10%−20%', '0731-12345', '0731‑12345', '0731─12345'].map(
      (typed): [string, Name, string] => [typed, 'dashes', 'joined'],
    ),
    ...['•', '・', '‧', '．', '∙', '⋅', '･'].map((dot): [string, Name, string] => [
      `买买提${dot}艾力`,
      'names',
      'joined',
    ]),
    ['古丽·米娜', 'point', 'joined'],
    ['二〇二三年', 'circle', 'joined'],
    ['二Ｏ二三', 'circle', 'joined'],
    ['二o二三年', 'circle', 'joined'],
    ['二◯二三年工作', 'circle', 'joined'],
    // Dates and numerals.
    ['二月二十日', 'day', 'respelt'],
    ['二月二十号', 'day', 'respelt'],
    ['2月16日', 'han', 'respelt'],
    ['2023-02-28', 'whole', 'respelt'],
    ['2023/2/28', 'whole', 'respelt'],
    ['2023.2.28', 'whole', 'respelt'],
    ['2023．02．28', 'whole', 'respelt'],
    ['20230228', 'whole', 'respelt'],
    ['2023-02', 'whole', 'respelt'],
    ['二零二三年二月廿八日', 'whole', 'respelt'],
    ['二〇二三年二月', 'whole', 'respelt'],
    ['2023年工作要点', 'circle', 'respelt'],
    ['二零二三年工作', 'circle', 'respelt'],
    ['一百〇五件', 'han', 'respelt'],
    ['2021年3月5日', 'point', 'respelt'],
    // Codes.
    ['%E5%9B%9E%E5%A4%B4%E7%9C%8B', 'look', 'decoded'],
    ['%25E6%25BB%25A1%25E6%2584%258F%25E7%258E%2587', 'look', 'decoded'],
    ['%BB%D8%CD%B7%BF%B4', 'look', 'decoded'],
    ['\\u56de\\u5934\\u770b', 'look', 'decoded'],
    ['&#28385;&#x610f;率', 'look', 'decoded'],
    ['%u6EE1%u610F%u7387', 'look', 'decoded'],
    ['2023-02-28%E3%80%82', 'whole', 'decoded'],
    // Signs that came along.
    ['“回头看”', 'look', 'joined'],
    ['回头看。', 'look', 'trimmed'],
    ['《回头看》、', 'look', 'trimmed'],
    ['（满意率）', 'look', 'trimmed'],
    ['> 满意率；', 'look', 'trimmed'],
    ['“满意率”。', 'look', 'trimmed'],
    // Traditional characters, though some are printed.
    ['回頭看', 'look', 'written'],
    ['770億元', 'old', 'written'],
    ['張頭億', 'old', 'joined'],
    ['张头亿', 'old', 'written'],
    ['張頭億說', 'old', 'written'],
    ['回頭看。', 'look', 'trimmed'],
    ['回頭看 滿意', 'look', 'written'],
  ])('%j finds %s, read as %s', async (typed, found, kind) => {
    const answer = await answerTo(typed);
    expect([answer.kind, ...answer.found]).toEqual([kind, found]);
  });

  it.each(['回头', '10%—30%', '2023-02-29', '二月三十日', '%E4%B8', '3月5号召开', '2023', '12345-0731'])(
    '%j finds nothing that it does not mean',
    async (typed) => {
      const { answer } = await answerTo(typed);
      for (const hit of answer?.hits ?? []) {
        const text = TEXTS[nameOf(hit.article.id) as Name];
        expect(answer?.alternatives.some((words) => placesIn(text, words))).toBe(true);
      }
    },
  );

  it('is asked as it stands first: what is printed so is not read otherwise', async () => {
    const both = libraryOf(['代表说。', '代表说“好”', '2月3日', '二月三日', '說', '说']);
    for (const [typed, kind, count] of [
      ['代表说。', 'joined', 1],
      ['2月3日', 'joined', 1],
      ['二月三日', 'joined', 1],
      ['說', 'joined', 1],
    ] as const) {
      const answer = await ask(typed, both);
      expect([typed, answer?.kind, answer?.hits.length]).toEqual([typed, kind, count]);
    }
  });

  it('names the words that it was read as', async () => {
    for (const [typed, words] of [
      ['2023/2/28', ['2023年2月28日']],
      ['回頭看。', ['回头看']],
      ['%BB%D8%CD%B7%BF%B4', ['回头看']],
    ] as const)
      expect((await answerTo(typed)).answer?.alternatives).toEqual([words]);
  });
});

describe('propose(typed, names, figures, units, variants)', () => {
  it('offers simplified characters beside traditional ones that some text prints, and for no others', () => {
    const of = (typed: string) => propose(typed, [], [], [], library.variants).map(({ kind, text }) => [kind, text]);
    expect(of('億')).toEqual([['simplified', '亿']]);
    expect(of('亿')).toEqual([]);
    expect(of('回看')).toEqual([]);
  });
});

describe('marks', () => {
  it.each<[Name, typed: string, marked: string]>([
    ['hidden', '代表建议', '代\u00ad表\u200b建议'],
    ['hidden', '见成效', '⻅成效'],
    ['names', '葛某', '葛\u{e0100}某'],
    ['names', '艾力、葛', '艾力、葛'],
    ['names', '两位', '两位'],
    ['dashes', '10%-20%', '10%—20%'],
    ['dashes', '0731~12345', '0731—12345'],
    ['circle', '二〇二三', '二○二三'],
    ['point', '古丽·米娜', '古丽．米娜'],
  ])('stand in %s at what was meant by %j', (name, typed, marked) => {
    const text = TEXTS[name];
    expect(placesIn(text, parseQuery(typed))?.map(([start, end]) => text.slice(start, end))).toEqual([marked]);
  });

  it('stand right behind a long dash, which is two signs', () => {
    const text = '甲⸺乙丙';
    expect(placesIn(text, ['乙丙'])).toEqual([[2, 4]]);
    expect(placesIn(text, parseQuery('甲——乙'))).toEqual([[0, 3]]);
  });
});

describe('fold(text)', () => {
  it('is done after one pass, for every character between others', () => {
    for (let code = 0; code < 0x110000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const text = `二${String.fromCodePoint(code)}三`;
      const folded = fold(text);
      if (fold(folded) !== folded) expect(fold(folded), code.toString(16)).toBe(folded);
    }
  });

  it('leaves letters and full stops that are no circles and dots', () => {
    expect(fold('OA 办公 O2O 3.5 www.a.cn 零距离 第一Online')).toBe('oa办公o2o3.5www.a.cn零距离第一online');
  });
});

describe('readAddress(query)', () => {
  it.each([
    ['?q=%BB%D8%CD%B7%BF%B4', '回头看'],
    ['?q=B%C0%E0+%B0%EC%C0%ED', 'B类 办理'],
    ['?n=all&q=%C2%FA%D2%E2%C2%CA', '满意率'],
    // The second byte of 開 is a letter of ASCII, which no program escapes.
    ['?q=%E9_%D5%B9', '開展'],
    ['?q=%E5%9B%9E', '回'],
    ['?q=%FF%FE', LOST + LOST],
  ])('reads %s as %s', (query, q) => {
    expect(readAddress(query).q).toBe(q);
  });

  it('reads filters in GB 18030 beside a question in UTF-8', () => {
    const { q, selection } = readAddress('?q=%E5%9B%9E&unit=%CA%A1%B2%C6%D5%FE%CC%FC');
    expect([q, selection.unit]).toEqual(['回', ['省财政厅']]);
  });
});

describe('decoded(text)', () => {
  it.each(['89.5%', '100%', '回头看', '50%以上', '%E5', '%00%01', 'a&b;'])('leaves %j', (text) => {
    expect(decoded(text)).toBeUndefined();
  });
});

describe('respelt(words)', () => {
  it.each(['办理', '0731-12345', '19.5%', '三月三十五日', '十三月', '1.2023.2.28', '12023年'])(
    'has nothing for %s',
    (word) => {
      expect(respelt([word])).toEqual([]);
    },
  );

  it('spells all dates of a question alike', () => {
    expect(respelt(['2023年2月', '3月5日'])).toContainEqual(['二〇二三年二月', '三月五日']);
  });
});

describe('writtenOtherwise(word, variants)', () => {
  it('keeps what a text prints in traditional characters beside what it prints in simplified ones', () => {
    const variants = { simplified: { 張: '张', 頭: '头', 開: '开' }, printed: '張頭' };
    expect(writtenOtherwise('張頭開', variants)).toEqual(['张头开', '張头开', '张頭开', '張頭开']);
    expect(writtenOtherwise('张开', variants)).toEqual(['張开']);
    expect(writtenOtherwise('督办', variants)).toEqual([]);
  });
});
