import type { DeletedText, Level, PlainLine, Raised } from './lines.ts';
import type { WordStyles } from './word-styles.ts';

/** A paragraph of Word while it is read: its own text, without that of paragraphs inside it. */
export class Paragraph {
  style: string | undefined;
  numbering: string | undefined;
  #text = '';
  #levels: [start: number, end: number, level: Level | undefined][] = [];
  readonly #line: number;

  constructor(line: number) {
    this.#line = line;
  }

  get length(): number {
    return this.#text.length;
  }

  /** Adds characters; `level` is undefined where only the style of the paragraph can say, null for the base line. */
  add(text: string, level: Level | null | undefined): void {
    const start = this.#text.length;
    this.#text += text;
    if (level !== null && text !== '') this.#levels.push([start, this.#text.length, level]);
  }

  /** Takes back what was added after the text had this length. */
  cut(length: number): void {
    this.#text = this.#text.slice(0, length);
    this.#levels = this.#levels.filter(([start]) => start < length);
  }

  /** The line it makes, as soon as its properties and all its text are known. */
  toLine(styles: WordStyles): PlainLine {
    const style = this.style ?? styles.defaultParagraph;
    const numbering = this.numbering ?? styles.find('numbering', style);
    const raised = this.#raised(toLevel(styles.find('verticalAlign', style)));
    return {
      line: this.#line,
      text: this.#text,
      ...(raised.length > 0 ? { raised } : {}),
      ...(numbering !== undefined && Number(numbering) !== 0 ? { numbered: true as const } : {}),
    };
  }

  #raised(ofStyle: Level | null | undefined): Raised[] {
    const raised: Raised[] = [];
    for (const [start, end, own] of this.#levels) {
      const level = own ?? ofStyle;
      const last = raised.at(-1);
      if (!level) continue;
      // Runs part where proofing marks or revisions stand, which says nothing about the text.
      if (last && last[1] === start && last[2] === level) last[1] = end;
      else raised.push([start, end, level]);
    }
    return raised;
  }
}

/** Collects deleted text: what one deletion takes from one paragraph is one entry. */
export class Deletions {
  readonly entries: DeletedText[] = [];
  #joined = false;

  /** Adds characters that were deleted from the paragraph of this line. */
  add(line: number, text: string): void {
    const last = this.entries.at(-1);
    if (this.#joined && last?.line === line) last.text += text;
    else if (text !== '') this.entries.push({ line, text, rule: 'deleted' });
    this.#joined ||= text !== '';
  }

  /** The next deleted text belongs to another deletion. */
  end(): void {
    this.#joined = false;
  }
}

/** The level a w:vertAlign gives: null where it says "base line", undefined where it says nothing. */
export function toLevel(verticalAlign: string | undefined): Level | null | undefined {
  if (verticalAlign === 'superscript') return 'super';
  if (verticalAlign === 'subscript') return 'sub';
  return verticalAlign === undefined ? undefined : null;
}
