import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { renderPassage } from '../../src/lib/reading/passage.ts';
import { useBrowser, visit } from './open.ts';

useBrowser();

const PHONE = { viewport: { width: 390, height: 844 } };

/** The colours of a strip of a picture: the shade makes it darker than paper. */
async function darkest(page: Page, clip: { x: number; y: number; width: number; height: number }): Promise<number> {
  const shot = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (data) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const { data: pixels = [] } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {};
    return Math.min(...Array.from(pixels as Uint8ClampedArray).filter((_, i) => i % 4 === 0));
  }, shot);
}

describe('a table wider than the screen', () => {
  it('shades its end until that is reached, keeps its first column, and is reached by keyboard', async () => {
    const bypass = { ...PHONE, bypassCSP: true };
    await visit('/lifecycle/', bypass, async (page) => {
      const box = page.locator('.scroll').first();
      await box.scrollIntoViewIfNeeded();
      expect(await box.evaluate((b) => b.scrollWidth > b.clientWidth && b.tabIndex === 0)).toBe(true);
      const place = await box.boundingBox();
      // Beside the caption, where nothing is written.
      const clip = { x: (place?.x ?? 0) + (place?.width ?? 0) - 6, y: (place?.y ?? 0) + 4, width: 6, height: 8 };
      const first = box.locator('tbody th').first();
      const left = (await first.boundingBox())?.x;
      const shaded = await darkest(page, clip);
      await box.evaluate((b) => b.scrollTo(b.scrollWidth, 0));
      const bare = await darkest(page, clip);
      expect(shaded).toBeLessThan(bare - 40);
      expect((await first.boundingBox())?.x).toBe(left);
    });
  });

  it('has no column of two characters: eight columns scroll instead', async () => {
    await visit('/issues/653/', PHONE, async (page) => {
      const cells = ['序号', '承办单位', '件数', '办结', '满意', '面商', '转办', '备注'];
      const long = '已答复代表并列入二〇二四年度工作计划逐项落实';
      const row = (tag: string, all: string[]) => `<tr>${all.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
      const table = `<section class="scroll" tabindex="0"><table id="tried">${row('th', cells)}${row('td', [...cells.slice(1), long])}</table></section>`;
      await page.evaluate((html) => document.querySelector('.article')?.insertAdjacentHTML('beforeend', html), table);
      const narrow = await page
        .locator('#tried td')
        .evaluateAll((all) =>
          all.filter((td) => td.getBoundingClientRect().width < 4.9 * Number.parseFloat(getComputedStyle(td).fontSize)),
        );
      expect(narrow).toHaveLength(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });
  });
});

/** Runs without a blank of every sort, invented. */
const RUNS = [
  'https://www.hnrd.gov.cn/content/2023/02/28/123456789012345.html',
  '430000202302281234567890',
  'jianyi.banli.lianxi@hunan-renda.gov.cn.example',
  'C:\\jianyi\\2023\\banli\\huizong\\dafu_final_v12.docx',
  '0731-82211234/82211235/82211236/82211237',
  'dGhpcyBpcyBhIGxvbmcgc3RyaW5nIHdpdGhvdXQgYmxhbmtz',
  'HN_RD_JY_2023_0000000457_FUJIAN_03',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk',
  'ОбщественнаяПалатаРоссийскойФедерации',
  '91430000MA4L1234XY/91430000MA4L5678ZW',
];

describe('a long run without blanks in a paragraph', () => {
  it.each([360, 390, 820, 1280])('spreads no line at %i px', async (width) => {
    await visit('/issues/653/', { viewport: { width, height: 900 } }, async (page) => {
      const html = RUNS.map((run, i) => {
        const text = `${'建议办理情况'.slice(0, 2 + (i % 5))}二、长串。见${run}，以及以后各次通报的附件说明。`;
        const passage = {
          id: `t${i}`,
          text,
          marks: [],
          pageBreaks: [],
          sentences: [{ id: `t${i}s1`, start: 0, end: text.length }],
        };
        return `<p class="para tried">${renderPassage(passage, [])}</p>`;
      }).join('');
      await page.evaluate((made) => document.querySelector('.article')?.insertAdjacentHTML('beforeend', made), html);
      const spread = await page.locator('.tried').evaluateAll((all) =>
        all.flatMap((paragraph) => {
          const size = Number.parseFloat(getComputedStyle(paragraph).fontSize);
          const wide: string[] = [];
          let last: DOMRect | undefined;
          const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode as Text;
            for (let i = 0; i < node.length; i++) {
              const range = document.createRange();
              range.setStart(node, i);
              range.setEnd(node, i + 1);
              const rect = range.getBoundingClientRect();
              if (last && Math.abs(rect.bottom - last.bottom) < 3 && rect.left - last.left > size * 1.6)
                wide.push(`${node.data.slice(Math.max(0, i - 3), i + 1)} ${rect.left - last.left}`);
              last = rect;
            }
          }
          return wide;
        }),
      );
      expect(spread).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  });
});

describe('small signs on a phone', () => {
  it('arrows between stages stand beside their names', { tags: ['nightly'] }, async () => {
    for (const width of [360, 390, 820, 1280, 1600])
      await visit('/lifecycle/', { viewport: { width, height: 900 } }, async (page) => {
        const heights = await page
          .locator('.life li')
          .evaluateAll((all) =>
            all.map(
              (li) => li.getBoundingClientRect().height - (li.firstElementChild?.getBoundingClientRect().height ?? 0),
            ),
          );
        expect(Math.max(...heights), `${width} px`).toBeLessThan(6);
      });
  });

  it('the sign of an article lies on no character', async () => {
    await visit('/issues/679/', { ...PHONE, hasTouch: true, isMobile: true }, async (page) => {
      const hit = await page.locator('.article > header').evaluateAll((all) =>
        all.flatMap((header) => {
          const sign = header.querySelector('.permalink')?.getBoundingClientRect();
          const walker = document.createTreeWalker(header, NodeFilter.SHOW_TEXT);
          const found: string[] = [];
          while (walker.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(walker.currentNode);
            for (const r of range.getClientRects())
              if (
                sign &&
                r.width > 0 &&
                r.left < sign.right &&
                sign.left < r.right &&
                r.top < sign.bottom - 4 &&
                sign.top + 4 < r.bottom
              )
                found.push(walker.currentNode.textContent ?? '');
          }
          return found;
        }),
      );
      expect(hit).toEqual([]);
    });
  });
});
