import type { Changes } from '../../document/changes.ts';
import type { Place } from '../../document/model.ts';
import type { Decision } from '../../document/reading.ts';
import type { SubstitutionRule } from '../../proof/rules.ts';
import { ideographOf } from '../../text/ideographs.ts';
import { characterOfPrivate } from '../../text/private-use.ts';
import type { Piece } from './piece.ts';
import { shifted } from './raised.ts';
import type { Reports } from './report.ts';
import { isSymbolFont, symbolOf } from './symbols.ts';

/** Where the results of a reading are collected. */
export interface Results {
  changes: Changes;
  decisions: Decision[];
  reports: Reports;
}

const LINE_ENDS = new Set('\n\r\v\f\u0085\u2028\u2029');
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of these is one invisible character
  /[\p{Cc}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
const UNKNOWN = /[\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\ufffd]/u;

/** A part of the text as it will stand in the document. */
export interface Printed {
  text: string;
  column?: number;
  bold: boolean;
}

/** Writes the characters of pieces as the edition has them; everything that is changed is recorded. */
export class Characters {
  private readonly results: Results;
  private readonly place: Place;
  /** The whole paragraph, for quotations. */
  private readonly words: string;
  private open: { rule: SubstitutionRule; from: string; to: string; column: number | undefined } | undefined;

  /** What was reported of the piece before. */
  private reported = '';

  constructor(results: Results, place: Place, words: string) {
    this.results = results;
    this.place = place;
    this.words = words;
  }

  print({ text, column, look, written }: Piece): Printed[] {
    const { changes } = this.results;
    const own = written ? written.from : text;
    if (look.isDeleted) this.report('tracked-changes', own, '删除：');
    else if (look.isUnseen) this.report('unseen', own);
    else if (look.isInserted) this.report('tracked-changes', own, '插入：');
    else if (look.isStruck) this.report('struck-out', own);
    else this.reported = '';
    if (look.isDeleted || look.isUnseen) {
      changes.remove(look.isDeleted ? 'deleted' : 'unseen', this.place, own, column);
      return [];
    }
    if (look.isInserted && look.isStruck && own.trim()) this.results.reports.add('struck-out', this.place, own);
    if (written) {
      changes.substitute(written.rule, this.place, written.from, text, column);
      return [{ text, bold: look.bold, ...(column !== undefined && { column }) }];
    }
    const printed: Printed[] = [];
    const unraised: string[] = [];
    let at = column;
    for (const character of text) {
      const shown = this.one(character, at, look, unraised);
      const here = { bold: look.bold, ...(at !== undefined && { column: at }) };
      const last = printed.at(-1);
      if (last && (at === undefined || (last.column ?? 0) + last.text.length === at)) last.text += shown;
      else if (shown) printed.push({ text: shown, ...here });
      if (at !== undefined) at += character.length;
    }
    this.close();
    if (unraised.length > 0)
      this.results.decisions.push({
        kind: 'raised',
        place: this.place,
        quote: text,
        reason: `${look.shift === 'up' ? '上标' : '下标'}里的 ${unraised.join('')} 没有上下标字符，照平排的收`,
        certainty: 'low',
      });
    return printed;
  }

  private report(fault: 'tracked-changes' | 'unseen' | 'struck-out', words: string, kind = ''): void {
    const reported = fault + kind;
    if (words.trim()) this.results.reports.add(fault, this.place, words, kind, this.reported === reported);
    if (words) this.reported = words.trim() || this.reported === reported ? reported : '';
  }

  private one(character: string, column: number | undefined, look: Piece['look'], unraised: string[]): string {
    if (character === '\t') return this.as(character);
    if (LINE_ENDS.has(character)) return this.as('\n');
    if (INVISIBLE.test(character)) {
      this.close();
      this.results.changes.remove('invisible', this.place, character, column);
      const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      this.results.reports.add('invisible', this.place, code);
      return '';
    }
    const code = character.codePointAt(0) ?? 0;
    if (isSymbolFont(look.font) && (/[!-~\u00a1-\u00ff]/u.test(character) || (code > 0xf000 && code < 0xf100))) {
      const symbol = symbolOf(look.font, code);
      if (symbol === undefined) this.results.reports.add('symbol', this.place, this.words, `（${look.font}）`);
      return this.changed('symbol', character, symbol ?? character, column);
    }
    const real = characterOfPrivate(character);
    if (real) return this.changed('private-use', character, real, column);
    const ideograph = ideographOf(character);
    if (ideograph) return this.changed('radical', character, ideograph, column);
    if (UNKNOWN.test(character)) this.results.reports.add('private-use', this.place, this.words);
    if (look.shift) {
      const form = shifted(character, look.shift);
      if (form) return this.changed('raised', character, form, column);
      // A ring, a star, a hash are notes as they stand; a letter or a figure would join the word before it.
      if (/[\p{L}\p{Nd}]/u.test(character)) unraised.push(character);
    }
    if (look.isCapitals && /\p{Ll}/u.test(character)) {
      const capital = character.toUpperCase();
      if (capital.length === 1) return this.changed('capitals', character, capital, column);
    }
    return this.as(character);
  }

  private as(text: string): string {
    this.close();
    return text;
  }

  /** Neighbours under one rule are one substitution; a rule of single characters keeps them apart. */
  private changed(rule: SubstitutionRule, from: string, to: string, column: number | undefined): string {
    const open = this.open;
    const isNext = open?.column === undefined ? column === undefined : open.column + open.from.length === column;
    if (open && open.rule === rule && isNext && (rule === 'raised' || rule === 'capitals')) {
      open.from += from;
      open.to += to;
    } else {
      this.close();
      this.open = { rule, from, to, column };
    }
    return to;
  }

  private close(): void {
    const open = this.open;
    this.open = undefined;
    if (open) this.results.changes.substitute(open.rule, this.place, open.from, open.to, open.column);
  }
}
