import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bulletin } from '../src/lib/bulletin/schema.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { eventsOf, missingEvents, readEvents, writeEvents } from '../src/lib/published/corrections.ts';
import { collate } from '../src/lib/source/collation.ts';
import { correctionsOf, type LedgerEntry, normalisationsOf } from '../src/lib/source/ledger.ts';
import { readBytes } from './bytes.ts';
import { EVENTS, IDS } from './ledgers.ts';
import { readRecordOf, readSourceLines } from './original.ts';
import { SOURCES } from './run.ts';

const DATA = 'src/data/corrections.json';

/** The ledger of corrections after this extraction, and the list of events that readers are told of. */
export function keepLedger(bulletins: readonly Bulletin[], today: string) {
  const diagnostics: Diagnostic[] = [];
  const corrections = bulletins.flatMap(correctionsOf);
  const normalisations = bulletins.flatMap((bulletin) => {
    const { diagnostics: faults } = readBytes(join(SOURCES, bulletin.source));
    diagnostics.push(...faults);
    if (faults.length > 0) return [];
    const stretches = collate(
      bulletin,
      readSourceLines(SOURCES, bulletin.source),
      readRecordOf(SOURCES, bulletin.source),
    );
    return normalisationsOf(bulletin.serial, stretches);
  });
  diagnostics.push(...lostEvents());
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

/** Corrections that readers were told of by a date, and that the list of events has lost: they are not new, and not of today. */
function lostEvents(): Diagnostic[] {
  if (!existsSync(DATA) || !existsSync(IDS) || !existsSync(EVENTS)) return [];
  const { corrections } = JSON.parse(readFileSync(DATA, 'utf8')) as { corrections: LedgerEntry[] };
  const events = readEvents(readFileSync(EVENTS, 'utf8'));
  const gone = corrections.filter((entry) => {
    const event = events[entry.event - 1];
    return event?.serial !== entry.serial || event.sentence !== entry.sentence || event.date !== entry.date;
  });
  if (gone.length === 0) return [];
  return [
    {
      code: 'lost-events',
      severity: 'error',
      file: EVENTS,
      message: `公布过的 ${gone.length} 处校订，记录不见了、换了行或改了日期（${DATA} 里还有）`,
      detail: gone.map(
        ({ event, date, serial, sentence, printed }) => `第${event}条 ${date} ${serial} ${sentence} ${printed}`,
      ),
      repair: `账本只增不减，恢复它：git checkout HEAD -- ${EVENTS}（没有 git 的，从备份取回）；不会用今天的日期重记。`,
    },
  ];
}
