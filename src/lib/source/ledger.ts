import { z } from 'zod';
import { markId } from '../bulletin/id.ts';
import type { IssueKey } from '../bulletin/issue-key.ts';
import { reasonOf } from '../bulletin/passage.ts';
import { type Bulletin, IssueKeySchema, MarkSchema, type Passage } from '../bulletin/schema.ts';
import { passagesOf } from '../bulletin/walk.ts';
import { countNormalisations, NORMALISATIONS, type Stretch } from './collation.ts';

/** The ledger of what editors did to the received texts: each mark by itself, the work of rules by number. */

export const CorrectionSchema = z.strictObject({
  serial: IssueKeySchema,
  /** Address of the mark in the text. */
  id: z.string(),
  sentence: z.string(),
  /** `choice` changes the reading; `doubt` asks, and changes nothing. */
  kind: MarkSchema.shape.kind,
  printed: z.string(),
  /** What the text reads now; of a doubt the printed words. */
  reading: z.string(),
  note: z.string().optional(),
  cert: MarkSchema.shape.cert,
  /** Words of the edition around the mark. */
  before: z.string(),
  after: z.string(),
});
/** In the ledger each is joined to the event that told readers of it; absent where nobody was told yet. */
export const LedgerEntrySchema = CorrectionSchema.extend({
  /** Line of the list of events, from 1. */
  event: z.number().int().positive().optional(),
  date: z.iso.date().optional(),
});
export type LedgerEntry = z.infer<typeof LedgerEntrySchema>;
/** A correction, or a doubt about a reading, with the words around it. */
export type Correction = z.infer<typeof CorrectionSchema>;

export const NormalisationCountSchema = z.strictObject({
  serial: IssueKeySchema,
  rule: z.enum(NORMALISATIONS),
  /** Characters for `width`, places for the others. */
  count: z.number().int().nonnegative(),
});
export type NormalisationCount = z.infer<typeof NormalisationCountSchema>;

/** “的的”改作“的” · “关心事”存疑 */
export function describeMark({ kind, printed, reading }: Pick<Correction, 'kind' | 'printed' | 'reading'>): string {
  return kind === 'doubt'
    ? `“${printed}”存疑，未改`
    : `${printed ? `“${printed}”` : '脱字'}读作“${reading || '（删）'}”`;
}

/** Characters of context on each side. */
const CONTEXT = 12;

/** All marks of a bulletin, in printed order. */
export function correctionsOf(bulletin: Bulletin): Correction[] {
  return passagesOf(bulletin).flatMap((passage) =>
    passage.marks.map((mark, i) => ({
      serial: bulletin.serial,
      id: markId(passage.id, i + 1),
      sentence: sentenceAt(passage, mark.start),
      kind: mark.kind,
      printed: mark.sic,
      reading: passage.text.slice(mark.start, mark.end),
      ...reasonOf(mark),
      before: passage.text.slice(Math.max(0, mark.start - CONTEXT), mark.start),
      after: passage.text.slice(mark.end, mark.end + CONTEXT),
    })),
  );
}

function sentenceAt({ id, sentences }: Passage, offset: number): string {
  return sentences.findLast(({ start }) => start <= offset)?.id ?? id;
}

/** How often each rule of normalisation was at work in one bulletin. */
export function normalisationsOf(serial: IssueKey, stretches: readonly Stretch[]): NormalisationCount[] {
  const counts = countNormalisations(stretches);
  return NORMALISATIONS.map((rule) => ({ serial, rule, count: counts[rule] }));
}
