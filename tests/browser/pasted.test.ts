import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { askHere, done, hitsOf, openContext, status, useBrowser, visit } from './open.ts';
import { truth } from './truth.ts';

useBrowser();

/** Opens a page that may answer 404, which the console reports. */
async function open(path: string, look: (page: Page) => Promise<void>): Promise<void> {
  const { browserContext, close } = await openContext();
  const page = await browserContext.newPage();
  await page.goto(new URL(path, inject('address')).href);
  await look(page);
  await close();
}

describe('a pasted question', () => {
  it('is answered as what it means, and the page says how it was read', async () => {
    const note = (page: Page) => page.locator('[data-note]').innerText();
    await visit('/search/', {}, async (page) => {
      for (const [typed, meant, said] of [
        ['回\u200b头\u00ad看\u200e', '回头看', ''],
        ['⻓沙', '长沙', ''],
        ['回头看。', '回头看', '“回头看”'],
        ['%E5%9B%9E%E5%A4%B4%E7%9C%8B', '回头看', '“回头看”'],
        ['回頭看', '回头看', '“回头看”'],
        ['二月二十日', '2月20日', '“2月20日”'],
      ] as const) {
        await askHere(page, typed);
        expect(truth(meant).length, meant).toBeGreaterThan(0);
        const found = (await hitsOf(page)).filter((href) => !/#(?:masthead|imprint)$/u.test(href));
        expect(found, typed).toEqual(expect.arrayContaining(truth(meant)));
        if (said) expect(await note(page), typed).toContain(said);
        else expect(await note(page), typed).toBe('');
      }
      // What it was read as goes with the link, and is marked there.
      await askHere(page, '回頭看。');
      await page.locator('[data-hit] a').first().click();
      await page.waitForSelector('.bulletin mark');
      expect(await page.locator('.bulletin mark').first().innerText()).toContain('回');
    });
  });

  it('may stand in the address in GBK, or encoded twice', { tags: ['nightly'] }, async () => {
    for (const query of ['%BB%D8%CD%B7%BF%B4', '%25E5%259B%259E%25E5%25A4%25B4%25E7%259C%258B'])
      await visit(`/search/?q=${query}`, {}, async (page) => {
        await done(page);
        const found = (await hitsOf(page)).filter((href) => !/#(?:masthead|imprint)$/u.test(href));
        expect(found.sort(), query).toEqual(truth('回头看').sort());
      });
    await visit('/search/?q=%FF%FE', {}, async (page) => {
      await done(page);
      expect(await status(page)).toContain('没有找到');
      expect(await page.locator('[data-note]').innerText()).toContain('重新输入');
    });
  });
});

describe('a question that stands nowhere', () => {
  it('shows what resembles it, and says that it is no answer', async () => {
    await visit('/search/', {}, async (page) => {
      const hrefs = () =>
        page
          .locator('[data-near] a, [data-proposals] a')
          .evaluateAll((links) => links.map((link) => decodeURIComponent(link.getAttribute('href') ?? '')));
      for (const [typed, places] of [
        ['B类转A类', ['/charts/b-to-a/', '/search/?q=b类 a类']],
        ['怎样提高满意率', ['/mechanisms/man-yi-lv/', '/search/?q=满意率']],
      ] as const) {
        await askHere(page, typed);
        expect(await hitsOf(page)).toEqual([]);
        expect(await status(page)).toContain('没有找到整句');
        const all = (await hrefs()).map((href) => href.replaceAll('+', ' '));
        for (const place of places) expect(all, typed).toContain(place);
        expect(new Set(all).size, typed).toBe(all.length);
      }
      await askHere(page, '龘龘龘');
      expect(await status(page)).toBe('没有找到“龘龘龘”。');
    });
  });
});

describe('a link that came through a chat', () => {
  it.each([
    ['/issues/679/，详见#a2p4', '/issues/679/#a2p4'],
    ['/issues/679）', '/issues/679/'],
    ['/ISSUES/679/?mark=建议', '/issues/679/?mark=%E5%BB%BA%E8%AE%AE'],
    ['/issues/679.html', '/issues/679/'],
    ['/issues%252F679%252F', '/issues/679/'],
    ['/charts/rates/。', '/charts/rates/'],
    ['/mechanisms/hui-tou-kan；', '/mechanisms/hui-tou-kan/'],
    ['/units/finance/”', '/units/finance/'],
  ])('leads from %s to %s', { tags: ['nightly'] }, async (path, meant) => {
    await open(path, async (page) => {
      await page.waitForURL(new URL(meant, page.url()).href);
      expect(await page.locator('h1').first().innerText()).not.toContain('没有这一页');
    });
  });

  it('offers what resembles it where no page is meant for sure, and searches for its words', async () => {
    await open('/issues/679/comments/', async (page) => {
      await page.locator('[data-lost] a').first().waitFor();
      expect(await page.locator('[data-lost] a').first().getAttribute('href')).toBe('/issues/679/');
      expect(await page.inputValue('#lost-q')).toBe('总第679期');
    });
    await open('/mechanisms/回头看/', async (page) => {
      await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#lost-q')?.value === '回头看');
      expect(await page.locator('[data-lost] a').first().getAttribute('href')).toBe('/mechanisms/');
    });
  });
});

describe('a fragment that is not on the page', () => {
  it.each([
    ['a2p4s1。', 'a2p4s1', ''],
    ['A2P4', 'a2p4', ''],
    ['a2p4?from=timeline', 'a2p4', ''],
    ['a2p4s99', 'a2p4', '没有这一句，已到本段'],
    ['a2p99', 'a2', '没有这一段，已到本篇'],
  ])('%s leads to %s: %s', async (fragment, id, said) => {
    await visit(`/issues/679/#${fragment}`, {}, async (page) => {
      await page.waitForFunction((hash) => location.hash === hash, `#${id}`);
      expect(await page.evaluate(() => document.querySelector(':target')?.id)).toBe(id);
      const notes = page.locator('[data-lost]');
      if (!said) expect(await notes.count()).toBe(0);
      else {
        expect(await notes.innerText()).toContain(said);
        const top = await page.locator(`#${id}`).evaluate((element) => element.getBoundingClientRect().top);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top).toBeLessThan(900);
      }
    });
  });

  it('of nothing that is known leaves the page at its beginning and says so; marks stand all the same', async () => {
    await visit('/issues/679/?mark=建议#z9', {}, async (page) => {
      await page.waitForSelector('.marks-bar');
      expect(await page.locator('[data-lost]').innerText()).toContain('没有这一处');
      expect(await page.locator('.bulletin mark').count()).toBeGreaterThan(0);
    });
  });
});

describe('a link that is copied', () => {
  it('has what the reader chose of the chart, and nothing of chats and counters', async () => {
    const query = '?utm_source=wechat&v=table&from=timeline&isappinstalled=0&spm=1.2&fbclid=x';
    const permissions = ['clipboard-read', 'clipboard-write'];
    await visit(`/charts/b-to-a/${query}`, { permissions }, async (page) => {
      await page.locator('[data-copy-link]').click();
      await page.locator('[data-share-status]', { hasText: '已复制' }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe(new URL('/charts/b-to-a/?v=table', page.url()).href);
      expect(await page.locator('[data-share-status]').innerText()).not.toContain('utm_source');
    });
  });
});
