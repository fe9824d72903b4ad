import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bulletin } from '../src/lib/bulletin/schema.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { eventsOf, missingEvents, readEvents, writeEvents } from '../src/lib/published/corrections.ts';
import { collate } from '../src/lib/source/collation.ts';
import { correctionsOf, normalisationsOf } from '../src/lib/source/ledger.ts';
import { readBytes } from './bytes.ts';
import { SOURCES } from './run.ts';

const EVENTS = 'content/published/corrections.tsv';

/** The ledger of corrections after this extraction, and the list of events that readers are told of. */
export function keepLedger(bulletins: readonly Bulletin[], today: string) {
  const diagnostics: Diagnostic[] = [];
  const corrections = bulletins.flatMap(correctionsOf);
  const normalisations = bulletins.flatMap((bulletin) => {
    const { bytes, diagnostics: faults } = readBytes(join(SOURCES, bulletin.source));
    diagnostics.push(...faults);
    return faults.length > 0 ? [] : normalisationsOf(bulletin.serial, collate(bulletin, bytes.toString('utf8')));
  });
  const told = existsSync(EVENTS) ? readEvents(readFileSync(EVENTS, 'utf8')) : [];
  const events = [...told, ...missingEvents(corrections, told, today)];
  return {
    ledger: {
      corrections: eventsOf(corrections, events).map(({ correction, number, date }) => ({
        ...correction,
        event: number,
        date,
      })),
      normalisations,
    },
    file: EVENTS,
    content: writeEvents(events),
    diagnostics,
  };
}
