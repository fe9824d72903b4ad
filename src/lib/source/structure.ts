import { type IssueKey, isSupplement, parseIssueKey, titleOfKey } from '../bulletin/issue-key.ts';
import type { Bulletin } from '../bulletin/schema.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Arrangement, Removal, Substitution } from '../document/changes.ts';
import { Changes } from '../document/changes.ts';
import type { Document, Place } from '../document/model.ts';
import type { Decision, Reading } from '../document/reading.ts';
import { fault } from '../fault/fault.ts';
import { tidy, tidyTitle } from '../text/width.ts';
import { toArticles } from './articles.ts';
import { readContents } from './contents.ts';
import type { Given } from './given.ts';
import { findImprint, readImprint } from './imprint.ts';
import { toSegments } from './layout.ts';
import { linesOf, paragraphText } from './lines.ts';
import { readMasthead } from './masthead.ts';
import { readMastheadLine } from './masthead-line.ts';
import { oddSegments } from './oddities.ts';
import { withoutDrawnLines, withoutSectionNames } from './outside.ts';
import type { Segment } from './segment.ts';
import { withoutSurroundings } from './surroundings.ts';
import { noticesOf } from './withheld.ts';

/** What came of a document: the bulletin, and everything that was decided and changed on the way to it. */
export interface Structure {
  /** Absent where an error is among the diagnostics. */
  bulletin?: Bulletin;
  decisions: Decision[];
  removals: Removal[];
  substitutions: Substitution[];
  arrangements?: Arrangement[];
  diagnostics: Diagnostic[];
}

/**
 * A received document → Bulletin: which lines are the masthead, a title, a unit, a heading, one paragraph. All faults are
 * collected; with an error among them there is no bulletin.
 * @param file name of the original; a number in it must be the 总期号, a key the key
 */
export function readStructure(reading: Reading, file: string, given: Given = {}): Structure {
  const { document, removals, substitutions } = reading;
  const placed = reading.diagnostics.map((each) => ({ ...each, file, line: each.line ?? 1 }));
  const unread = { decisions: reading.decisions, removals, substitutions, diagnostics: placed };
  if (!document) return unread;
  const { form } = document;
  const changes = new Changes();
  const structural: Decision[] = [];
  const odd = addNumbers(document, changes, file);
  const drawn = withoutDrawnLines(linesOf(document), changes);
  const lines = withoutSurroundings(drawn, changes, structural, form === 'html');
  const { masthead, rest, diagnostics, decisions: ofMasthead } = readMasthead(lines, file, given);
  structural.push(...ofMasthead);
  diagnostics.unshift(...placed, ...odd);
  const named = serialInName(file, given);
  if (masthead && named !== undefined && named !== masthead.serial) {
    const { serial } = masthead;
    const line = lines.find((l) => (isSupplement(serial) ? /增\s*刊/u : /总/u).test(l.text));
    const isUncounted = isSupplement(serial) && !isSupplement(named);
    const stated = isUncounted ? `是没有总期号的${titleOfKey(serial)}` : `的总期号是 ${serial}`;
    const otherwise = isUncounted ? `；总期号没有印在报头里的，加 --serial ${named}` : '';
    const place = { file, line: line?.number ?? 1, ...(line && { quote: line.text }) };
    diagnostics.push(fault('serial-differs', place, { named, stated, serial, otherwise }));
  }
  const imprintAt = findImprint(rest);
  const { contents, before, rest: printed } = readContents(rest.slice(0, imprintAt), changes);
  const body = withoutSectionNames(printed, changes, structural, ({ number, text }) =>
    diagnostics.push(fault('section-name', { file, line: number, quote: text })),
  );
  const segments = toSegments(body, contents?.known ?? []);
  const { note, articles, strays } = toArticles(segments, given.unit);
  diagnostics.push(...oddSegments(segments, file));
  const imprint = readImprint(rest.slice(imprintAt));
  diagnostics.push(...noticesOf(imprint, file));
  for (const stray of strays.slice(0, 1))
    diagnostics.push(fault('no-title', { file, line: stray.line, quote: stray.pieces[0]?.text ?? '' }));
  if (articles.length === 0 && masthead)
    diagnostics.push(fault('no-article', { file, line: (rest[0] ?? lines.at(-1))?.number ?? 1 }));
  const decisions = [...reading.decisions, ...structural, ...segments.flatMap(decisionsOf)].sort(
    (a, b) => a.place.line - b.place.line,
  );
  const told = {
    decisions,
    removals: [...removals, ...changes.removals],
    substitutions: [...substitutions, ...changes.substitutions],
    ...(reading.arrangements && { arrangements: reading.arrangements }),
    diagnostics,
  };
  if (!masthead || diagnostics.some((d) => d.severity === 'error')) return told;
  const bulletin: Bulletin = {
    serial: masthead.serial,
    number: masthead.number,
    date: masthead.date,
    issuer: masthead.issuer,
    source: file.split(/[/\\]/u).at(-1) ?? file,
    masthead: masthead.lines,
    ...(contents && {
      contents: {
        heading: tidy(contents.heading),
        titles: contents.titles.map(tidyTitle),
        ...(before > 0 && { afterNote: true }),
      },
    }),
    imprint: imprint.map(({ at: _, ...field }) => field),
    note,
    articles,
    ...(given.unit && { unit: given.unit }),
  };
  return { bulletin, ...told };
}

