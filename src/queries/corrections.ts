import { getCollection } from 'astro:content';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { LISTS } from '../edition.ts';
import type { IssueKey } from '../lib/bulletin/issue-key.ts';
import type { Bulletin } from '../lib/bulletin/schema.ts';
import { readPlainText } from '../lib/proof/plain-text.ts';
import { readRecord } from '../lib/proof/record.ts';
import { fromSourceText } from '../lib/proof/source-text.ts';
import { eventsOf, readEvents } from '../lib/published/corrections.ts';
import { splitChanges } from '../lib/published/values.ts';
import { PER_PAGE, pagePath } from '../lib/reading/pages.ts';
import { FORMS } from '../lib/receive/form.ts';
import { collate } from '../lib/source/collation.ts';
import type { LedgerEntry, NormalisationCount } from '../lib/source/ledger.ts';
import { ledgerFile } from './data.ts';
import { newestFirst } from './order.ts';

/** The file that a bulletin was imported from, as it came, laid beside the edition. */
export function getReceived(bulletin: Bulletin) {
  const bytes = readFileSync(join('content/sources', bulletin.source));
  const lines = readPlainText(bytes);
  const isWord = getOriginal(bulletin)?.file.endsWith('.docx') ?? false;
  const name = basename(bulletin.source, extname(bulletin.source));
  const record = readRecord(readFileSync(join('content/sources/records', `${name}.tsv`), 'utf8'));
  const text = bytes.toString('utf8');
  const stretches = isWord ? collate(bulletin, fromSourceText(lines), record) : collate(bulletin, lines, record, text);
  return { stretches, record, bytes: bytes.length, sha256: sha256(bytes) };
}

/** The file that the text was converted from, where it came in another form (Word, PDF, another encoding). */
export function getOriginal({ source }: Bulletin) {
  const name = basename(source, extname(source));
  for (const { extension, name: title } of Object.values(FORMS)) {
    const file = join('content/sources/received', `${name}.${extension}`);
    if (!existsSync(file)) continue;
    const bytes = readFileSync(file);
    return { title, file: basename(file), bytes, sha256: sha256(bytes) };
  }
  return undefined;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const told = readLedgerEvents();

/** What was told of the corrections, in the order in which readers were told. */
function readLedgerEvents() {
  const file = join(LISTS, 'corrections.tsv');
  return existsSync(file) ? readEvents(readFileSync(file, 'utf8')) : [];
}

const corrections = eventsOf(ledgerFile.corrections, told).map(
  ({ correction, number, date }): LedgerEntry => ({ ...correction, ...(number && { event: number, date }) }),
);

/** Corrections and doubts, newest issue first. */
export function getCorrections(): LedgerEntry[] {
  return corrections.toSorted((a, b) => newestFirst(a.serial, b.serial));
}

const normalisations = Map.groupBy(ledgerFile.normalisations, ({ serial }) => serial);

/** What the rules did, by the serial of the bulletin. */
export function getNormalisations(): ReadonlyMap<IssueKey, readonly NormalisationCount[]> {
  return normalisations;
}

/** Where the ledger tells of an event. */
export function eventPath(number: number): string {
  return `${pagePath('/corrections/', Math.ceil(number / PER_PAGE.lines))}#e${number}`;
}

/** Everything that ever happened to the ledger, each with its number; newest first. */
export function getLedgerEvents() {
  return told.map((event, i) => ({ ...event, number: i + 1 })).reverse();
}

/** Changes of published figures, observations and received files, the newest first. */
export async function getToldChanges() {
  const [entry] = await getCollection('changes');
  const { groups } = splitChanges(entry?.data ?? { changes: [] });
  return groups.toSorted((a, b) => b.date.localeCompare(a.date));
}

export function getLedgerFile() {
  return { ...ledgerFile, corrections };
}
