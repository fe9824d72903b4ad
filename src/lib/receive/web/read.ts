import type { Element, Root, RootContent } from 'hast';
import type { Diagnostic } from '../../diagnostic.ts';
import { Changes } from '../../document/changes.ts';
import type { Block, Cell, Paragraph, Place, Table } from '../../document/model.ts';
import type { Reading } from '../../document/reading.ts';
import { findUnknown, type Oddities } from '../text/characters.ts';
import { reportText } from '../text/report.ts';
import { unknownCharacter } from '../text/unknown.ts';
import { type Look, type Piece, readChunk } from './chunk.ts';
import { lookOf } from './look.ts';
import { isTableOfData, rowsOf } from './table.ts';

/** What is no part of the page: programs, styles, and what is said of the page. */
const NOT_SHOWN = new Set(['script', 'style', 'template', 'title', 'head']);
const PICTURES = new Set(['img', 'svg', 'video', 'canvas', 'picture']);
const NOTHING: Oddities = { terminal: [], invisible: [], radicals: [] };
/** Elements that end a line: those that HTML (section 15.3, rendering) sets as blocks, and cells. */
const BLOCKS =
  /^(?:address|article|aside|blockquote|body|br|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|html|legend|li|listing|main|menu|nav|ol|optgroup|option|p|plaintext|pre|search|section|select|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul|xmp)$/u;

/**
 * A page of HTML → Document: what stands between two ends of a block is a paragraph, counted in the order of the file. Menus
 * and foots of a site are paragraphs like others: what belongs to the bulletin is decided where its structure is read.
 */
export function readPage(root: Root): Reading {
  return new PageReader().read(root);
}

class PageReader {
  readonly #changes = new Changes();
  readonly #oddities: { place: Place; found: Oddities; comments: string[]; images: string[] }[] = [];
  readonly #errors: Diagnostic[] = [];
  #line = 0;
  #pieces: Piece[] = [];
  #pictures: string[] = [];
  #gap = false;
  #blocks: Block[] = [];

  read(root: Root): Reading {
    this.#walk(root.children, {});
    this.#flush();
    const { removals, substitutions } = this.#changes;
    return {
      ...(this.#errors.length === 0 && { document: { form: 'html', blocks: this.#blocks } }),
      removals,
      substitutions,
      decisions: [],
      diagnostics: [...this.#errors, ...reportText(this.#oddities)],
    };
  }

  #walk(nodes: readonly RootContent[], look: Look, isPre = false): void {
    for (const node of nodes) {
      if (node.type === 'text') this.#addText(node.value, look, isPre);
      if (node.type === 'element') this.#element(node, look, isPre);
    }
  }

  #addText(value: string, look: Look, isPre: boolean): void {
    if (!isPre) {
      this.#pieces.push({ text: value, look });
      return;
    }
    for (const [i, text] of value.split('\n').entries()) {
      if (i > 0) this.#flush();
      this.#pieces.push({ text, look });
    }
  }

  #element(element: Element, around: Look, isPre: boolean): void {
    const { tagName } = element;
    if (NOT_SHOWN.has(tagName)) return;
    if (PICTURES.has(tagName)) {
      this.#pictures.push(String(element.properties.alt ?? '') || '图片');
      return;
    }
    const look = lookOf(element, around);
    const isBlock = BLOCKS.test(tagName);
    if (isBlock) this.#flush();
    if (tagName === 'hr') this.#gap = true;
    if (tagName === 'table' && isTableOfData(element)) this.#table(element, look);
    else this.#walk(element.children, look, isPre || tagName === 'pre');
    if (isBlock) this.#flush();
  }

  #table(element: Element, look: Look): void {
    const gap = this.#gap;
    const outside = this.#blocks;
    const place = { line: this.#line + 1 };
    let heads = 0;
    const rows = rowsOf(element).map((row, i): Cell[] => {
      if (row.isHead && heads === i) heads++;
      return row.cells.map((cell) => {
        this.#blocks = [];
        this.#walk(cell.element.children, lookOf(cell.element, look));
        this.#flush();
        const paragraphs = this.#blocks.filter((block): block is Paragraph => block.kind === 'paragraph');
        outside.push(...this.#blocks.filter(({ kind }) => kind === 'picture'));
        return { paragraphs, across: cell.across, down: cell.down };
      });
    });
    this.#blocks = outside;
    const table: Table = { kind: 'table', place, rows, heads, gap };
    if (rows.some((row) => row.some(({ paragraphs }) => paragraphs.length > 0))) this.#blocks.push(table);
  }

  /** Ends a paragraph. */
  #flush(): void {
    const pieces = this.#pieces;
    this.#pieces = [];
    const isBlank = pieces.every(({ text }) => /^[ \t\n\r\f]*$/u.test(text));
    if (!isBlank) {
      const place = { line: ++this.#line };
      const { paragraph, found, rest } = readChunk(pieces, place, this.#changes);
      this.#oddities.push({ place, found, comments: [], images: [] });
      const unknown = findUnknown(rest);
      if (unknown) this.#errors.push(unknownCharacter(unknown, rest, place));
      if (paragraph) this.#blocks.push({ ...paragraph, gap: this.#gap });
      // A line of blanks that do not break is an empty line.
      this.#gap = !paragraph;
    }
    if (this.#pictures.length === 0) return;
    const place = { line: Math.max(1, this.#line) };
    this.#blocks.push({ kind: 'picture', place });
    this.#oddities.push({ place, found: NOTHING, comments: [], images: this.#pictures });
    this.#pictures = [];
  }
}
