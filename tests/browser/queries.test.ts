import { describe, expect, it } from 'vitest';
import { querySet } from '../../scripts/bench/query-set.ts';
import { loadBulletins } from '../../scripts/run.ts';
import { printedText } from '../../src/lib/bulletin/passage.ts';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { fold } from '../../src/lib/search/fold.ts';
import { useBrowser, visit } from './open.ts';

useBrowser();

const { bulletins } = loadBulletins();
/** Everything that is searched for, with its address: passages as corrected and as printed, bylines. */
const texts = bulletins.flatMap((b) => [
  ...passagesOf(b).map((p) => ({ address: `/issues/${b.serial}/#${p.id}`, text: p.text })),
  ...passagesOf(b).map((p) => ({ address: `/issues/${b.serial}/#${p.id}`, text: printedText(p) })),
  ...b.articles.flatMap((a) => a.bylines.map((line) => ({ address: `/issues/${b.serial}/#${a.id}`, text: line.text }))),
]);
const folded = texts.map(({ address, text }) => ({ address, text: fold(text) }));

/** What Ctrl-F would find after folding both sides. */
function truth(query: string): string[] {
  const words = query.split(' ').map(fold);
  return [...new Set(folded.filter(({ text }) => words.every((w) => text.includes(w))).map((p) => p.address))].sort();
}

describe('five hundred queries', () => {
  const set = querySet(
    texts.map(({ text }) => text),
    (query) => truth(query).length > 0,
  );
  const queries = [...set.queries, ...set.long];

  it('are of all kinds', () => {
    expect(queries.length).toBeGreaterThan(430);
    expect(set.nonsense.length).toBeGreaterThan(29);
  });

  it('find exactly the passages that hold them, and nonsense finds nothing', async () => {
    await visit('/search/', {}, async (page) => {
      const wrong: string[] = [];
      for (const query of queries) {
        // As a link with the whole answer does, without loading the page anew.
        await page.evaluate((typed) => {
          document.querySelector('main')?.removeAttribute('data-search');
          history.replaceState(null, '', `?q=${encodeURIComponent(typed)}&n=all`);
          dispatchEvent(new PopStateEvent('popstate'));
        }, query);
        await page.waitForFunction(
          (typed) => {
            const { search, query: shown } = document.querySelector('main')?.dataset ?? {};
            return search === 'done' && shown === typed;
          },
          query,
          { polling: 5 },
        );
        const hits = await page
          .locator('[data-hit] a')
          .evaluateAll((links) =>
            links.map((a) => `${(a as HTMLAnchorElement).pathname}${(a as HTMLAnchorElement).hash}`),
          );
        const found = [...new Set(hits)].filter((href) => !/#(?:masthead|imprint)$/u.test(href)).sort();
        const expected = truth(query);
        if (JSON.stringify(found) !== JSON.stringify(expected))
          wrong.push(`${query}: ${found.length} for ${expected.length}`);
      }
      expect(wrong).toEqual([]);
    });
  });
});
