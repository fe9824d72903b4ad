import type { IssueKey } from './issue-key.ts';

/**
 * Addresses inside a bulletin. They are made here and nowhere else; everything else quotes them.
 * They count what is printed, so that a correction of wording moves none of them.
 *
 *     a2 article · a2h1 heading · a2p4 paragraph · a2p4s3 sentence · a2t1r2c3 table cell · a2p4s3q12 figure
 *     a2p4c1 an editor's mark · a2p4n1 its note
 *
 * Article 0 is the editor's note (编者按).
 */

export function articleId(article: number): string {
  return `a${article}`;
}

export function headingId(article: string, heading: number): string {
  return `${article}h${heading}`;
}

export function paragraphId(article: string, paragraph: number): string {
  return `${article}p${paragraph}`;
}

export function tableId(article: string, table: number): string {
  return `${article}t${table}`;
}

/** `row` and `column` count from 1; row 1 holds the column heads. */
export function cellId(table: string, row: number, column: number): string {
  return `${table}r${row}c${column}`;
}

export function sentenceId(passage: string, sentence: number): string {
  return `${passage}s${sentence}`;
}

/**
 * A figure is named by where it stands in its sentence as printed (UTF-16 code units), not by its rank:
 * a better extraction that finds one more figure moves no published address.
 */
export function figureId(sentence: string, printedOffset: number): string {
  return `${sentence}q${printedOffset}`;
}

/** An editor's mark in a passage, counted from 1; its note below the text has an address of its own. */
export function markId(passage: string, mark: number): string {
  return `${passage}c${mark}`;
}

export function markNoteId(passage: string, mark: number): string {
  return `${passage}n${mark}`;
}

/** The permalink of a place in a bulletin on this site: `/issues/679/#a2p4s5`. */
export function permalink(serial: IssueKey | string, target: string): string {
  return `/issues/${serial}/#${target}`;
}

/** Parses a number of the form `a2p4s3`; undefined for anything else. */
export function isAddress(id: string): boolean {
  return /^a\d+(?:h\d+|p\d+|t\d+(?:r\d+c\d+)?)?(?:s\d+(?:q\d+)?)?$/u.test(id);
}

/**
 * The addresses that a fragment of an address may mean after it has gone through chats and programs (`a2p4s4。`,
 * `A2P4`, `a2p4?from=timeline`): what can be read of it, then what that place lies in.
 */
export function placesMeant(fragment: string): string[] {
  const [read = ''] = /[a-z][\w-]*/u.exec(decodeFragment(fragment).normalize('NFKC').toLowerCase()) ?? [];
  const [own] = /^a\d+(?:h\d+|p\d+|t\d+(?:r\d+c\d+)?)?(?:s\d+(?:q\d+)?|[cn]\d+)?/u.exec(read) ?? [read];
  const places = [own];
  for (let place = own; /^a\d+[a-z]/u.test(place); places.push(place))
    place = place.replace(/(?:r\d+c\d+|[a-z]\d+)$/u, '');
  return places.filter(Boolean);
}

function decodeFragment(fragment: string): string {
  try {
    // Twice: some programs encode what is encoded.
    return decodeURIComponent(decodeURIComponent(fragment));
  } catch {
    return fragment;
  }
}
