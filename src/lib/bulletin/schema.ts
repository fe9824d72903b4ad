import { z } from 'zod';
import type { IssueKey } from './issue-key.ts';

/**
 * The bulletin as a model. Types are inferred from the schemas, so that what is checked and what the
 * compiler knows cannot differ. Offsets are UTF-16 code units into the `text` they stand beside.
 */

const isoDate = z.iso.date();

/** 总期号, or the key of a supplement, which has none: `2026-s1` (issue-key.ts). */
export const IssueKeySchema: z.ZodType<IssueKey> = z.union([
  z.number().int().positive(),
  z.templateLiteral([z.string().regex(/[12]\d{3}/), '-s', z.string().regex(/[1-9]\d?/)]),
]);

/** How sure an editor is of a mark (TEI `cert`). */
export const CertSchema = z.enum(['high', 'medium', 'low']);

export const MarkSchema = z.strictObject({
  /** `choice`: printed `sic`, read `corr`. `doubt`: printed words that may be a slip; nothing is changed. */
  kind: z.enum(['choice', 'doubt']),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  /** The words as printed (TEI `sic`); empty where the print lost characters. */
  sic: z.string(),
  /** Why, for readers. */
  note: z.string().optional(),
  cert: CertSchema.optional(),
});
/** An editor's mark on a stretch of corrected text (TEI `choice` with `sic` and `corr`, or `sic` alone). */
export type Mark = z.infer<typeof MarkSchema>;

/** What an editor says of a mark. */
export type Reason = Pick<Mark, 'note' | 'cert'>;

export const SentenceSchema = z.strictObject({
  /** `a2p4s3`: article 2, paragraph 4, sentence 3. */
  id: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
});
export type Sentence = z.infer<typeof SentenceSchema>;

export const PassageSchema = z.strictObject({
  id: z.string(),
  /** The text to read: corrected, tidied, without any markup. */
  text: z.string(),
  marks: z.array(MarkSchema),
  /** Offsets where a printed page ended inside this passage (TEI `pb`). */
  pageBreaks: z.array(z.number().int().nonnegative()),
  sentences: z.array(SentenceSchema),
});
/** The smallest piece that has an address: a title, a heading, a paragraph, a table cell. */
export type Passage = z.infer<typeof PassageSchema>;

/** Levels after GB/T 9704—2012: 1 is 一、, 2 is （一）, 3 is 1. or 一是, 4 is （1）. */
const level = z.number().int().min(1).max(4);

export const BlockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), level, passage: PassageSchema }),
  z.strictObject({
    kind: z.literal('paragraph'),
    passage: PassageSchema,
    /** The run-in head that the paragraph begins with: its level and where it ends. */
    runIn: z.strictObject({ level, end: z.number().int().positive() }).optional(),
  }),
  z.strictObject({
    kind: z.literal('table'),
    id: z.string(),
    /** First row: column heads. All rows are of one length. */
    rows: z.array(z.array(PassageSchema)).min(1),
  }),
]);
export type Block = z.infer<typeof BlockSchema>;

export const BylineSchema = z.strictObject({
  /** As printed, with its colon or brackets. */
  text: z.string(),
  /** Where it stands: before the title, after the title, at the end of the article. */
  place: z.enum(['before', 'after', 'end']),
});
export type Byline = z.infer<typeof BylineSchema>;

export const ArticleSchema = z.strictObject({
  id: z.string(),
  title: PassageSchema,
  bylines: z.array(BylineSchema),
  /** The unit that answers for the article, as printed; absent where the bulletin names none. */
  unit: z.string().optional(),
  /** Who sent the article in (供稿), as printed. */
  contributor: z.string().optional(),
  blocks: z.array(BlockSchema),
});
export type Article = z.infer<typeof ArticleSchema>;

export const ImprintFieldSchema = z.strictObject({
  /** The printed label without its colon: 送, 责任编辑, 联系方式, 批准文号 … */
  label: z.string().min(1),
  /** One entry a printed paragraph. */
  lines: z.array(z.string().min(1)).min(1),
  /** The label is printed without a colon. */
  bare: z.literal(true).optional(),
});
export type ImprintField = z.infer<typeof ImprintFieldSchema>;

/** What an issue is: experience told at the meeting that hands out suggestions, a report of a meeting, of cities, a summary. */
export const GENRES = ['交办会经验', '会议报道', '地市经验', '总结'] as const;

export const FrontMatterSchema = z.strictObject({
  /** 总期号: counts all issues ever published; of a supplement its year and number: `2026-s1`. The address on the site. */
  serial: IssueKeySchema,
  /** 期号 within the year; of a supplement its number among the supplements of a year. */
  number: z.number().int().positive(),
  date: isoDate,
  /** Said by the editor after reading; the print does not name it. */
  genre: z.enum(GENRES).optional(),
  /** The body that edits the bulletin, without the printed 编. */
  issuer: z.string().min(2),
  /** File in `content/sources/` that holds the text of the original. */
  source: z.string().min(1),
  /** Said by the editor: the unit of the articles that name none. */
  unit: z.string().min(2).optional(),
  /** The lines of the masthead as printed, in printed order; none where the file came without one. */
  masthead: z.array(z.string().min(1)),
  /** 要目: the printed heading and the titles it lists. */
  contents: z
    .strictObject({
      heading: z.string(),
      titles: z.array(z.string().min(1)).min(1),
      /** The list is printed behind the editor's note, not before it. */
      afterNote: z.literal(true).optional(),
    })
    .optional(),
  /**
   * What the import could not be sure of. Each waits until an editor has looked at the original and taken its line out; an
   * issue with one of them is a draft.
   */
  unconfirmed: z
    .array(
      z.strictObject({ kind: z.string(), line: z.number().int().positive(), quote: z.string(), reason: z.string() }),
    )
    .optional(),
  /** 版记: the imprint below the text. */
  imprint: z.array(ImprintFieldSchema),
});
export type FrontMatter = z.infer<typeof FrontMatterSchema>;

export const BulletinSchema = FrontMatterSchema.extend({
  /** 编者按, as article 0. */
  note: z.array(BlockSchema),
  articles: z.array(ArticleSchema).min(1),
});
export type Bulletin = z.infer<typeof BulletinSchema>;
/** What tells an issue from others and puts them in order. */
export type IssueHead = Pick<Bulletin, 'serial' | 'number' | 'date' | 'masthead'>;
