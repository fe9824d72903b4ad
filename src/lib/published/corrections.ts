import { type IssueKey, parseIssueKey } from '../bulletin/issue-key.ts';
import type { Correction } from '../source/ledger.ts';

/** Something that happened to the ledger of corrections. Events are only ever added: readers and feeds point to them. */
export interface LedgerEvent {
  /** ISO. */
  date: string;
  event: 'added' | 'withdrawn';
  serial: IssueKey;
  sentence: string;
  kind: Correction['kind'];
  printed: string;
  reading: string;
}

type Subject = Pick<LedgerEvent, 'serial' | 'sentence' | 'kind' | 'printed' | 'reading'>;

const keyOf = ({ serial, sentence, kind, printed, reading }: Subject) =>
  [serial, sentence, kind, printed, reading].join('\t');

/** The event that each correction came with, in the order of the corrections; absent where nobody was told yet. */
export function eventsOf(
  corrections: readonly Correction[],
  events: readonly LedgerEvent[],
): { correction: Correction; number?: number; date?: string }[] {
  const standing = standingEvents(events);
  return corrections.map((correction) => {
    const found = standing.get(keyOf(correction))?.shift();
    return found === undefined
      ? { correction }
      : { correction, number: found + 1, date: (events[found] as LedgerEvent).date };
  });
}

/** Events that the corrections of today call for: those nobody was told of, and those that are gone. */
export function missingEvents(
  corrections: readonly Correction[],
  events: readonly LedgerEvent[],
  today: string,
): LedgerEvent[] {
  const standing = standingEvents(events);
  const added = corrections.filter((correction) => standing.get(keyOf(correction))?.shift() === undefined);
  const withdrawn = [...standing.values()].flat().map((index) => events[index] as LedgerEvent);
  const tell =
    (event: LedgerEvent['event']) =>
    (subject: Subject): LedgerEvent => {
      const { serial, sentence, kind, printed, reading } = subject;
      return { date: today, event, serial, sentence, kind, printed, reading };
    };
  return [...withdrawn.map(tell('withdrawn')), ...added.map(tell('added'))];
}

/** Indices of the events that were added and not withdrawn, by what they speak of. */
function standingEvents(events: readonly LedgerEvent[]): Map<string, number[]> {
  const standing = new Map<string, number[]>();
  for (const [i, event] of events.entries()) {
    const indices = standing.get(keyOf(event)) ?? [];
    if (event.event === 'added') indices.push(i);
    else indices.shift();
    standing.set(keyOf(event), indices);
  }
  return standing;
}

const COLUMNS = ['date', 'event', 'serial', 'sentence', 'kind', 'printed', 'reading'] as const;

/** Events as lines with tabs between their fields; the first line names them. */
export function writeEvents(events: readonly LedgerEvent[]): string {
  return `${[COLUMNS.join('\t'), ...events.map((event) => COLUMNS.map((key) => event[key]).join('\t'))].join('\n')}\n`;
}

export function readEvents(text: string): LedgerEvent[] {
  return text
    .split(/\r?\n/u)
    .slice(1)
    .filter(Boolean)
    .map((line) => {
      const [date = '', event, serial = '', sentence = '', kind, printed = '', reading = ''] = line.split('\t');
      return {
        date,
        event: event === 'withdrawn' ? 'withdrawn' : 'added',
        serial: parseIssueKey(serial) ?? Number.NaN,
        sentence,
        kind: kind === 'doubt' ? 'doubt' : 'choice',
        printed,
        reading,
      };
    });
}
