import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser, visit } from './open.ts';

useBrowser();

interface Sheet {
  width: number;
  words: { text: string; left: number; right: number }[];
  text: string;
}

/** The pages of a page as it is printed, without backgrounds, as browsers do by themselves. */
async function print(page: Page): Promise<Sheet[]> {
  const bytes = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: false });
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i) => {
      const sheet = await pdf.getPage(i + 1);
      const { items } = await sheet.getTextContent();
      const words = items.flatMap((item) =>
        'str' in item && item.str.trim()
          ? [{ text: item.str, left: item.transform[4] as number, right: item.transform[4] + item.width }]
          : [],
      );
      return { width: sheet.getViewport({ scale: 1 }).width, words, text: words.map(({ text }) => text).join('') };
    }),
  );
}

/** What stands at the foot of every printed page of the site. */
const FOOT = /本站不是官方网站.*|出处：.*|— \d+ —/gsu;
const PATHS = [
  '/issues/679/',
  '/issues/653/',
  '/issues/677/',
  '/issues/701/',
  '/issues/755/',
  '/lifecycle/',
  '/',
  '/charts/',
  '/charts/b-to-a/',
  '/mechanisms/',
  '/data/',
  '/corrections/',
  '/issues/',
] as const;

describe('on paper', () => {
  const ends = async (path: string) => {
    await visit(path, {}, async (page) => {
      const sheets = await print(page);
      expect(sheets.at(-1)?.text.replace(FOOT, '').trim().length).toBeGreaterThan(5);
      for (const { width, words } of sheets)
        expect(words.filter(({ left, right }) => left < 10 || right > width - 10).map(({ text }) => text)).toEqual([]);
    });
  };
  const [first, ...others] = PATHS;
  it.each([first])('%s: no last page of the foot alone, nothing beyond the edge', ends);
  it.each(others)('%s: no last page of the foot alone, nothing beyond the edge', { tags: ['nightly'] }, ends);

  it('the table of units and stages has its columns, and weights that are no background', async () => {
    await visit('/lifecycle/', {}, async (page) => {
      const text = (await print(page))
        .map((sheet) => sheet.text)
        .join('')
        .normalize('NFKC')
        .replaceAll('⺠', '民')
        .replaceAll(/\s/gu, '');
      const wanted = await page
        .locator('.matrix :is(th, td)')
        .evaluateAll((all) => all.map((cell) => (cell.textContent ?? '').replaceAll(/\s/gu, '')));
      expect(wanted.filter((cell) => !text.includes(cell.slice(0, 4)))).toEqual([]);
      await page.emulateMedia({ media: 'print' });
      const weights = await page
        .locator('.matrix td[data-weight] a')
        .evaluateAll((all) =>
          all.map((a) => [
            a.parentElement?.dataset.weight,
            getComputedStyle(a).borderTopWidth,
            getComputedStyle(a).backgroundColor,
          ]),
        );
      const widths = new Map(weights.map(([weight, border]) => [weight, border]));
      expect(new Set([widths.get('1'), widths.get('3'), widths.get('5')]).size).toBe(3);
      expect(new Set(weights.map(([, , colour]) => colour))).toEqual(new Set(['rgba(0, 0, 0, 0)']));
    });
  });

  it('a table of eight columns has no column of two characters', { tags: ['nightly'] }, async () => {
    await visit('/issues/653/', {}, async (page) => {
      const row = (tag: string) =>
        `<tr>${Array.from({ length: 8 }, (_, i) => `<${tag}>${'办理情况说明'.repeat(1 + (i % 3))}</${tag}>`).join('')}</tr>`;
      const table = `<section class="scroll"><table id="tried">${row('th')}${row('td').repeat(5)}</table></section>`;
      await page.evaluate((html) => document.querySelector('.article')?.insertAdjacentHTML('beforeend', html), table);
      await page.setViewportSize({ width: 680, height: 900 });
      await page.emulateMedia({ media: 'print' });
      const ems = await page
        .locator('#tried td')
        .evaluateAll((all) =>
          all.map((td) => td.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(td).fontSize)),
        );
      expect(Math.min(...ems)).toBeGreaterThan(4);
      await page.emulateMedia({ media: null });
      for (const { width, words } of await print(page)) expect(words.every(({ right }) => right < width)).toBe(true);
    });
  });
});
