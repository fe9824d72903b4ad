import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bulletin } from '../lib/bulletin/schema.ts';
import { readEvents } from '../lib/published/corrections.ts';
import { PER_PAGE, pagePath } from '../lib/reading/pages.ts';
import { collate } from '../lib/source/collation.ts';
import type { LedgerEntry, NormalisationCount } from '../lib/source/ledger.ts';
import { ledgerFile } from './data.ts';

/** The file that a bulletin was imported from, as it came, laid beside the edition. */
export function getReceived(bulletin: Bulletin) {
  const bytes = readFileSync(join('content/sources', bulletin.source));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { stretches: collate(bulletin, bytes.toString('utf8')), bytes: bytes.length, sha256 };
}

/** Corrections and doubts, newest issue first. */
export function getCorrections(): LedgerEntry[] {
  return ledgerFile.corrections.toSorted((a, b) => b.serial - a.serial);
}

const normalisations = Map.groupBy(ledgerFile.normalisations, ({ serial }) => serial);

/** What the rules did, by the serial of the bulletin. */
export function getNormalisations(): ReadonlyMap<number, readonly NormalisationCount[]> {
  return normalisations;
}

/** Where the ledger tells of an event. */
export function eventPath(number: number): string {
  return `${pagePath('/corrections/', Math.ceil(number / PER_PAGE.lines))}#e${number}`;
}

/** Everything that ever happened to the ledger, each with its number; newest first. */
export function getLedgerEvents() {
  const events = readEvents(readFileSync('content/published/corrections.tsv', 'utf8'));
  return events.map((event, i) => ({ ...event, number: i + 1 })).reverse();
}

export function getLedgerFile() {
  return ledgerFile;
}
