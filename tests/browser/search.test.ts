import { describe, expect, it } from 'vitest';
import { loadBulletins } from '../../scripts/run.ts';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { fold } from '../../src/lib/search/fold.ts';
import { useBrowser, visit } from './open.ts';

useBrowser();

const { bulletins } = loadBulletins();
const passages = bulletins.flatMap((b) =>
  passagesOf(b).map((p) => ({ address: `/issues/${b.serial}/#${p.id}`, text: fold(p.text) })),
);

/** Addresses of the passages that hold a text, as Ctrl-F would find them. */
const truth = (query: string) => passages.filter((p) => p.text.includes(fold(query))).map((p) => p.address);

describe('search', () => {
  it.each(['回头看', '段简', '89.5%', '“三个三”', '满意率', '28件B类', '回', '８９．５％', '提升办理质效', '代表'])(
    'finds exactly the passages that hold %s',
    async (query) => {
      await visit(`/search/?q=${encodeURIComponent(query)}`, {}, async (page) => {
        await page.waitForSelector('main[data-search="done"]');
        while ((await page.locator('[data-hits] button').count()) > 0) await page.click('[data-hits] button');
        const hits = await page
          .locator('[data-hit] a')
          .evaluateAll((links) =>
            links.map((a) => `${(a as HTMLAnchorElement).pathname}${(a as HTMLAnchorElement).hash}`),
          );
        const inText = new Set(hits.filter((href) => !/#(?:masthead|imprint)$/u.test(href)));
        // Bylines are searched too; they stand at the address of their article.
        const bylines = bulletins.flatMap((b) =>
          b.articles
            .filter((a) => a.bylines.some((line) => fold(line.text).includes(fold(query))))
            .map((a) => `/issues/${b.serial}/#${a.id}`),
        );
        expect([...inText].sort()).toEqual([...new Set([...truth(query), ...bylines])].sort());
        expect(Number(await page.getAttribute('main', 'data-total'))).toBe(hits.length);
      });
    },
  );

  it.each([
    ['回頭看', '回头看'],
    ['滿意率', '满意率'],
    ['辦理', '办理'],
    ['代表聯絡站', '代表联络站'],
  ])('finds in traditional characters what is printed in simplified ones: %s', async (typed, printed) => {
    await visit(`/search/?q=${encodeURIComponent(typed)}`, {}, async (page) => {
      await page.waitForSelector('main[data-search="done"]');
      expect(Number(await page.getAttribute('main', 'data-total'))).toBeGreaterThanOrEqual(truth(printed).length);
      expect(truth(printed).length).toBeGreaterThan(0);
      expect(await page.locator('[data-hit] mark').first().innerText()).toBe(printed);
    });
  });

  it('leads to the passage, which is marked and not hidden', async () => {
    await visit('/search/?q=转化率达', {}, async (page) => {
      await page.waitForSelector('[data-hit]');
      const hit = page.locator('[data-hit="a2p4"] a');
      expect(await hit.locator('mark').first().innerText()).toBe('转化率达');
      await hit.click();
      await page.waitForURL(/\/issues\/679\/\?mark=[^#]+#a2p4$/u);
      const top = await page.locator('#a2p4').evaluate((element) => element.getBoundingClientRect().top);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(top).toBeLessThan(300);
      expect(await page.evaluate(() => document.querySelector(':target')?.id)).toBe('a2p4');
    });
  });

  it.each(['回头看', '满意率 代表', '28件B类', '的的', '89.5%'])(
    'marks %s on the opened page: each place, as many as said, the one of the link in view',
    async (query) => {
      await visit(`/search/?q=${encodeURIComponent(query)}`, {}, async (page) => {
        await page.waitForSelector('main[data-search="done"]');
        const total = Number(await page.getAttribute('main', 'data-total'));
        if (total === 0) {
          expect(truth(query)).toEqual([]);
          return;
        }
        await page.locator('[data-hit] a').first().click();
        await page.waitForSelector('.marks-bar');
        const count = Number(/共 (\d+) 处/u.exec(await page.locator('.marks-bar [role="status"]').innerText())?.[1]);
        expect(count).toBeGreaterThan(0);
        expect(await page.locator('.bulletin mark:not(.goes-on)').count()).toBe(count);
        const serial = Number(/issues\/(\d+)/u.exec(page.url())?.[1]);
        const own = bulletins.find((b) => b.serial === serial);
        const texts = own
          ? [...passagesOf(own).map((p) => p.text), ...own.articles.flatMap((a) => a.bylines.map((line) => line.text))]
          : [];
        const words = query.split(' ').map(fold);
        const places = texts.flatMap((text) => words.map((word) => fold(text).split(word).length - 1));
        expect(count).toBe(places.reduce((a, b) => a + b, 0));
        const inView = await page.evaluate(() => {
          const { top, bottom } = document.querySelector('mark.is-current')?.getBoundingClientRect() ?? {
            top: -1,
            bottom: -1,
          };
          return top >= 0 && bottom <= innerHeight;
        });
        expect(inView).toBe(true);
        await page.keyboard.press('n');
        await page.keyboard.press('N');
        expect(await page.locator('mark.is-current').count()).toBe(1);
        expect(await page.locator('.contents .marks-count').count()).toBeGreaterThan(0);
      });
    },
  );

  it('keeps the query in the address and loads nothing of the index before it is needed', async () => {
    await visit('/issues/', {}, async (page) => {
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.fill('#site-q', '督办');
      expect(requests.filter((url) => url.includes('pagefind'))).toEqual([]);
      await page.press('#site-q', 'Enter');
      await page.waitForSelector('main[data-search="done"]');
      expect(new URL(page.url()).searchParams.get('q')).toBe('督办');
      await page.fill('#q', '票决制');
      await page.waitForFunction(() => document.querySelector('[role="status"]')?.textContent?.startsWith('“票决制”'));
      expect(new URL(page.url()).searchParams.get('q')).toBe('票决制');
    });
  });

  it('answers nonsense with a sentence that helps and the list of issues', async () => {
    await visit('/search/?q=不存在的词语', {}, async (page) => {
      await page.waitForSelector('main[data-search="done"]');
      expect(await page.locator('[role="status"]').innerText()).toContain('没有找到');
      expect(await page.locator('[data-help] .issue-list > li').count()).toBe(bulletins.length);
    });
  });

  it('reads nothing of a query as HTML', async () => {
    await visit(`/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`, {}, async (page) => {
      await page.waitForSelector('main[data-search="done"]');
      expect(await page.locator('main img').count()).toBe(0);
    });
  });
});
