import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { breakHeadings } from '../../src/lib/reading/title-html.ts';
import { useBrowser, visit } from './open.ts';

useBrowser();

/** Titles nobody has written, each with what a reader takes for one number in it. */
const TITLES: readonly (readonly [title: string, ...numbers: string[]])[] = [
  ['省人大常委会第六百七十七期联络动态编辑工作情况通报说明', '第六百七十七期'],
  ['关于二〇二三年度全省代表建议办理工作满意率达到100%的情况报告', '二〇二三年', '100%'],
  ['湖南省第十四届人民代表大会常务委员会第二十三次会议决定任命名单', '第十四届', '第二十三次'],
  ['洞庭湖区总磷平均浓度较2020年同期下降13.5%攻坚行动总结报告', '2020年', '13.5%'],
  ['全省各级人大代表联系群众累计走访七十万余人次收集意见建议情况', '七十万余人次'],
  ['省财政厅2018—2022年累计安排水利建设资金1,234.56亿元使用情况', '2018—2022年', '1,234.56亿元'],
  ['衡阳市人民政府办理省十三届人大五次会议第0457号建议答复意见', '十三届', '第0457号'],
  ['关于办复率百分之九十九点五以上单位的通报表扬决定（征求意见稿）', '百分之九十九点五'],
  ['代表建议办理工作领导小组办公室关于26项重点任务分解落实方案', '26项'],
  ['省人大代表向12345热线转交群众反映社情民意3.6万余件办理情况', '12345', '3.6万余件'],
];
const WIDTHS = [360, 390, 820, 1280, 1600];

/** Numbers that stand on more than one line, and headings wider than their place. */
function faultsOf(page: Page, titles: typeof TITLES) {
  return page.evaluate((all) => {
    const faults: string[] = [];
    for (const heading of document.querySelectorAll<HTMLElement>('[data-tried]')) {
      const [, ...numbers] = all[Number(heading.dataset.tried)] ?? [''];
      if (heading.scrollWidth > heading.clientWidth + 1) faults.push(`${heading.textContent} 超出`);
      const nodes: [Text, number][] = [];
      const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
      let length = 0;
      while (walker.nextNode()) {
        nodes.push([walker.currentNode as Text, length]);
        length += (walker.currentNode as Text).length;
      }
      const place = (offset: number) => {
        const [node, start] = nodes.findLast(([, from]) => from <= offset) as [Text, number];
        const range = document.createRange();
        range.setStart(node, offset - start);
        range.setEnd(node, offset - start + 1);
        return Math.round(range.getClientRects()[0]?.bottom ?? 0);
      };
      for (const number of numbers) {
        const at = heading.textContent?.indexOf(number) ?? -1;
        const lines = new Set(Array.from(number, (_, i) => place(at + i)));
        if (at < 0 || lines.size > 1) faults.push(`${heading.tagName} ${number}`);
      }
    }
    return faults;
  }, titles);
}

/** Puts the titles on a page, each as a heading of every rank, and one that runs on in a paragraph. */
async function put(page: Page): Promise<void> {
  const html = TITLES.map(([title], i) =>
    [1, 2, 3].map((rank) => breakHeadings(`<h${rank} data-tried="${i}">${title}</h${rank}>`)).join(''),
  ).join('');
  const runIn = TITLES.map(
    ([title], i) =>
      `<div class="para"><h3 class="run-in" data-tried="${i}">${title}。</h3><p>${'后面的字。'.repeat(9)}</p></div>`,
  ).join('');
  await page.evaluate(
    (made) => {
      document.querySelector('.article')?.insertAdjacentHTML('beforeend', made);
    },
    `${html}${breakHeadings(runIn)}`,
  );
}

describe('no line of a title ends inside a number', () => {
  it.each(WIDTHS)('at %i px, whatever its rank', async (width) => {
    await visit('/issues/653/', { viewport: { width, height: 900 } }, async (page) => {
      await put(page);
      expect(await faultsOf(page, TITLES)).toEqual([]);
    });
  });

  it('in large type on the narrowest phone', async () => {
    await visit('/issues/653/', { viewport: { width: 320, height: 900 } }, async (page) => {
      await page.evaluate(() => localStorage.setItem('reading', '{"care":"on"}'));
      await page.reload();
      await put(page);
      expect(await faultsOf(page, TITLES)).toEqual([]);
    });
  });

  it('and pages are built so: places to break stand in long titles alone', async () => {
    await visit('/issues/677/', { viewport: { width: 1280, height: 900 } }, async (page) => {
      const title = page.locator('#a1-title');
      expect(await title.locator('wbr').count()).toBeGreaterThan(1);
      expect((await title.innerText()).replaceAll(/\s/gu, '')).toContain('2018年至2022年');
    });
  });
});
