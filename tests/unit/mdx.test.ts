import { compile } from '@mdx-js/mdx';
import fc from 'fast-check';
import remarkCjkFriendly from 'remark-cjk-friendly';
import { describe, expect, it } from 'vitest';
import { fromMdx } from '../../src/lib/bulletin/from-mdx.ts';
import { type Inline, printedText, toInlines, toPassage, toPrintedOffset } from '../../src/lib/bulletin/passage.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { toMdx } from '../../src/lib/bulletin/to-mdx.ts';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';

/** Characters that Markdown, MDX or JSX give a meaning to, beside ordinary text. */
const HOSTILE = [
  '{',
  '}',
  '<',
  '>',
  '/',
  '\\',
  '*',
  '**',
  '_',
  '`',
  '~',
  '~~',
  '|',
  '&',
  '#',
  '[',
  ']',
  '(',
  ')',
  '!',
  '+',
  '-',
  '1.',
  ':',
  '"',
  "'",
  '=',
  '$',
  '@',
  '办',
  '理',
  '。',
  '，',
  '“',
  '”',
  'a',
  'import ',
  'export ',
  '&amp;',
  '<b>',
  '</p>',
  '{1+1}',
  'https://a.b',
  'www.a.b',
  '\u2028',
  '\u200b',
  '😀',
  ' ',
  '\u3000',
];

const words = fc
  .array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join('').trim())
  .filter((text) => text.length > 0);

const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 5, arbitrary: words.map((value): Inline => ({ type: 'text', value })) },
  fc.record({ type: fc.constant('choice' as const), sic: fc.oneof(words, fc.constant('')), corr: words, note: words }),
  words.map((value): Inline => ({ type: 'doubt', value })),
  fc.constant<Inline>({ type: 'pageBreak' }),
);

function bulletinOf(paragraphs: readonly (readonly Inline[])[], title = '题目'): Bulletin {
  return {
    serial: 755,
    number: 5,
    date: '2026-03-24',
    issuer: '编者',
    source: '755.txt',
    masthead: ['联络动态', '第5期', '总第755期'],
    imprint: [{ label: '送', lines: ['各市州'] }],
    note: [],
    articles: [
      {
        id: 'a1',
        title: toPassage('a1', [{ type: 'text', value: title }]),
        bylines: [],
        blocks: paragraphs.map((inlines, i) => ({ kind: 'paragraph', passage: toPassage(`a1p${i + 1}`, inlines) })),
      },
    ],
  };
}

/** Neighbouring plain texts are one text once written; the comparison is between what readers get. */
const readings = (bulletin: Bulletin) =>
  passagesOf(bulletin).map((p) => ({ text: p.text, marks: p.marks, pageBreaks: p.pageBreaks }));

