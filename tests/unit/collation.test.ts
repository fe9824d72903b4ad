import { readdirSync, readFileSync } from 'node:fs';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { describe, expect, it } from 'vitest';
import { readRecordOf, readSourceLines } from '../../scripts/original.ts';
import { fromMdx } from '../../src/lib/bulletin/from-mdx.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { toMdx } from '../../src/lib/bulletin/to-mdx.ts';
import {
  eventsOf,
  type LedgerEvent,
  missingEvents,
  readEvents,
  writeEvents,
} from '../../src/lib/published/corrections.ts';
import { renderReceived, WITHHELD, withholdContacts } from '../../src/lib/reading/received.ts';
import { collate, type Stretch } from '../../src/lib/source/collation.ts';
import { correctionsOf } from '../../src/lib/source/ledger.ts';
import { bulletinsOfFive, inFive, LEDGERS, SOURCES_OF_FIVE } from '../collection.ts';
import { importText, unseenIssues } from './import-text.ts';

const bulletins = bulletinsOfFive();
const sourceOf = (file: string) => readFileSync(`${SOURCES_OF_FIVE}/${file}`, 'utf8');
const heldOf = (bulletin: Bulletin) => ({
  bulletin,
  original: readSourceLines(SOURCES_OF_FIVE, bulletin.source),
  record: readRecordOf(SOURCES_OF_FIVE, bulletin.source),
  received: sourceOf(bulletin.source),
});
type Held = ReturnType<typeof heldOf>;
const collateHeld = ({ bulletin, original, record, received }: Held) => collate(bulletin, original, record, received);

/** Texts as received, with the bulletin that the import makes of each. */
const imported = [...readdirSync('tests/cases').map((name) => `tests/cases/${name}/source.txt`), ...unseenIssues()].map(
  (file) => {
    const received = readFileSync(file, 'utf8');
    return { file, received, ...importText(received, file) };
  },
);
const all = [...bulletins.map((bulletin) => ({ file: bulletin.source, ...heldOf(bulletin) })), ...imported];

const receivedOf = (stretches: readonly Stretch[]) => stretches.map(({ received }) => received).join('');
/** What a browser reads between the tags. */
const textOf = (html: string) => toText(fromHtml(`<pre><code>${html}</code></pre>`), { whitespace: 'pre' });

