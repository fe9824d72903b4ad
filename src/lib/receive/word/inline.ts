import type { Place } from '../../document/model.ts';
import { type Drawn, readDrawing } from './drawing.ts';
import { mathText, readEquation } from './equation.ts';
import { equationField, isFractionField } from './equation-field.ts';
import { beginField, type Field } from './fields.ts';
import type { Around } from './look.ts';
import type { Look, Piece } from './piece.ts';
import { branchOf, markSeen, removeDeleted, reportLink, type Story } from './story.ts';
import { readSymbol } from './symbols.ts';
import { wordsOf } from './words.ts';
import { child, type Element, elementsOf, textIn } from './xml.ts';

/** Marks of a caption stand behind its label: 图 1. */
const LONGEST_LABEL = 8;

/** Reads the content of one paragraph into pieces, ECMA-376 part 1, sections 17.3 and 17.16. */
export class Inline {
  readonly pieces: Piece[] = [];
  /** Drawings in their order, and whether they stand before the first word. */
  readonly drawings: (Drawn & { isLeading: boolean })[] = [];
  isCaption = false;
  /** Length of the own text so far: `w:t`, `m:t`, tabs, breaks, hyphens, symbols, EQ instructions, but what was deleted. */
  private own = 0;
  private look: Look;
  private tracked = { isInserted: false, isDeleted: false };
  private readonly story: Story;
  private readonly place: Place;
  private readonly around: Around;

  constructor(story: Story, place: Place, around: Around) {
    this.story = story;
    this.place = place;
    this.around = around;
    this.look = story.looks.of(undefined, around, this.tracked);
  }

  read(paragraph: Element): void {
    this.inside(paragraph);
    // A field without an end would hide the rest of the document.
    this.story.fields = this.story.fields.filter((field) => !field.isInstruction);
  }

  private inside(element: Element): void {
    for (const each of elementsOf(element)) this.visit(each);
  }

  private visit(element: Element): void {
    const { name, attributes } = element;
    if (name.endsWith('Pr') || this.story.notes.refer(element, this.place)) return;
    switch (name) {
      case 'w:r': {
        const outer = this.look;
        this.look = this.story.looks.of(child(element, 'w:rPr'), this.around, this.tracked);
        this.inside(element);
        this.look = outer;
        return;
      }
      case 'w:t':
      case 'm:t':
        this.story.seen.add(element);
        // A line end in the XML is layout of the file.
        this.put(textIn(element).replace(/[\r\n]/gu, ' '));
        return;
      case 'w:delText':
        this.changed('isDeleted', () => this.put(textIn(element)));
        return;
      case 'w:tab':
      case 'w:ptab':
        this.put('\t');
        return;
      case 'w:cr':
        this.put('\n');
        return;
      case 'w:br':
        this.put('\n', attributes['w:type'] === 'page' ? { page: 'set' } : {});
        return;
      case 'w:lastRenderedPageBreak':
        this.put('', { page: 'found', hasColumn: false });
        return;
      case 'w:noBreakHyphen':
        this.put('\u2011');
        return;
      case 'w:softHyphen':
        this.put('\u00ad');
        return;
      case 'w:sym':
        this.symbol(attributes['w:font'] ?? '', Number.parseInt(attributes['w:char'] ?? '', 16));
        return;
      case 'w:del':
      case 'w:moveFrom':
        this.changed('isDeleted', () => this.inside(element));
        return;
      case 'w:ins':
      case 'w:moveTo':
        this.changed('isInserted', () => this.inside(element));
        return;
      case 'w:hyperlink':
        reportLink(this.story, this.place, this.story.links.get(attributes['r:id'] ?? ''), wordsOf(element));
        this.inside(element);
        return;
      case 'w:fldChar':
      case 'w:instrText':
      case 'w:fldSimple':
        this.field(element);
        return;
      case 'w:ruby':
        this.ruby(element);
        return;
      case 'mc:AlternateContent': {
        const taken = branchOf(this.story, element, this.place);
        if (taken) this.inside(taken);
        return;
      }
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.drawing(element);
        return;
      case 'm:oMath':
        this.equation(element);
        return;
      default:
        this.inside(element);
    }
  }

  private put(text: string, { hasColumn = true, page }: { hasColumn?: boolean; page?: 'set' | 'found' } = {}): void {
    const isHidden = this.story.fields.some((field) => field.isInstruction || field.isDrawn);
    const look = isHidden ? { ...this.look, isUnseen: true } : this.look;
    const isOwn = hasColumn && !this.tracked.isDeleted;
    if (text || page) this.pieces.push({ text, look, ...(isOwn && { column: this.own }), ...(page && { page }) });
    if (isOwn) this.own += text.length;
  }

