import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readReceived } from '../../scripts/import/read.ts';
import { seededRandom } from '../../scripts/random.ts';
import { printedPieces } from '../../src/lib/bulletin/printed.ts';
import { compare } from '../../src/lib/proof/compare.ts';
import type { PlainLine } from '../../src/lib/proof/lines.ts';
import type { Entry } from '../../src/lib/proof/record.ts';
import { recordImport } from '../../src/lib/source/record.ts';
import { foldCharacter, foldForComparison } from '../../src/lib/text/width.ts';
import { importText, unseenIssues } from './import-text.ts';

/** The proof of an import against random edits: each that changes a text must be found. */

const EDITS = 20_000;
const OFFICE = 'tests/fixtures/office/files';

interface Proof {
  lines: readonly PlainLine[];
  record: readonly Entry[];
  blocks: readonly string[];
}

/** What is changed in a text: a list of blocks or of lines. Undefined where there is nothing of the kind. */
type Edit = (texts: readonly string[], random: (below: number) => number) => string[] | undefined;

const texts = [...readdirSync('tests/cases').map((name) => `tests/cases/${name}/source.txt`), ...unseenIssues()];

function proofOfText(file: string): Proof {
  const { bulletin, original, record } = importText(readFileSync(file, 'utf8'), file);
  return { lines: original, record, blocks: printedPieces(bulletin).map(({ text }) => text) };
}

async function proofOfFile(file: string): Promise<Proof> {
  const { bulletin, original, form, ...read } = await readReceived(file);
  if (!bulletin) throw new Error(JSON.stringify(read.diagnostics));
  const { entries, differences } = recordImport(read, bulletin, original, form);
  expect(differences).toEqual([]);
  return { lines: original, record: entries, blocks: printedPieces(bulletin).map(({ text }) => text) };
}

/** A place in one of the texts where the pattern stands; by chance, but the same in every run. */
function placeOf(texts: readonly string[], pattern: RegExp, random: (below: number) => number) {
  for (let attempt = 0; attempt < 60; attempt++) {
    const index = random(texts.length);
    const text = texts[index] as string;
    const found = [...text.matchAll(pattern)];
    const chosen = found[random(found.length)];
    if (chosen) return { index, text, at: chosen.index, words: chosen[0] };
  }
  return undefined;
}

/** Writes something else for what a pattern finds. */
const rewrite =
  (pattern: RegExp, change: (words: string, random: (below: number) => number) => string): Edit =>
  (texts, random) => {
    const place = placeOf(texts, pattern, random);
    if (!place) return undefined;
    const { index, text, at, words } = place;
    return texts.with(index, text.slice(0, at) + change(words, random) + text.slice(at + words.length));
  };

const drop = rewrite(/\S/gu, () => '');
const double = rewrite(/\S/gu, (sign) => sign + sign);
const swap = rewrite(/\S{2}/gu, (pair) => [...pair].reverse().join(''));
const digit = rewrite(/\d/gu, (sign, random) => String((Number(sign) + 1 + random(9)) % 10));
const joined: Edit = (texts, random) => {
  const at = random(texts.length - 1);
  return texts.toSpliced(at, 2, `${texts[at]}${texts[at + 1]}`);
};
const split: Edit = (texts, random) => {
  const place = placeOf(texts, /\S(?=\s*\S)/gu, random);
  if (!place) return undefined;
  const { index, text, at, words } = place;
  return texts.toSpliced(index, 1, text.slice(0, at + words.length), text.slice(at + words.length));
};
const PLAIN = '0123456789';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const lowered = rewrite(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/gu, (sign) => PLAIN[RAISED.indexOf(sign)] ?? '');
const quotation = rewrite(
  /[“”‘’"]/gu,
  (sign, random) => [...'“”‘’"「'].filter((other) => other !== sign)[random(5)] as string,
);

const OF_EDITION = { drop, double, swap, digit, joined, split, lowered, quotation };
const OF_SOURCE = { drop, double, swap, digit, joined };

/** Not a change: the same characters but for white space and width, in the same blocks. */
const isSame = (a: readonly string[], b: readonly string[]) => {
  const from = a.findIndex((text, i) => text !== b[i]);
  if (from < 0) return a.length === b.length;
  let end = 0;
  while (end < Math.min(a.length, b.length) - from && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [first, second] = [a, b].map((each) =>
    each
      .slice(from, each.length - end)
      .map(foldForComparison)
      .filter(Boolean)
      .join('\n'),
  );
  return first === second;
};

it(`finds every one of ${EDITS} edits that change an edition or its original`, async () => {
  const proofs = [
    ...texts.map(proofOfText),
    ...(await Promise.all(['03-自动编号.docx', '70-第756期.docx'].map((name) => proofOfFile(`${OFFICE}/${name}`)))),
    await proofOfFile('tests/fixtures/received/superscript.docx'),
  ];
  for (const { lines, record, blocks } of proofs) expect(compare(lines, record, blocks)).toEqual([]);
  const random = seededRandom(20_261_129);
  const made: Record<string, number> = {};
  const missed: string[] = [];
  const start = process.cpuUsage();
  const kinds = [
    ...Object.entries(OF_EDITION).map(([name, edit]) => ({ name: `edition ${name}`, edit, side: 'blocks' as const })),
    ...Object.entries(OF_SOURCE).map(([name, edit]) => ({ name: `source ${name}`, edit, side: 'lines' as const })),
  ];
  for (let count = 0; count < EDITS; ) {
    const { lines, record, blocks } = proofs[random(proofs.length)] as Proof;
    const { name, edit, side } = kinds[random(kinds.length)] as (typeof kinds)[number];
    const before = side === 'blocks' ? blocks : lines.map(({ text }) => text);
    const after = edit(before, random);
    if (!after || isSame(before, after)) continue;
    count++;
    made[name] = (made[name] ?? 0) + 1;
    const found =
      side === 'blocks'
        ? compare(lines, record, after)
        : compare(
            after.map((text, i) => ({ ...(after.length === lines.length && lines[i]), text, line: i + 1 })),
            record,
            blocks,
          );
    if (found.length === 0) missed.push(`${name}: ${describeChange(before, after)}`);
  }
  expect(missed).toEqual([]);
  expect(Object.keys(made).sort()).toEqual(kinds.map(({ name }) => name).sort());
  expect(Math.min(...Object.values(made))).toBeGreaterThan(50);
  expect(Object.values(made).reduce((sum, each) => sum + each, 0) - missed.length).toBe(EDITS);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(30);
}, 120_000);

it('takes white space and the width of marks for no change', () => {
  const random = seededRandom(7);
  for (const file of texts) {
    const { lines, record, blocks } = proofOfText(file);
    for (let count = 0; count < 20; count++) {
      const blank = rewrite(/(?<=\S)(?=\S)/gu, () => [' ', '\u3000', '\t'][random(3)] as string)(blocks, random);
      const width = rewrite(/[，；：（）！？]/gu, foldCharacter)(blocks, random);
      for (const after of [blank, width]) if (after) expect(compare(lines, record, after), file).toEqual([]);
    }
  }
});

function describeChange(before: readonly string[], after: readonly string[]): string {
  const at = before.findIndex((text, i) => text !== after[i]);
  return `“${before[at]}” → “${after[at]}”`.slice(0, 200);
}
