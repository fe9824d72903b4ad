import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { printedText, toPrintedOffset } from '../../src/lib/bulletin/passage.ts';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { toSearchArticles } from '../../src/lib/search/article.ts';
import { fold } from '../../src/lib/search/fold.ts';
import { askAll, askHere, done, hitsOf, status, useBrowser, visit } from './open.ts';
import { bulletins, truth } from './truth.ts';

useBrowser();

/** What search knows besides the texts: nothing that matters to marks. */
const FACTS = { nameOf: (unit: string) => unit, stagesOf: () => [], hasFigures: () => false };

/** Filters that are chosen, in the order of the page. */
const checkedOf = (page: Page) =>
  page
    .locator('[data-values] input:checked')
    .evaluateAll((all) => all.map((box) => [(box as HTMLInputElement).name, (box as HTMLInputElement).value]));

describe('search', () => {
  it('finds exactly the passages that hold a text', async () => {
    const queries = [
      '回头看',
      '段简',
      '89.5%',
      '“三个三”',
      '满意率',
      '28件B类',
      '回',
      '８９．５％',
      '提升办理质效',
      '代表',
    ];
    await visit('/search/', {}, async (page) => {
      for (const query of queries) {
        await askHere(page, query);
        const hits = await hitsOf(page);
        const inText = new Set(hits.filter((href) => !/#(?:masthead|imprint)$/u.test(href)));
        // Bylines are searched too; they stand at the address of their article.
        const bylines = bulletins.flatMap((b) =>
          b.articles
            .filter((a) => a.bylines.some((line) => fold(line.text).includes(fold(query))))
            .map((a) => `/issues/${b.serial}/#${a.id}`),
        );
        expect([...inText].sort(), query).toEqual([...new Set([...truth(query), ...bylines])].sort());
        expect(Number(await page.getAttribute('main', 'data-total')), query).toBe(hits.length);
      }
    });
  });

  it('S3: finds in traditional characters what is printed in simplified ones, and marks it', async () => {
    await visit('/search/', {}, async (page) => {
      for (const [typed, printed] of [
        ['回頭看', '回头看'],
        ['滿意率', '满意率'],
        ['辦理', '办理'],
        ['代表聯絡站', '代表联络站'],
      ] as const) {
        await askHere(page, typed);
        expect(truth(printed).length).toBeGreaterThan(0);
        expect(await hitsOf(page), typed).toEqual(expect.arrayContaining(truth(printed)));
        expect(await page.locator('[data-hit] mark').first().innerText()).toBe(printed);
      }
    });
  });

  it('leads to the passage, which is marked and not hidden', async () => {
    await visit('/search/?q=转化率达', {}, async (page) => {
      await page.waitForSelector('[data-hit]');
      const hit = page.locator('[data-hit="a2p4"] a');
      expect(await hit.locator('mark').first().innerText()).toBe('转化率达');
      await hit.click();
      await page.waitForURL(/\/issues\/679\/\?mark=[^#]+#a2p4$/u);
      await page.waitForSelector('#a2p4 mark.is-current');
      const top = await page.locator('#a2p4').evaluate((element) => element.getBoundingClientRect().top);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(top).toBeLessThan(600);
      expect(await page.evaluate(() => document.querySelector(':target')?.id)).toBe('a2p4');
    });
  });

  it.each(['回头看', '满意率 代表', '28件B类', '的的', '89.5%'])(
    'marks %s on the opened page: each place, as many as said, the one of the link in view',
    async (query) => {
      await visit(`/search/?q=${encodeURIComponent(query)}`, {}, async (page) => {
        await done(page);
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
        const found = own ? toSearchArticles(own, FACTS).flatMap((article) => article.passages) : [];
        const texts = found.map((passage) => [passage.text, passage.printed ?? '']);
        const words = query.split(' ').map(fold);
        // Each place of the corrected text; of the printed one where the other holds none.
        const counts = texts.flatMap((readings) =>
          words.map((word) => readings.map((text) => fold(text).split(word).length - 1).find((n) => n > 0) ?? 0),
        );
        expect(count).toBe(counts.reduce((a, b) => a + b, 0));
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
      const ofIndex = () => requests.filter((url) => /pagefind|\/search\/.+\.(?:json|bin)/u.test(url));
      await page.fill('#site-q', '督办');
      expect(ofIndex()).toEqual([]);
      await page.goto(new URL('/search/', page.url()).href, { waitUntil: 'networkidle' });
      expect(ofIndex()).toEqual([]);
      const asked = page.waitForRequest(/search\/parts\.json/u);
      await page.focus('#q');
      await asked;
      await page.goBack();
      await page.fill('#site-q', '督办');
      await page.press('#site-q', 'Enter');
      await done(page);
      expect(new URL(page.url()).searchParams.get('q')).toBe('督办');
      await page.fill('#q', '票决制');
      await page.waitForFunction(() => document.querySelector('[role="status"]')?.textContent?.startsWith('“票决制”'));
      expect(new URL(page.url()).searchParams.get('q')).toBe('票决制');
    });
  });

  it('finds by the printed reading of a correction, and marks it on the opened page', async () => {
    const corrected = bulletins.flatMap((b) =>
      passagesOf(b).flatMap((p) =>
        p.marks.filter(({ kind, sic }) => kind === 'choice' && sic.length > 0).map((mark) => ({ b, p, mark })),
      ),
    );
    expect(corrected.length).toBeGreaterThan(0);
    for (const { b, p, mark } of corrected) {
      const printed = printedText(p);
      const at = toPrintedOffset(p, mark.start);
      const query = printed.slice(Math.max(0, at - 3), at + mark.sic.length + 3);
      await visit(`/search/?q=${encodeURIComponent(query)}`, {}, async (page) => {
        await done(page);
        expect(await hitsOf(page)).toContain(`/issues/${b.serial}/#${p.id}`);
        expect(await page.locator('[data-hits]').innerText()).toContain(`原件印作“${mark.sic}”`);
        await page.locator(`[data-hit="${p.id}"] a`).first().click();
        await page.waitForSelector('mark.is-current');
        expect(await page.locator(`#${p.id} mark`).count()).toBeGreaterThan(0);
      });
    }
  });

  it('answers pinyin, other numerals, widths and quotation marks as what they mean', async () => {
    const pairs = [
      ['duban', '督办'],
      ['db', '督办'],
      ['huitoukan', '回头看'],
      ['總第七百五十五期', '总第755期'],
      ['２８ 件', '28件'],
      ['"满意率"', '满意率'],
    ] as const;
    await visit('/search/', {}, async (page) => {
      const answers = await askAll(page, pairs.flat());
      for (const [i, [typed]] of pairs.entries()) {
        expect(answers[i * 2], typed).toEqual(answers[i * 2 + 1]);
        expect(answers[i * 2]?.length, typed).toBeGreaterThan(0);
      }
    });
  });

  it('marks what was found in masthead and imprint, and stands a broken address', async () => {
    for (const [query, id] of [
      ['批准文号', 'imprint'],
      ['总第755期', 'masthead'],
    ] as const) {
      await visit(`/search/?q=${encodeURIComponent(query)}`, {}, async (page) => {
        await done(page);
        await page.locator(`[data-hit="${id}"] a`).first().click();
        await page.waitForSelector(`#${id} mark.is-current`);
      });
    }
    await visit('/issues/679/?mark=建议#%E5', {}, async (page) => {
      await page.waitForSelector('.marks-bar');
      expect(await page.locator('.bulletin mark').count()).toBeGreaterThan(0);
    });
  });

  it('shows what filters leave, without a question', async () => {
    await visit('/search/?unit=省财政厅&stage=督办', {}, async (page) => {
      await done(page);
      expect(Number(await page.getAttribute('main', 'data-total'))).toBeGreaterThan(0);
      await page.locator('[data-chosen] button').first().click();
      await page.waitForFunction(() => new URLSearchParams(location.search).getAll('unit').length === 0);
    });
  });

  it('takes words in different passages of one article next', async () => {
    await visit(`/search/?q=${encodeURIComponent('邵阳人大网 重新办理')}`, {}, async (page) => {
      await done(page);
      expect(await page.getAttribute('main', 'data-total')).toBe('0');
      expect(await status(page)).toContain('另有 1 篇');
      await page.locator('[data-apart-list] a').click();
      await page.waitForSelector('.marks-bar');
      expect(await page.locator('.bulletin mark').count()).toBeGreaterThan(1);
    });
  });

  it('narrows by year, unit, stage, genre and figures, counts beside each, all in the address', async () => {
    await visit('/search/?q=建议&n=all', {}, async (page) => {
      await done(page);
      const all = Number(await page.getAttribute('main', 'data-total'));
      const chosen: [string, string][] = [];
      for (const facet of ['year', 'unit', 'stage', 'genre', 'figures']) {
        const box = page.locator(`input[name="${facet}"]`).first();
        const value = await box.inputValue();
        const count = Number(await box.locator('xpath=..').locator('.facet-count').innerText());
        await box.check();
        await page.waitForFunction((n) => document.querySelector('main')?.dataset.total === String(n), count);
        expect(new URL(page.url()).searchParams.getAll(facet)).toEqual([value]);
        expect(await page.locator('[data-hit]').count()).toBe(count);
        chosen.push([facet, value]);
        await page.click('[data-clear]');
        await page.waitForFunction((n) => document.querySelector('main')?.dataset.total === String(n), all);
      }
      // The address alone says the same: each choice, and all at once.
      for (const choice of [...chosen.map((each) => [each]), chosen]) {
        const query = new URLSearchParams([['q', '建议'], ['n', 'all'], ...choice]).toString();
        await page.evaluate((search) => {
          document.querySelector('main')?.removeAttribute('data-search');
          history.pushState(null, '', `?${search}`);
          dispatchEvent(new PopStateEvent('popstate'));
        }, query);
        await done(page);
        const [shown, checked] = [await hitsOf(page), await checkedOf(page)];
        expect(checked).toEqual(choice);
        if (choice === chosen || choice[0] === chosen[0]) {
          await page.reload();
          await done(page);
          expect([await hitsOf(page), await checkedOf(page)]).toEqual([shown, checked]);
        }
      }
    });
  });

  it('shows twenty hits, or as many as the address says', async () => {
    await visit('/search/?q=代表', {}, async (page) => {
      await done(page);
      const total = Number(await page.getAttribute('main', 'data-total'));
      expect(await page.locator('[data-hit]').count()).toBe(20);
      await page.locator('[data-more] button').last().click();
      await page.waitForFunction((n) => document.querySelectorAll('[data-hit]').length === n, total);
      expect(new URL(page.url()).searchParams.get('n')).toBe('all');
      await page.goBack();
      await page.waitForFunction(() => document.querySelectorAll('[data-hit]').length === 20);
      await page.goto(new URL('/search/?q=代表&n=7', page.url()).href);
      await page.waitForFunction(() => document.querySelectorAll('[data-hit]').length === 7);
    });
  });

  it('works by keyboard: / to the field, arrows through the hits, Enter opens; and can be switched off', async () => {
    await visit('/search/?q=回头看', {}, async (page) => {
      await done(page);
      await page.keyboard.press('/');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
      const stops = await page.locator('[data-proposals] a').count();
      for (let i = 0; i < stops + 2; i++) await page.keyboard.press('ArrowDown');
      const href = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).getAttribute('href'));
      expect(href).toBe(await page.locator('[data-hit] a').nth(1).getAttribute('href'));
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await page.waitForSelector('mark.is-current');
      await page.goBack();
      await done(page);
      await page.locator('[data-shortcuts] input').uncheck();
      await page.keyboard.press('/');
      expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('q');
      await page.goto(new URL('/issues/', page.url()).href);
      await page.keyboard.press('/');
      expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('site-q');
      await page.evaluate(() => localStorage.clear());
      await page.keyboard.press('/');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('site-q');
    });
  });

  it('proposes what a question may mean: charts, indicators, filters, mechanisms', async () => {
    await visit('/search/', {}, async (page) => {
      for (const [typed, text, href] of [
        ['满意率', '满意率', /\/charts\/|\/indicators\//u],
        ['99件', '99件', /\/charts\/|\/indicators\//u],
        ['省财政厅 督办', '省财政厅：督办', /unit=/u],
        ['28 件', '28 件', /q=/u],
        ['83.06%', '83.06%', /\/charts\/b-to-a\//u],
        ['huitou', '回头看', /\/mechanisms\/hui-tou-kan\//u],
      ] as const) {
        await askHere(page, typed);
        const links = page.locator('[data-proposals] a', { hasText: text });
        const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
        expect(
          hrefs.some((each) => href.test(each)),
          typed,
        ).toBe(true);
        const [first] = hrefs.filter((each) => each.startsWith('/charts/') || each.startsWith('/indicators/'));
        if (first) expect((await page.request.get(new URL(first, page.url()).href)).ok()).toBe(true);
      }
    });
  });
});