describe('toMdx and fromMdx', () => {
  it('undo each other for any text, with corrections and page breaks', () => {
    const paragraphs = fc.array(fc.array(inline, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(paragraphs, (given) => {
        const bulletin = bulletinOf(given.filter((p) => toPassage('', p).text.trim() !== ''));
        const { bulletin: back, diagnostics } = fromMdx(toMdx(bulletin), 'x.mdx');
        expect(diagnostics).toEqual([]);
        expect(back && readings(back).map((p) => ({ ...p, text: p.text.trim() }))).toEqual(
          readings(bulletin).map((p) => ({ ...p, text: p.text.trim() })),
        );
      }),
      { numRuns: 1500 },
    );
  });

  it.each(['😀_😀_😀{{', 'a_b_c', '_甲_', '甲\\_乙_'])('keep underscores as they are: %s', (value) => {
    const bulletin = bulletinOf([[{ type: 'text', value }]]);
    const { bulletin: back, diagnostics } = fromMdx(toMdx(bulletin), 'x.mdx');
    expect(diagnostics).toEqual([]);
    expect(back && readings(back)).toEqual(readings(bulletin));
  });

  it('write MDX that the MDX compiler accepts and that holds no code', async () => {
    const samples = fc.sample(words, { numRuns: 60, seed: 7 });
    const mdx = toMdx(bulletinOf(samples.map((value) => [{ type: 'text', value }])));
    const body = mdx.replace(/^---\n[\s\S]*?\n---\n/u, '');
    const code = String(await compile(body, { remarkPlugins: [remarkCjkFriendly] }));
    // Everything that came from the texts is in string literals; what is left is the compiler's own frame.
    const frame = code.replace(/"(?:[^"\\]|\\.)*"/gu, '""');
    expect(frame).not.toMatch(/1\s*\+\s*1|\p{Script=Han}/u);
    expect(frame.match(/^(?:import|export) /gmu)).toHaveLength(2);
  });

  it.each([
    ['an import', 'import fs from "node:fs"', 'code-in-text'],
    ['an export', 'export const a = 1', 'code-in-text'],
    ['an expression', '正文{process.version}正文', 'code-in-text'],
    ['a script', '<script>alert(1)</script>', 'bad-element'],
    ['another element', '正文<b onClick={1}>粗</b>', 'bad-'],
    ['an expression in an attribute', '正文<sic note={1}>字</sic>', 'bad-attribute'],
    ['a link', '[点我](javascript:alert(1))', 'bad-markup'],
    ['an image', '![图](a.png)', 'bad-markup'],
    ['a broken brace', '正文{', 'bad-mdx'],
    ['a broken tag', '正文<95%', 'bad-mdx'],
  ])('B2: refuse %s and name its line', (_, text, code) => {
    const mdx = `${toMdx(bulletinOf([[{ type: 'text', value: '正文。' }]]))}\n${text}\n`;
    const { bulletin, diagnostics } = fromMdx(mdx, 'x.mdx');
    expect(bulletin).toBeUndefined();
    expect(diagnostics[0]?.code).toContain(code);
    expect(diagnostics[0]?.line).toBe(mdx.trimEnd().split('\n').length);
  });

  it.each([
    ['no front matter', () => '## 题目\n\n正文。\n', 'no-front-matter', 1, 'npm run import'],
    [
      'front matter that is no YAML',
      (mdx: string) => mdx.replace('serial: 755', 'serial: [755'),
      'bad-yaml',
      3,
      '冒号',
    ],
    ['a mark that does not end', (mdx: string) => `${mdx}\n正文<sic>字\n`, 'open-mark', undefined, '补上 </sic>'],
    [
      'a byline behind all titles',
      (mdx: string) => `${mdx}\n<byline>供稿：</byline>\n`,
      'byline-without-title',
      undefined,
      '## 标题',
    ],
    ['a title of the whole', (mdx: string) => `${mdx}\n# 大题\n`, 'bad-heading', undefined, '文章标题用 ##'],
    [
      'words before the first title',
      (mdx: string) => mdx.replace(/\n## /u, '\n题前。\n\n## '),
      'text-before-title',
      undefined,
      '编者按用',
    ],
    ['no article', (mdx: string) => mdx.replace(/\n## [\s\S]*$/u, '\n'), 'no-article', 1, '单独一行，用“## ”开头'],
  ])('refuse %s and say what to write', (_, spoil, code, line, repair) => {
    const mdx = toMdx(bulletinOf([[{ type: 'text', value: '正文。' }]]));
    expect(spoil(mdx)).not.toBe(mdx);
    const { bulletin, diagnostics } = fromMdx(spoil(mdx), 'x.mdx');
    expect(bulletin).toBeUndefined();
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code, line: line ?? expect.any(Number), repair: expect.stringContaining(repair) }),
    );
  });

  it('report every fault of the front matter with its line', () => {
    const mdx = toMdx(bulletinOf([]))
      .replace('serial: 755', 'serial: 零')
      .replace('date: 2026-03-24', 'date: 2026-13-24');
    const { diagnostics } = fromMdx(mdx, 'x.mdx');
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([
      ['bad-front-matter', 2],
      ['bad-front-matter', 4],
    ]);
  });
});

describe('toPassage(id, inlines)', () => {
  it('gives back its inlines', () => {
    fc.assert(
      fc.property(fc.array(inline, { maxLength: 6 }), (inlines) => {
        const passage = toPassage('a1p1', inlines);
        expect(toPassage('a1p1', toInlines(passage))).toEqual(passage);
      }),
      { numRuns: 1000 },
    );
  });

  it('moves no sentence number when a correction is made', () => {
    const printed: Inline[] = [{ type: 'text', value: '第一句，第二句。第三句。' }];
    const corrected: Inline[] = [
      { type: 'text', value: '第一句' },
      { type: 'choice', sic: '，', corr: '。' },
      { type: 'text', value: '第二句。第三' },
      { type: 'choice', sic: '', corr: '个' },
      { type: 'text', value: '句。' },
    ];
    const before = toPassage('a1p1', printed);
    const after = toPassage('a1p1', corrected);
    expect(after.sentences.map((s) => s.id)).toEqual(before.sentences.map((s) => s.id));
    expect(after.sentences.map((s) => after.text.slice(s.start, s.end))).toEqual(['第一句。第二句。', '第三个句。']);
  });

  it('counts the same offsets in the printed text whatever is corrected', () => {
    const passage = toPassage('a1p1', [
      { type: 'text', value: '普遍关注' },
      { type: 'choice', sic: '的的', corr: '的' },
      { type: 'text', value: '意见5条' },
    ]);
    expect(printedText(passage)).toBe('普遍关注的的意见5条');
    expect(toPrintedOffset(passage, passage.text.indexOf('5'))).toBe(printedText(passage).indexOf('5'));
  });
});
