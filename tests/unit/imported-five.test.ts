import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { permalink } from '../../src/lib/bulletin/id.ts';
import { printedText } from '../../src/lib/bulletin/passage.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { bulletinsOfFive, inFive, LEDGERS, SOURCES_OF_FIVE } from '../collection.ts';
import { importText } from './import-text.ts';

/** What readers have been promised of the five issues comes out of their sources again, whatever reads them. */
const published = readFileSync(inFive(LEDGERS, 'ids.txt'), 'utf8').split('\n').filter(Boolean);

/** Every passage and sentence by its id, as printed. */
const sentencesOf = (bulletin: Bulletin) =>
  new Map(
    passagesOf(bulletin).flatMap((passage) => [
      [passage.id, printedText(passage)],
      ...passage.sentences.map(({ id, start, end }): [string, string] => [id, passage.text.slice(start, end)]),
    ]),
  );

describe.each(bulletinsOfFive())('总第 $serial 期', (edition) => {
  const { bulletin } = importText(readFileSync(`${SOURCES_OF_FIVE}/${edition.source}`, 'utf8'), edition.source);

  it('has every id that was published, and the same words behind it', () => {
    const [fresh, kept] = [sentencesOf(bulletin), sentencesOf(edition)];
    const own = published.filter((address) => address.startsWith(permalink(edition.serial, '')));
    expect(own.length).toBeGreaterThan(30);
    const marked = new Set(passagesOf(edition).flatMap(({ id, marks }) => (marks.length > 0 ? [id] : [])));
    for (const address of own) {
      const [, id = ''] = address.split('#');
      if (/^a\d+$/u.test(id) || !kept.has(id)) continue;
      expect(fresh.has(id), address).toBe(true);
      // A sentence of a passage that an editor has corrected reads otherwise; the passage as printed does not.
      const passage = id.replace(/s\d+$/u, '');
      if (id === passage || !marked.has(passage)) expect(fresh.get(id), address).toBe(kept.get(id));
    }
    const held = [...kept.keys()].filter((id) => own.includes(permalink(edition.serial, id)));
    expect(held.length).toBeGreaterThan(own.length * 0.8);
  });

  it('has the same titles, units, heads and imprint', () => {
    const frame = ({ articles, masthead, imprint, contents }: Bulletin) => ({
      articles: articles.map(({ id, title, unit, bylines }) => [id, printedText(title), unit, bylines]),
      masthead,
      imprint,
      contents,
    });
    expect(frame(bulletin)).toEqual(frame(edition));
  });
});
