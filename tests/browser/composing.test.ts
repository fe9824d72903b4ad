import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { done, openContext, status, useBrowser } from './open.ts';

useBrowser();

/** An input method, as Chromium is told of one. */
interface InputMethod {
  /** Letters as they come, one after the other. */
  compose(letters: string): Promise<void>;
  /** All letters in one moment: what was found before still stands there. */
  begin(letters: string): Promise<void>;
  choose(text: string): Promise<void>;
  giveUp(): Promise<void>;
  /** A key while something is being composed; on Windows the browser is told `Process`. */
  key(key: string, code: number): Promise<void>;
}

function inputMethod(cdp: CDPSession, page: Page): InputMethod {
  const compose = (text: string) =>
    cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  return {
    async compose(letters) {
      for (let end = 1; end <= letters.length; end++) {
        await compose(letters.slice(0, end));
        await page.waitForTimeout(180);
      }
    },
    begin: async (letters) => void (await compose(letters)),
    choose: async (text) => void (await cdp.send('Input.insertText', { text })),
    giveUp: async () => void (await compose('')),
    async key(key, code) {
      // What reaches the page of a key that an input method takes: the key itself, with the mark of the input method.
      await page.evaluate(
        ([name, keyCode]) => {
          const target = document.activeElement ?? document.body;
          const event = new KeyboardEvent('keydown', {
            key: String(name),
            bubbles: true,
            cancelable: true,
            isComposing: keyCode !== 229,
          });
          Object.defineProperty(event, 'keyCode', { value: keyCode });
          if (!target.dispatchEvent(event)) document.body.dataset.taken = 'yes';
        },
        [key, code] as const,
      );
    },
  };
}

/** What the page tells while somebody types: said lines, addresses, questions to the worker. */
const watch = (page: Page) =>
  page.evaluate(() => {
    const said: string[] = [];
    const addresses: string[] = [];
    Object.assign(globalThis, { said, addresses });
    const line = document.querySelector('[data-status]') as HTMLElement;
    const note = () => said.push(line.textContent ?? '');
    new MutationObserver(note).observe(line, { childList: true, characterData: true, subtree: true });
    const replace = history.replaceState;
    history.replaceState = (...given) => {
      addresses.push(decodeURIComponent(String(given[2])));
      replace.apply(history, given);
    };
  });
const told = (page: Page) =>
  page.evaluate(() => {
    const { said, addresses } = globalThis as unknown as { said: string[]; addresses: string[] };
    return { said: said.splice(0), addresses: addresses.splice(0) };
  });
const focus = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.closest<HTMLElement>('[data-hit]')?.dataset.hit ?? activeElement?.id ?? '';
  });

async function open(
  query: string,
  look: (page: Page, ime: InputMethod) => Promise<void>,
  path = '/search/',
): Promise<void> {
  const { browserContext, close } = await openContext();
  const page = await browserContext.newPage();
  await page.goto(new URL(`${path}${query && `?q=${encodeURIComponent(query)}`}`, inject('address')).href);
  const ime = inputMethod(await browserContext.newCDPSession(page), page);
  if (path === '/search/') {
    await page.waitForSelector('main[data-connected]');
    if (query) await done(page);
    await page.focus('#q');
    await page.keyboard.press('End');
    await watch(page);
  }
  await look(page, ime);
  await close();
}

