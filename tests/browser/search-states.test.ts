import type { Page, Route } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { askHere, done, hitsOf, openContext, status, useBrowser, visit } from './open.ts';
import { bulletins, truth } from './truth.ts';

useBrowser();

describe('states of the search page', () => {
  const issueList = (page: Page) => page.locator('[data-help] .issue-list > li').filter({ visible: true }).count();

  it('S1: says what to do with nothing, blanks, signs, one character, five hundred, and at once', async () => {
    for (const query of ['', '   ']) {
      await visit(`/search/?q=${encodeURIComponent(query)}`, {}, async (page) => {
        await page.waitForSelector('main[data-search="idle"]');
        expect(await issueList(page)).toBe(bulletins.length);
      });
    }
    await visit('/search/', {}, async (page) => {
      await askHere(page, '督办');
      for (const [query, said] of [
        ['办', '只有一个字'],
        ['"', '请输入'],
        ['“', '只有标点'],
        ['％ “ ”', '只有标点'],
        ['％', '只有标点'],
        ['办'.repeat(500), '没有找到'],
        ['代表建议办理'.repeat(84).slice(0, 500), '没有找到'],
      ] as const) {
        const start = performance.now();
        await askHere(page, query);
        const took = performance.now() - start;
        expect(await status(page), query.slice(0, 9)).toContain(said);
        // Half a second is meant; a machine that runs other tests needs longer for all.
        expect(took, query.slice(0, 9)).toBeLessThan(3000);
      }
    });
  });

  it('S2: shows hostile queries and titles as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    await visit(`/search/?q=${encodeURIComponent(hostile)}`, {}, async (page) => {
      await done(page);
      expect(await page.locator('main img').count()).toBe(0);
      expect(await status(page)).toContain('<img');
      expect(await page.title()).toContain('<img');
    });
    await visit('/search/', {}, async (page) => {
      await page.route('**/search/texts/**', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...(await response.json()), title: hostile } });
      });
      await askHere(page, '回头看');
      expect(await page.locator('.hit-title').first().innerText()).toBe(hostile);
      expect(await page.locator('main img').count()).toBe(0);
    });
  });

  it('S3: normalises width, quotation marks and traditional characters', async () => {
    await visit('/search/', {}, async (page) => {
      for (const [typed, printed] of [
        ['４家', '4家'],
        ['98．5％', '98.5%'],
        ['“三个三”', '“三个三”'],
        ['"建议办理"', '建议办理'],
        ['滿意率', '满意率'],
      ] as const) {
        await askHere(page, typed);
        const found = (await hitsOf(page)).filter((href) => !/#(?:masthead|imprint)$/u.test(href));
        for (const address of truth(printed)) expect(found).toContain(address);
      }
    });
  });

  it('S4: finds an issue by its serial, in either numerals', async () => {
    await visit('/search/', {}, async (page) => {
      for (const { serial, masthead } of bulletins) {
        const printed = /总第.+期/u.exec(masthead.join())?.[0] ?? '';
        for (const query of [`总第${serial}期`, printed]) {
          await askHere(page, query);
          expect(await hitsOf(page)).toEqual([`/issues/${serial}/#masthead`]);
        }
      }
    });
  });

  it('S5: helps when the index is missing or blocked, without network, and while it is slow', async () => {
    const { browserContext, close } = await openContext();
    const page = await browserContext.newPage();
    const address = (path: string) => new URL(path, inject('address')).href;
    const block = (route: Route) => route.abort();
    const miss = (route: Route) => route.fulfill({ status: 404 });
    for (const [blocked, query, answer] of [
      ['**/search/index/**', '回头看', block],
      ['**/search/directory.json', '回头看', block],
      ['**/search/index/singles-*', '督', miss],
    ] as const) {
      await page.route(blocked, answer);
      await page.goto(address(`/search/?q=${query}`));
      await done(page);
      expect(await status(page)).toContain('检索暂时用不了');
      expect(await issueList(page)).toBe(bulletins.length);
      await page.unroute(blocked);
      await page.click('[data-retry]');
      await page.waitForFunction(() => Number(document.querySelector('main')?.dataset.total) > 0);
    }
    await page.goto(address('/search/'));
    await browserContext.setOffline(true);
    await page.fill('#q', '回头看');
    await done(page);
    expect(await status(page)).toContain('没有网络');
    expect(await issueList(page)).toBe(bulletins.length);
    await browserContext.setOffline(false);
    // Held back until the page has said that it waits.
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/search/index/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(address('/search/?q=回头看'));
    await page.waitForFunction(() => document.querySelector('[role="status"]')?.textContent?.includes('还在路上'));
    letGo();
    await done(page);
    expect(Number(await page.getAttribute('main', 'data-total'))).toBeGreaterThan(0);
    await close();
  });

  it('S5: says so when a text fails to arrive after the answer, and tries again', async () => {
    const { browserContext, close } = await openContext();
    const page = await browserContext.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(new URL('/search/?q=建议&year=2022', inject('address')).href);
    await done(page);
    await page.route('**/search/texts/**', (route) => route.abort());
    await page.locator('input[name="year"][value="2024"]').check();
    await page.locator('[data-retry]').waitFor();
    expect(await status(page)).toContain('检索暂时用不了');
    await page.unroute('**/search/texts/**');
    await page.click('[data-retry]');
    await page.waitForFunction(() => Number(document.querySelector('main')?.dataset.total) > 0);
    // A link within the page is no new question.
    await page.evaluate(() => {
      location.hash = 'main';
    });
    expect(await page.locator('[data-hit]').count()).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    await close();
  });

  it('S6: treats the query of an address as a typed one', async () => {
    await visit('/search/', {}, async (page) => {
      for (const query of ['<b>回头看</b>', '回头看"onfocus="', '４家', '滿意率', '％ “ ”', '办', '%25', "'"]) {
        await askHere(page, query);
        expect(await page.inputValue('#q')).toBe(query);
        expect(await page.locator('main b').count()).toBe(0);
      }
    });
  });

  it('says what to try when nothing is found: near spellings of the bulletins, and the list of issues', async () => {
    await visit('/search/?q=会头看', {}, async (page) => {
      await done(page);
      expect(await status(page)).toContain('没有找到');
      expect(await page.locator('[data-near] a').allInnerTexts()).toContain('相近 回头看');
      expect(await issueList(page)).toBe(bulletins.length);
      await page.locator('[data-near] a', { hasText: '回头看' }).click();
      await page.waitForFunction(() => Number(document.querySelector('main')?.dataset.total) > 0);
    });
  });

  it('offers the list of issues without scripts', async () => {
    await visit('/search/?q=回头看', { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('.issue-list > li').filter({ visible: true }).count()).toBe(bulletins.length);
      expect(await page.locator('noscript').innerText()).toContain('在页面上查找');
    });
  });
});
