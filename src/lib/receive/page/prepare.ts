import type { Place } from '../../document/model.ts';
import { REMOVALS } from '../../proof/rules.ts';
import { ideographOf } from '../../text/ideographs.ts';
import { type Glyph, isBlank, type Page } from './glyph.ts';
import { findOverlap, type Line, sortGlyphs, toBaselines, toLine } from './line.ts';
import type { Report } from './report.ts';
import { joinScripts } from './scripts.ts';
import { partUnseen } from './seen.ts';
import { symbolOf } from './symbols.ts';

/** The signs of a page → its printed lines: what is no text is taken out, and named. */

export interface PreparedPage {
  page: Page;
  lines: Line[];
  /** Words that were drawn but that nobody can see. */
  unseen: string;
}

/** @param counted printed lines of the pages before */
export function prepare(page: Page, counted: number, report: Report): PreparedPage {
  const { seen, unseen } = partUnseen(page);
  const slanted = seen.filter((glyph) => glyph.slanted);
  const level = seen.filter((glyph) => !glyph.slanted && glyph.text !== '');
  const invisible: Glyph[] = [];
  const upright = level
    .map((glyph) => spell(glyph, page))
    .filter((glyph) => {
      if (!isInvisible(glyph.text)) return true;
      invisible.push(glyph);
      return false;
    });
  const twice: Glyph[] = [];
  const baselines = toBaselines(upright).map((line) => dropTwice(sortGlyphs(line), twice));
  const { lines: joined, ruby, unclear } = joinScripts(baselines, page.shapes);
  const inked = joined.filter((glyphs) => glyphs.some(({ text }) => !isBlank(text)));
  // A script may have moved a line; lines are counted from the top.
  const lines = inked.map((glyphs) => toLine(glyphs, page.number, 0)).sort((a, b) => a.y - b.y || a.left - b.left);
  for (const [i, line] of lines.entries()) line.number = counted + i + 1;
  const placeOf = (glyph: Glyph | undefined): Place => ({
    line: (lines.find(({ y }) => y >= (glyph?.y ?? 0) - 2) ?? lines.at(-1))?.number ?? counted + 1,
    page: page.number,
  });
  for (const line of lines) checkLine(line, page, report);
  const takeOut = (rule: 'unseen' | 'slanted' | 'ruby' | 'invisible' | 'printed-twice', groups: readonly Glyph[][]) => {
    for (const group of groups) {
      const text = group.map((glyph) => glyph.text).join('');
      if (rule === 'invisible' || text.trim() !== '') report.changes.remove(rule, placeOf(group[0]), text);
    }
  };
  takeOut('unseen', toBaselines(unseen.filter(({ text }) => text !== '')).map(inOrder));
  takeOut('slanted', byRun(slanted));
  takeOut('ruby', ruby);
  takeOut('invisible', toBaselines(invisible));
  takeOut('printed-twice', byRun(twice));
  for (const group of unclear) {
    const quote = group.map(({ text }) => text).join('');
    report.doubt('script', placeOf(group[0]), quote, '小字高于或低于行，或上下排的分数，没有对应的字符，照排在行里');
  }
  return {
    page,
    lines,
    unseen: unseen
      .map(({ text }) => text)
      .join('')
      .trim(),
  };
}

/** Without ink by their nature; a control code that has a sign is one whose character is not known. */
function isInvisible(text: string): boolean {
  return REMOVALS.invisible.takes.test(text) && !/\p{Cc}/u.test(text) && !isBlank(text);
}

/** The characters that were typed, where the font tells others of the same form. */
function spell(glyph: Glyph, page: Page): Glyph {
  const symbol = symbolOf(glyph.text, page.fontNames.get(glyph.font) ?? '');
  if (symbol) return { ...glyph, text: symbol, written: { rule: 'symbol', from: glyph.text } };
  // A soft hyphen that takes room is a printed hyphen.
  if (glyph.text === '\u00ad' && glyph.width > glyph.size * 0.1)
    return { ...glyph, text: '-', written: { rule: 'symbol', from: glyph.text } };
  const text = [...glyph.text].map((character) => ideographOf(character) ?? character).join('');
  return text === glyph.text ? glyph : { ...glyph, text, written: { rule: 'radical', from: glyph.text } };
}

/** Some programs print bold by printing twice, a hair apart. */
function dropTwice(sorted: readonly Glyph[], twice: Glyph[]): Glyph[] {
  const kept: Glyph[] = [];
  for (const glyph of sorted) {
    let isTwice = false;
    for (let i = kept.length - 1; i >= 0; i--) {
      const other = kept[i] as Glyph;
      const hair = Math.min(glyph.size, other.size) * 0.2;
      if (glyph.x - other.x > glyph.size) break;
      const isClose = Math.abs(glyph.x - other.x) < hair && Math.abs(glyph.y - other.y) < hair;
      if (isClose && other.text === glyph.text && !isBlank(glyph.text)) {
        isTwice = true;
        break;
      }
    }
    if (isTwice) twice.push(glyph);
    else kept.push(glyph);
  }
  return kept;
}

/** Errors of a line, and how it is written otherwise than printed. */
function checkLine(line: Line, page: Page, report: Report): void {
  const place = { line: line.number, page: page.number };
  const overlap = findOverlap(line.glyphs);
  if (overlap) {
    const [a, b] = overlap;
    report.tell('overlap', { quote: around(line, a) }, { ...place, first: a.text, second: b.text });
  }
  const unknown = line.glyphs.find(({ text }) => UNKNOWN.test(text) || (text.trim() === '' && !isBlank(text)));
  if (unknown)
    report.tell(
      'private-use',
      { quote: around(line, unknown) },
      { which: `（第 ${page.number} 页第 ${line.number} 行）` },
    );
  for (const { written, text } of line.glyphs)
    if (written) report.changes.substitute(written.rule, place, written.from, text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a sign whose character is a control code has no known character
const UNKNOWN = /[\p{Co}\p{Cn}\p{Cs}\ufffd\u0000-\u0008\u000e-\u001f\u007f-\u009f]/u;

function around({ glyphs }: Line, at: Glyph): string {
  const index = glyphs.indexOf(at);
  return glyphs
    .slice(Math.max(0, index - 12), index + 13)
    .map(({ text }) => text)
    .join('');
}

function inOrder(glyphs: readonly Glyph[]): Glyph[] {
  return glyphs.toSorted((a, b) => a.x - b.x);
}

/** Signs of one drawing instruction, in its order. */
function byRun(glyphs: readonly Glyph[]): Glyph[][] {
  const groups: Glyph[][] = [];
  for (const glyph of glyphs.toSorted((a, b) => a.order - b.order)) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const follows = before && Math.hypot(before.x - glyph.x, before.y - glyph.y) < glyph.size * 2;
    if (last && before && (before.run === glyph.run || follows)) last.push(glyph);
    else groups.push([glyph]);
  }
  return groups;
}