  /** Puts characters that are final. @param from what stands in the own text for them; empty: nothing */
  private write(text: string, from: string, rule: NonNullable<Piece['written']>['rule']): void {
    const isOwn = from && !this.tracked.isDeleted;
    this.pieces.push({ text, look: this.look, ...(isOwn && { column: this.own }), written: { from, rule } });
    if (isOwn) this.own += from.length;
  }

  /** Reads what a tracked change put in or took out. */
  private changed(how: 'isInserted' | 'isDeleted', read: () => void): void {
    const [look, tracked] = [this.look, this.tracked];
    this.tracked = { ...tracked, [how]: true };
    this.look = { ...look, [how]: true };
    read();
    this.look = look;
    this.tracked = tracked;
  }

  private symbol(font: string, code: number): void {
    const { text, from, isKnown } = readSymbol(font, code);
    if (!isKnown) this.story.reports.add('symbol', this.place, `w:sym ${font} ${code.toString(16).toUpperCase()}`);
    if (from) this.write(text, from, 'symbol');
    else this.put(text);
  }

  private field(element: Element): void {
    const { fields } = this.story;
    // Of a field that was deleted only the words are left, section 17.13.5.
    if (this.tracked.isDeleted) {
      if (element.name === 'w:fldSimple') this.inside(element);
      return;
    }
    const open = fields.at(-1);
    if (element.name === 'w:instrText') {
      if (open?.isInstruction) open.instruction += textIn(element);
      return;
    }
    if (element.name === 'w:fldSimple') {
      const field = { isInstruction: true, instruction: element.attributes['w:instr'] ?? '', isDrawn: false };
      this.instruct(field);
      fields.push(field);
      this.inside(element);
      fields.pop();
      return;
    }
    const type = element.attributes['w:fldCharType'];
    if (type === 'begin') fields.push(beginField(element));
    if (!open) return;
    if ((type === 'separate' || type === 'end') && open.isInstruction) this.instruct(open);
    if (type === 'end') fields.pop();
  }

  /** What a field prints by itself, once its instruction is known. */
  private instruct(field: Field): void {
    field.isInstruction = false;
    const { instruction, shown } = field;
    // Nothing of it is printed while the instruction of an outer one is read.
    const isInside = this.story.fields.some((each) => each !== field && each.isInstruction);
    if (shown !== undefined && !isInside) {
      this.write(shown, '', 'drawn');
      field.isDrawn = true;
    }
    const [, name = ''] = /^\s*([a-z]+)/iu.exec(instruction) ?? [];
    if (/^SEQ$/iu.test(name) && this.own <= LONGEST_LABEL) this.isCaption = true;
    if (/^HYPERLINK$/iu.test(name)) reportLink(this.story, this.place, /"([^"]*)"/u.exec(instruction)?.[1]);
    if (!/^EQ$/iu.test(name)) return;
    field.isDrawn = true;
    const fraction = isInside ? undefined : equationField(instruction);
    if (!fraction) this.story.reports.add('equation-field', this.place, instruction.trim());
    this.write(fraction?.text ?? '\ufffd', instruction, isFractionField(instruction) ? 'fraction' : 'equation');
    if (fraction && !fraction.isSure) this.makeshift('equation', fraction.text);
  }

  private ruby(ruby: Element): void {
    for (const part of elementsOf(ruby)) {
      if (part.name !== 'w:rt') {
        if (part.name === 'w:rubyBase') this.inside(part);
        continue;
      }
      const words = wordsOf(part);
      this.story.changes.remove('ruby', this.place, words, this.own);
      this.own += words.length;
      markSeen(this.story, part);
    }
  }

  private drawing(element: Element): void {
    const drawn = readDrawing(element, (alternate) => branchOf(this.story, alternate, this.place));
    if (!this.tracked.isDeleted) {
      this.drawings.push({ ...drawn, isLeading: !this.pieces.some(({ text }) => text.trim()) });
      return;
    }
    for (const { content } of drawn.boxes) removeDeleted(this.story, content, this.place);
  }

  private equation(element: Element): void {
    markSeen(this.story, element);
    const parts = readEquation(element);
    for (const { from, to, rule, isSure } of parts) {
      if (rule && from !== to) this.write(to, from, rule);
      else this.put(from);
      if (!isSure) this.makeshift('equation', to);
    }
    if (parts.map(({ from }) => from).join('') !== mathText(element))
      this.story.reports.add('unread-text', this.place, mathText(element));
  }

  private makeshift(kind: string, quote: string): void {
    this.story.decisions.push({
      kind,
      place: this.place,
      quote,
      reason: '公式排成一行，次序和括号要对照印件',
      certainty: 'low',
    });
  }
}