describe('collate(bulletin, received)', () => {
  it('holds every byte of the received file, in order', () => {
    for (const { file, ...held } of all) expect(receivedOf(collateHeld(held)), file).toBe(held.received);
  });

  it('holds a file with Windows line ends and a byte order mark, byte for byte', () => {
    for (const { file, received } of imported) {
      for (const variant of [received.replaceAll('\n', '\r\n'), `\ufeff${received}`, received.replaceAll('\n', '\r')])
        expect(receivedOf(collateHeld({ ...importText(variant, file), received: variant })), file).toBe(variant);
    }
  });

  it('follows the texts line by line: no line of the five has to be taken as a whole', () => {
    const whole = bulletins.flatMap((bulletin) =>
      collateHeld(heldOf(bulletin)).filter(
        ({ received, printed }) => received.length > 1 && printed.length > 1 && received !== printed,
      ),
    );
    expect(whole).toEqual([]);
  });

  it('finds every spot that was labelled by hand, with its rule, and little else', () => {
    const labels = readFileSync('tests/spots/normalisations.tsv', 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'));
    const found = new Map<string, string>();
    for (const bulletin of bulletins) {
      let at = 0;
      for (const { received, rule } of collateHeld(heldOf(bulletin))) {
        if (rule) found.set(`${bulletin.serial} ${at}`, rule);
        at += [...received].length;
      }
    }
    expect(labels.length).toBe(1055);
    expect(labels.filter(([serial, start, , rule]) => found.get(`${serial} ${start}`) !== rule)).toEqual([]);
    // Not labelled as spots of their own: blanks around a wrong word, blanks that part the fields of a byline.
    const labelled = new Set(labels.map(([serial, start]) => `${serial} ${start}`));
    expect([...found.keys()].filter((spot) => !labelled.has(spot)).length).toBe(13);
  });

  it('says which stretch an editor has marked, also where nothing was printed', () => {
    const marked = (serial: number) => {
      const bulletin = bulletins.find((each) => each.serial === serial);
      if (!bulletin) throw new Error(String(serial));
      return collateHeld(heldOf(bulletin)).filter(({ mark }) => mark !== undefined);
    };
    expect(marked(679).map(({ received, place }) => [received, place])).toContainEqual(['的的', 'a3p4']);
    expect(marked(755).map(({ received, place }) => [received, place])).toEqual([['', 'a1p3']]);
  });
});

describe('renderReceived(serial, stretches)', () => {
  it('is the received file once the tags are off, carriage returns included', () => {
    for (const { file, ...held } of all)
      expect(textOf(renderReceived(held.bulletin.serial, collateHeld(held))), file).toBe(held.received);
    const windows = imported[0]?.received.replaceAll('\n', '\r\n') ?? '';
    const html = renderReceived(1, collateHeld({ ...importText(windows), received: windows }));
    expect(html).toContain('&#13;');
    expect(html).not.toContain('\r');
  });

  it('withholds contacts character by character and nothing else', () => {
    for (const bulletin of bulletins) {
      const held = heldOf(bulletin);
      const { received } = held;
      const { stretches, withheld } = withholdContacts(bulletin, collateHeld(held));
      const shown = stretches.map((stretch) => stretch.received).join('');
      expect(shown.length).toBe(received.length);
      expect(shown).not.toMatch(/谢峥嵘|汤 建|0731|@163/u);
      expect(shown).toContain('责任编辑');
      const differing = [...shown].filter((character, i) => character !== [...received][i]);
      expect(new Set(differing)).toEqual(new Set([WITHHELD]));
      expect(differing.length).toBe(withheld);
    }
  });
});

describe('the ledger', () => {
  const corrections = bulletins.flatMap(correctionsOf);
  const text = readFileSync(inFive(LEDGERS, 'corrections.tsv'), 'utf8');

  it('changes no text: without its marks every bulletin is the same, sentence by sentence', () => {
    for (const { kind, printed, reading } of corrections) if (kind === 'doubt') expect(reading).toBe(printed);
    expect(
      corrections.filter(({ kind }) => kind === 'choice').map(({ printed, reading }) => [printed, reading]),
    ).toEqual([
      ['and', '和'],
      ['十', '+'],
      ['的的', '的'],
      ['', '设'],
    ]);
  });

  it('keeps note and certainty through a round trip', () => {
    for (const bulletin of bulletins) {
      expect(fromMdx(toMdx(bulletin), 'x.mdx').bulletin).toEqual(bulletin);
      for (const { note, cert } of correctionsOf(bulletin))
        expect([note?.length, cert]).toEqual([expect.any(Number), expect.any(String)]);
    }
  });

  it('refuses a certainty that is none', () => {
    const mdx = toMdx(bulletins[0] as never).replace('cert="high"', 'cert="sure"');
    expect(fromMdx(mdx, 'x.mdx').diagnostics[0]).toMatchObject({ code: 'bad-attribute', message: expect.any(String) });
  });

  it('tells readers of each correction once, and of one that is withdrawn', () => {
    const told = readEvents(text);
    expect(writeEvents(told)).toBe(text);
    expect(missingEvents(corrections, told, '2030-01-01')).toEqual([]);
    expect(eventsOf(corrections, told).every(({ number, date }) => number && date)).toBe(true);
    const withdrawn = missingEvents(corrections.slice(1), told, '2030-01-01');
    expect(withdrawn).toMatchObject([{ event: 'withdrawn', date: '2030-01-01', printed: 'and' }]);
    const again = missingEvents(corrections, [...told, ...withdrawn], '2030-02-02');
    expect(again).toMatchObject([{ event: 'added', date: '2030-02-02', printed: 'and' }]);
  });

  it('keeps two equal corrections of one sentence apart', () => {
    const [one] = corrections;
    const event = (date: string): LedgerEvent => ({
      date,
      event: 'added',
      serial: 1,
      sentence: 'a1p1s1',
      kind: 'choice',
      printed: 'x',
      reading: 'y',
    });
    const twice = [1, 2].map(() => ({ ...(one as (typeof corrections)[number]), ...event(''), id: '' }));
    expect(missingEvents(twice, [event('2026-01-01')], '2026-02-02')).toHaveLength(1);
    expect(eventsOf(twice, [event('2026-01-01'), event('2026-02-02')]).map(({ number }) => number)).toEqual([1, 2]);
  });
});

describe('a mark that prints nothing', () => {
  it.each([
    ['at the beginning', '<choice><sic /><corr>甲</corr></choice>乙丙。'],
    ['before a blank', '甲<choice><sic /><corr>丙</corr></choice>　乙。'],
    ['at the end', '甲乙<choice><sic /><corr>。</corr></choice>'],
  ])('%s is not lost', (_, text) => {
    const source = `联络动态\n\n第5期\n\n（总第七百五十五期）\n\n湖南省人大常委会代表工作委员会编\n\n2026年3月24日\n\n## 题目\n\n正文。\n`;
    const { bulletin } = importText(source);
    const { bulletin: edited, diagnostics } = fromMdx(toMdx(bulletin).replace('正文。', text), 'x.mdx');
    expect(diagnostics).toEqual([]);
    const received = source.replace('正文。', text.replace(/<corr>.*?<\/corr>|<[^>]+>/gu, ''));
    const { original, record } = importText(received);
    const marked = collate(edited as never, original, record, received).filter(({ mark }) => mark);
    expect(marked.map(({ received: words, place }) => [words, place])).toEqual([['', 'a1p1']]);
  });
});