/**
 * Automatic numbers stand in the text as they are printed, and are no text of the original.
 * @returns numbers that a conversion has spoilt
 */
function addNumbers({ blocks }: Document, changes: Changes, file: string): Diagnostic[] {
  const spoilt: Diagnostic[] = [];
  for (const block of blocks) {
    const cells = block.kind === 'table' ? block.rows.flat().flatMap(({ paragraphs }) => paragraphs) : [];
    for (const paragraph of block.kind === 'paragraph' ? [block] : cells) {
      const { place, number } = paragraph;
      if (!number) continue;
      changes.substitute('auto-number', place, '', number, 0);
      if (/[?\ufffd\p{Co}]/u.test(number))
        spoilt.push(
          fault('odd-number', { file, line: place.line, quote: paragraphText(paragraph) }, { number: number.trim() }),
        );
    }
  }
  return spoilt;
}

/** A line of a masthead is no longer than this. */
const LONGEST_STATEMENT = 40;

function isByline(kind: Segment['kind']): boolean {
  return kind === 'signature' || kind === 'contributor';
}

/** What was decided of a segment: its kind, where it is no plain text, and each line that was joined to the one before. */
function decisionsOf(segment: Segment): Decision[] {
  const { kind, reason, certainty, page, pieces } = segment;
  const at = (line: number): Place => ({ line, ...(page && { page }) });
  const own: Decision[] =
    reason && (kind !== 'paragraph' || certainty === 'low')
      ? [{ kind, place: at(segment.line), quote: pieces.map(({ text }) => text).join(' '), reason, certainty }]
      : [];
  const [first] = pieces;
  const isLost = first && pieces.length === 1 && kind !== 'table' && first.text.length <= LONGEST_STATEMENT;
  if (
    isLost &&
    readMastheadLine(first.text)?.some(([field]) => field === 'date' || field === 'serial') &&
    !isByline(kind)
  )
    own.push({
      kind,
      place: at(segment.line),
      quote: first.text,
      reason: '像报头里的一行，却在正文里',
      certainty: 'low',
    });
  if (kind === 'title') return own;
  const joined = pieces.slice(1).map(({ text, gap, line }): Decision => {
    const reasons = gap ? '上一行没有完，隔着空行或换页' : '上一行没有完';
    return { kind: 'join', place: at(line), quote: text, reason: reasons, certainty: gap ? 'medium' : 'high' };
  });
  return [...own, ...joined];
}

/** The issue that a file name states: the key of a supplement, or the 总期号: its only number, unless that is a year. */
function serialInName(file: string, { number, serial }: Given): IssueKey | undefined {
  const name = (file.split(/[/\\]/u).at(-1) ?? '').replace(/\.[a-z]+$/u, '');
  const key = parseIssueKey(name);
  // Whoever says the number of a supplement says that the one of its file was a guess.
  if (key !== undefined && isSupplement(key)) return number === undefined && serial === undefined ? key : undefined;
  const numbers = name.match(/\d+/gu) ?? [];
  const [only] = numbers;
  return only && numbers.length === 1 && /^\d{3,4}$/u.test(only) && !/^20\d\d$/u.test(only) ? Number(only) : undefined;
}
