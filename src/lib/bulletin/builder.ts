import { nameUnits } from './byline.ts';
import { articleId, cellId, headingId, paragraphId, tableId } from './id.ts';
import { ordinalLevel } from './ordinal.ts';
import { type Inline, toPassage } from './passage.ts';
import type { Article, Block, Byline } from './schema.ts';

/**
 * Builds an article block by block, whether it is read from a source or from MDX: the one place that
 * numbers headings, paragraphs and tables. Each `add…` returns the id it has given.
 */
export class ArticleBuilder {
  readonly id: string;
  readonly blocks: Block[] = [];
  private readonly bylines: Byline[];
  private readonly title: readonly Inline[];
  private readonly counts = { heading: 0, paragraph: 0, table: 0 };

  /** @param before bylines that stand before the title */
  constructor(number: number, title: readonly Inline[] = [], before: readonly string[] = []) {
    this.id = articleId(number);
    this.title = title;
    this.bylines = before.map((text) => ({ text, place: 'before' }));
  }

  /** A byline right below the title stands after it; below the text it ends the article. */
  addByline(text: string): void {
    this.bylines.push({ text, place: this.blocks.length === 0 ? 'after' : 'end' });
  }

  addHeading(level: number, inlines: readonly Inline[]): string {
    const passage = toPassage(headingId(this.id, ++this.counts.heading), inlines);
    this.blocks.push({ kind: 'heading', level, passage });
    return passage.id;
  }

  /** @param runInEnd where the run-in head ends; 0 if the paragraph has none */
  addParagraph(inlines: readonly Inline[], runInEnd = 0): string {
    const passage = toPassage(paragraphId(this.id, ++this.counts.paragraph), inlines);
    const runIn = runInEnd > 0 ? { runIn: { level: ordinalLevel(passage.text) ?? 3, end: runInEnd } } : {};
    this.blocks.push({ kind: 'paragraph', passage, ...runIn });
    return passage.id;
  }

  /** Rows of unequal length are filled up with empty cells. */
  addTable(rows: readonly (readonly (readonly Inline[])[])[]): string {
    const id = tableId(this.id, ++this.counts.table);
    const width = Math.max(...rows.map((row) => row.length));
    const cells = rows.map((row, r) =>
      Array.from({ length: width }, (_, c) => toPassage(cellId(id, r + 1, c + 1), row[c] ?? [])),
    );
    this.blocks.push({ kind: 'table', id, rows: cells });
    return id;
  }

  /** @param unit answers for an article that names none, as an editor says */
  build(unit?: string): Article {
    const title = toPassage(this.id, this.title);
    const named = nameUnits(this.bylines, title.text);
    const units = unit && !named.unit ? { ...named, unit } : named;
    return { id: this.id, title, bylines: this.bylines, ...units, blocks: this.blocks };
  }
}