describe('typing with an input method', () => {
  it.each([
    ['', "du'ban", '督办', '督办'],
    ['建议', "ban'li", '办理', '建议办理'],
    ['督办', 'taizhang', ' 台账', '督办 台账'],
    ['', 'hvvj', '回头看', '回头看'],
    ['建议', 'ㄅㄢ', '办', '建议办'],
  ])(
    'after “%s” asks for nothing while %s is composed, and once when “%s” is chosen',
    async (before, letters, chosen, whole) => {
      await open(before, async (page, ime) => {
        await ime.compose(letters);
        await page.waitForTimeout(500);
        expect(await told(page)).toEqual({ said: [], addresses: [] });
        expect(await page.inputValue('#q')).toContain(letters);
        await ime.choose(chosen);
        await page.waitForFunction((typed) => document.querySelector('main')?.dataset.query === typed, whole);
        await page.waitForTimeout(400);
        const { said, addresses } = await told(page);
        expect(addresses).toHaveLength(1);
        expect(new URL(page.url()).searchParams.get('q')).toBe(whole);
        expect(said.filter((text) => !text.startsWith('正在检索'))).toEqual([await status(page)]);
        expect(await page.locator('[data-hit]').count()).toBeGreaterThan(0);
      });
    },
  );

  it('asks nothing anew when what was composed is given up', async () => {
    await open('建议', async (page, ime) => {
      await ime.compose('ban');
      await ime.giveUp();
      await page.waitForTimeout(500);
      expect(await told(page)).toEqual({ said: [], addresses: [] });
      expect(await page.inputValue('#q')).toBe('建议');
    });
  });

  it('announces no earlier answer in between', async () => {
    await open('建议', async (page, ime) => {
      // Held up as by a slow network: the answer comes while the next word is being composed.
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route('**/search/texts/**', async (route) => {
        await held;
        await route.continue();
      });
      await page.fill('#q', '会议');
      await page.waitForFunction(() => document.querySelector('[data-status]')?.textContent?.startsWith('正在检索'));
      await ime.compose('ban');
      await told(page);
      release();
      await page.waitForTimeout(1500);
      expect((await told(page)).said).toEqual([]);
      await ime.giveUp();
      await page.waitForFunction(() => document.querySelector('[data-status]')?.textContent?.startsWith('“会议”'));
    });
  });

  it('asks nothing that waited for a pause when composing begins before it is over', async () => {
    await open('会议', async (page, ime) => {
      // Ten times as long, so that the letter and the composition come within the pause on a busy machine, too.
      await page.evaluate(() => {
        const { setTimeout } = globalThis;
        Object.assign(globalThis, { setTimeout: (run: () => void, wait: number) => setTimeout(run, wait * 10) });
      });
      await page.keyboard.type('x');
      await ime.compose('b');
      await page.waitForTimeout(4000);
      expect((await told(page)).addresses).toEqual([]);
    });
  });

  it('leaves arrows, Enter and Escape to the window of candidates', async () => {
    await open('建议', async (page, ime) => {
      await ime.begin('ban');
      for (const [key, code] of [
        ['ArrowDown', 40],
        ['ArrowUp', 38],
        ['ArrowDown', 229],
        ['Process', 229],
        ['Enter', 229],
        ['Escape', 27],
      ] as const) {
        await ime.key(key, code);
        expect([await focus(page), await page.evaluate(() => document.body.dataset.taken)], key).toEqual([
          'q',
          undefined,
        ]);
      }
      await ime.choose('办');
      await page.waitForFunction(() => document.querySelector('main')?.dataset.query === '建议办');
      await page.keyboard.press('ArrowDown');
      expect(await focus(page)).not.toBe('q');
    });
  });

  it('leaves the real arrow to it too', async () => {
    await open('建议', async (page, ime) => {
      await ime.begin('ban');
      await page.keyboard.press('ArrowDown');
      expect(await focus(page)).toBe('q');
    });
  });

  it('asks nothing by the button of the form while something is composed', { tags: ['nightly'] }, async () => {
    await open('建议', async (page, ime) => {
      await ime.compose('ban');
      await page.evaluate(() => document.querySelector<HTMLFormElement>('.big-search')?.requestSubmit());
      await page.waitForTimeout(300);
      expect((await told(page)).addresses).toEqual([]);
    });
  });

  it('opens nothing elsewhere: the keys of opened bulletins and charts', { tags: ['nightly'] }, async () => {
    await open(
      '',
      async (page, ime) => {
        await page.locator('.marks-bar, [data-marks], mark').first().waitFor();
        const place = () =>
          page.evaluate(() => [...document.querySelectorAll('mark')].findIndex((m) => m.matches('.is-current')));
        const at = await place();
        await ime.key('n', 229);
        await ime.key('/', 229);
        expect([await place(), await focus(page)]).toEqual([at, '']);
      },
      '/issues/679/?mark=建议',
    );
    await open(
      '',
      async (page, ime) => {
        await page.waitForSelector('.chart-targets a');
        await page.locator('.chart-targets a').first().focus();
        await ime.key('ArrowDown', 229);
        const index = await page.evaluate(() =>
          [...document.querySelectorAll('.chart-targets a')].indexOf(document.activeElement as Element),
        );
        expect(index).toBe(0);
      },
      '/charts/b-to-a/',
    );
  });
});

describe('the focus', () => {
  it('stays in the page when the hit that has it is drawn anew: on the same hit, else in the field', async () => {
    await open('建议', async (page) => {
      await page.keyboard.type('办');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      const before = await focus(page);
      await page.waitForFunction(() => document.querySelector('main')?.dataset.query === '建议办');
      const hits = await page
        .locator('[data-hit]')
        .evaluateAll((all) => all.map((hit) => (hit as HTMLElement).dataset.hit));
      expect(await focus(page)).toBe(hits.includes(before) ? before : 'q');
    });
  });

  it('goes to the field when nothing is found any more', { tags: ['nightly'] }, async () => {
    await open('督办', async (page) => {
      await page.keyboard.type('龘');
      await page.locator('[data-hit] a').first().focus();
      await page.waitForFunction(() => document.querySelector('main')?.dataset.query === '督办龘');
      expect(await focus(page)).toBe('q');
    });
  });

  it('stays on a hit that is found by the next question too', { tags: ['nightly'] }, async () => {
    await open('总第679', async (page) => {
      await page.keyboard.type('期');
      await page.locator('[data-hit] a').first().focus();
      const before = await focus(page);
      await page.waitForFunction(() => document.querySelector('main')?.dataset.query === '总第679期');
      expect([before, await focus(page)]).toEqual(['masthead', 'masthead']);
    });
  });

  it('goes on with the first new hit when more are asked for, and stays near a filter that is taken away', async () => {
    await open('建议', async (page) => {
      await page.locator('[data-more] button').last().focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelectorAll('[data-hit]').length > 20);
      const index = await page.evaluate(() =>
        [...document.querySelectorAll('[data-hit] a')].indexOf(document.activeElement as Element),
      );
      expect(index).toBe(20);
      await page.locator('input[name="year"]').first().check();
      await page.locator('[data-chosen] button').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelectorAll('[data-chosen] button').length === 0);
      expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
    });
  });

  it('goes to the field when a new try has helped', { tags: ['nightly'] }, async () => {
    await open('建议', async (page) => {
      await page.route('**/search/index/singles-*', (route) => route.abort());
      await page.fill('#q', '代');
      await page.locator('[data-retry]').waitFor();
      await page.unroute('**/search/index/singles-*');
      // So late that the page has said meanwhile that it waits.
      await page.route('**/search/parts.json', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 3500));
        await route.continue();
      });
      await page.locator('[data-retry]').focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelectorAll('[data-hit]').length > 0);
      await page.waitForTimeout(100);
      expect(await focus(page)).toBe('q');
    });
  });
});
