import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesBelow } from '../../scripts/run.ts';
import { newerInCss } from '../browsers/newer-css.ts';
import { newerInJs } from '../browsers/newer-js.ts';
import { OLDEST } from '../browsers/since.ts';
import { pages } from './dist.ts';
import { stylesIn } from './page.ts';

/** What is newer and may be: without it a page is read and used all the same. Each says what is then missing. */
const REFINEMENTS: Record<string, string> = {
  '@media scripting':
    'controls of a chart come with their script; without scripts the search page shows a field that asks the way out',
  '@page': 'named margins of the print in Safari',
  ':details-content': 'closed boxes stay closed in print',
  'accent-color': 'ticks in the colours of the system',
  'break-after: avoid': 'a heading may end a printed page',
  'break-before: avoid': 'the foot of a print may stand on a page of its own',
  'content-visibility': 'goes with ::details-content',
  'forced-color-adjust': 'Safari has no colours of the reader to adjust to',
  'font-family: ui-monospace': 'the next face of the list',
  orphans: 'single lines at the end of a printed page',
  'paint-order': 'of text of HTML; in drawings it is old',
  'text-autospace': 'no narrow gap between Han and Latin',
  'text-decoration: dotted': 'no dots under the figures of the paragraph below the pointer',
  'text-decoration: wavy': 'a straight line under a remark',
  'text-spacing-trim': 'full-width punctuation at the ends of lines',
  'text-wrap': 'lines are broken one by one',
  widows: 'single lines at the head of a printed page',
};
/** What src/client/popover.ts brings to browsers that lack it, before it is used. */
const PROVIDED = ['.hidePopover', '.showPopover', '.togglePopover'];

const nameOf = (newer: string) => newer.replace(/: [a-z, ]+$/u, '');
const files = filesBelow('dist').filter((name) => !name.endsWith('.html'));
const inPages = (element: RegExp) => [
  ...new Set(pages.flatMap(({ html }) => [...html.matchAll(element)].map(([, code = '']) => code))),
];
const read = (name: string) => readFileSync(`dist/${name}`, 'utf8');

describe(`in Chromium ${OLDEST.chrome}, Firefox ${OLDEST.firefox}, Safari ${OLDEST.safari}`, () => {
  const styles = [
    ...files.filter((name) => name.endsWith('.css')).map(read),
    ...new Set(pages.flatMap(({ html }) => stylesIn(html))),
  ];
  const newer = styles.flatMap((sheet) => newerInCss(sheet));

  it('style sheets say nothing that is needed and not understood', () => {
    expect(styles.length).toBeGreaterThan(6);
    expect([...new Set(newer)].filter((one) => !(nameOf(one) in REFINEMENTS))).toEqual([]);
  });

  it('no refinement is listed that is not used', ({ skip }) => {
    if (!pages.some(({ path }) => /^\/issues\/\d+\/$/u.test(path))) skip('没有一期：正文的样式不在网页里');
    const used = new Set(newer.map(nameOf));
    expect(Object.keys(REFINEMENTS).filter((name) => !used.has(name))).toEqual([]);
  });

  it('scripts call nothing that is not there and not asked for', () => {
    const scripts = [
      ...files.filter((name) => name.endsWith('.js')).map((name) => [name, read(name)] as const),
      ...inPages(/<script>([^<]*)<\/script>/gu).map((code) => ['inline', code] as const),
    ];
    expect(scripts.length).toBeGreaterThan(20);
    const faults = scripts.flatMap(([name, code]) => newerInJs(code).map((one) => `${name}: ${one}`));
    expect(faults.filter((fault) => !PROVIDED.some((name) => fault.includes(`: ${name}: `)))).toEqual([]);
  });

  it('are those that readers are told of', () => {
    const { chrome, firefox, safari } = OLDEST;
    for (const file of ['README.md', 'README.zh-CN.md', 'content/pages/about.mdx']) {
      const words = readFileSync(file, 'utf8');
      for (const [browser, version] of [
        ['Chrome', chrome],
        ['Firefox', firefox],
        ['Safari', safari],
      ])
        expect(words, `${file}: ${browser}`).toMatch(
          new RegExp(`${browser}[^。.\\n]{0,20}${String(version).replace('.', '\\.')}`, 'u'),
        );
    }
  });
});
