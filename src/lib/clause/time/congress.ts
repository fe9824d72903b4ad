import { z } from 'zod';

/** A year, where the day is not known, or a day. */
const day = z.union([z.iso.date(), z.int().min(1949).max(2149).transform(String)]);

const CongressSchema = z.strictObject({
  /** Which congress, 14 for 第十四届. */
  term: z.number().int().positive(),
  /** First day of its first session. */
  began: day,
  /** Days of its sessions by their number. */
  sessions: z.record(z.string().regex(/^\d{1,2}$/u), z.strictObject({ start: day, end: day })).optional(),
});

/** Congresses by what their level is called in a text: 全国, 省. */
export const CongressFileSchema = z.strictObject({
  levels: z.array(z.strictObject({ names: z.array(z.string().min(1)).min(1), congresses: z.array(CongressSchema) })),
});
export type CongressFile = z.infer<typeof CongressFileSchema>;

/** For where no list is kept: terms and sessions are stated and not dated. */
export const NO_CONGRESSES: CongressFile = { levels: [] };

export interface Session {
  /** First and last day of the congress or the session, ISO; of a congress that goes on there is no last one. */
  start: string;
  end?: string;
}

/**
 * When a congress or one of its sessions was held; undefined where nobody has filed it.
 * @param level what it is called by in the text: 省, 全国; empty where the text names none
 */
export function sessionOf(
  { levels }: CongressFile,
  { level, term, session }: { level: string; term: number; session?: number | undefined },
): Session | undefined {
  const all = levels.find(({ names }) => names.includes(level))?.congresses ?? [];
  const congress = all.find((each) => each.term === term);
  if (!congress) return undefined;
  if (session === undefined) return { start: firstDay(congress.began) };
  const held = congress.sessions?.[String(session)];
  return held && { start: firstDay(held.start), end: lastDay(held.end) };
}

function firstDay(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date;
}

function lastDay(date: string): string {
  return date.length === 4 ? `${date}-12-31` : date;
}

/** Years of a term. */
const TERM = 5;

/** The congress of a level that sits on a day: the last that began before it. */
export function termAt({ levels }: CongressFile, level: string, date: string): Session | undefined {
  const all = levels.find(({ names }) => names.includes(level))?.congresses ?? [];
  const starts = all.map(({ began }) => firstDay(began)).filter((start) => start <= date);
  const start = starts.sort().at(-1);
  // A term is five years (Constitution, article 106): later the next one sits, which nobody has filed.
  const isOver = start !== undefined && date >= `${Number(start.slice(0, 4)) + TERM}${start.slice(4)}`;
  return start && !isOver ? { start } : undefined;
}
