import type { Blockquote, Heading, Nodes, Paragraph, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmTable } from 'micromark-extension-gfm-table';
import { mdxjs } from 'micromark-extension-mdxjs';
import type { Diagnostic } from '../diagnostic.ts';
import { ArticleBuilder } from './builder.ts';
import { isContributor } from './byline.ts';
import { FaultCollector } from './faults.ts';
import { readHead } from './front-matter.ts';
import { attributeOf, bylineOf, isElement, isTitle, lineOf, plain } from './mdast.ts';
import { type Inline, lengthOf } from './passage.ts';
import { type Article, type Block, type Bulletin, BulletinSchema, CertSchema, type Reason } from './schema.ts';

export interface ReadBulletin {
  /** Absent if there is any diagnostic. */
  bulletin?: Bulletin;
  diagnostics: Diagnostic[];
  /** Line of the file in which each title, heading, paragraph and table begins, by its id. */
  lines: ReadonlyMap<string, number>;
}

/**
 * MDX → Bulletin: the inverse of `toMdx`. Only text, headings, one level of bold, quotations, tables and
 * the elements byline, choice, sic, corr and pb are allowed; anything that MDX could run is an error.
 * All faults are collected, each with its line.
 */
export function fromMdx(mdx: string, file: string): ReadBulletin {
  const reader = new FaultCollector(file);
  const lines = new Map<string, number>();
  const opened = readHead(mdx, reader);
  if (!opened) return { diagnostics: reader.diagnostics, lines };
  const { source, head, front } = opened;
  // The front matter becomes empty lines, so that the positions of the body are those of the file.
  const blank = head.replace(/[^\n]/gu, '');
  const root = parseBody(blank + source.slice(head.length), reader);
  if (!root) return { diagnostics: reader.diagnostics, lines };
  const { note, articles } = new BodyReader(reader, lines).read(root, front?.unit);
  if (articles.length === 0) reader.fault('no-article', {});
  if (!front || reader.diagnostics.length > 0) return { diagnostics: reader.diagnostics, lines };
  return { bulletin: BulletinSchema.parse({ ...front, note, articles }), diagnostics: [], lines };
}

function parseBody(body: string, reader: FaultCollector): Root | undefined {
  try {
    return fromMarkdown(body, {
      extensions: [mdxjs(), gfmTable(), cjkFriendlyExtension()],
      mdastExtensions: [mdxFromMarkdown(), gfmTableFromMarkdown()],
    });
  } catch (error) {
    const { line, reason, message } = error as { line?: number; reason?: string; message: string };
    const open = /closing tag for `<(\w+)>`/u.exec(reason ?? message)?.[1];
    if (open) reader.fault('open-mark', { line }, { name: open });
    else reader.fault('bad-mdx', { line }, { why: reason ?? message });
    return undefined;
  }
}

const ALLOWED_ELEMENTS = new Set(['byline', 'choice', 'sic', 'corr', 'pb']);

function isAllowed(name: string, value: string): boolean {
  return name === 'note' || (name === 'cert' && CertSchema.safeParse(value).success);
}

function readReason(node: Nodes): Reason {
  const note = attributeOf(node, 'note');
  const { data: cert } = CertSchema.safeParse(attributeOf(node, 'cert'));
  return { ...(note && { note }), ...(cert && { cert }) };
}

const placeOf = (node: Nodes) => ({ line: lineOf(node), quote: plain(node) });

/** Walks the body and builds articles. */
class BodyReader {
  private readonly reader: FaultCollector;
  private readonly lines: Map<string, number>;
  private readonly articles: ArticleBuilder[] = [];
  private readonly note = new ArticleBuilder(0);
  private waiting: string[] = [];

  constructor(reader: FaultCollector, lines: Map<string, number>) {
    this.reader = reader;
    this.lines = lines;
  }

  read(root: Root, unit?: string): { note: Block[]; articles: Article[] } {
    for (const [i, node] of root.children.entries()) this.block(node, root.children[i + 1]);
    if (this.waiting.length > 0) this.reader.fault('byline-without-title', { quote: this.waiting[0] });
    return { note: this.note.blocks, articles: this.articles.map((draft) => draft.build(unit)) };
  }

  private block(node: RootContent, next: RootContent | undefined): void {
    const article = this.articles.at(-1);
    const byline = bylineOf(node);
    if (isTitle(node)) this.openArticle(node);
    else if (node.type === 'blockquote' && !article) this.readNote(node);
    else if (byline !== undefined) this.addByline(byline, article, isTitle(next));
    else if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'table')
      this.addBlock(node, article);
    else this.refuse(node);
  }

  private addBlock(node: Heading | Paragraph | Table, article: ArticleBuilder | undefined): void {
    if (node.type === 'heading' && node.depth < 3) this.reader.fault('bad-heading', placeOf(node));
    else if (!article) this.reader.fault('text-before-title', placeOf(node));
    else this.add(article, node);
  }

  private add(article: ArticleBuilder, node: Heading | Paragraph | Table): void {
    this.lines.set(this.append(article, node), lineOf(node) ?? 1);
  }

  private append(article: ArticleBuilder, node: Heading | Paragraph | Table): string {
    if (node.type === 'table') {
      return article.addTable(node.children.map((row) => row.children.map((cell) => this.inlines(cell.children))));
    }
    const inlines = this.inlines(node.children);
    if (node.type === 'heading') return article.addHeading(node.depth - 2, inlines);
    const [first] = node.children;
    const head = first?.type === 'strong' ? this.inlines([first]) : [];
    return article.addParagraph(inlines, lengthOf(head));
  }

  private openArticle(node: Heading): void {
    const draft = new ArticleBuilder(this.articles.length + 1, this.inlines(node.children), this.waiting);
    this.waiting = [];
    this.articles.push(draft);
    this.lines.set(draft.id, lineOf(node) ?? 1);
  }

  private readNote(node: Blockquote): void {
    for (const child of node.children) {
      if (child.type === 'paragraph') this.add(this.note, child);
      else this.refuse(child);
    }
  }

  /** A unit right before a title belongs to it; a 供稿 there ends the article above. */
  private addByline(text: string, article: ArticleBuilder | undefined, isBeforeTitle: boolean): void {
    if (!article || /[:：]$/u.test(text) || (isBeforeTitle && !isContributor(text))) this.waiting.push(text);
    else article.addByline(text);
  }

  private inlines(children: readonly PhrasingContent[]): Inline[] {
    return children.flatMap((child): Inline[] => {
      if (child.type === 'text') return [{ type: 'text', value: child.value.replace(/\n/gu, '') }];
      if (child.type === 'strong') return this.inlines(child.children);
      if (child.type === 'mdxJsxTextElement') return this.element(child);
      this.refuse(child);
      return [];
    });
  }

  private element(node: Extract<PhrasingContent, { type: 'mdxJsxTextElement' }>): Inline[] {
    const [corr] = node.children.filter((child) => isElement(child, 'corr'));
    const reason = { ...readReason(node), ...(corr && readReason(corr)) };
    if (this.hasForeignAttribute(node)) return [];
    if (node.name === 'pb' && node.children.length === 0) return [{ type: 'pageBreak' }];
    if (node.name === 'sic') return [{ type: 'doubt', value: plain(node), ...reason }];
    const [sic, ...others] = node.children.filter((child) => isElement(child, 'sic'));
    if (node.name === 'choice' && sic && corr && others.length === 0 && node.children.length === 2) {
      if (!this.hasForeignAttribute(sic) && !this.hasForeignAttribute(corr)) {
        return [{ type: 'choice', sic: plain(sic), corr: plain(corr), ...reason }];
      }
      return [];
    }
    this.reader.fault('bad-element', placeOf(node), { name: node.name ?? '' });
    return [];
  }

  /** Only plain `note="…"` and `cert="high"` may stand on sic and corr: an expression in an attribute would be code. */
  private hasForeignAttribute(node: Nodes): boolean {
    const attributes = 'attributes' in node ? node.attributes : [];
    const foreign = attributes.find(
      (a) => a.type !== 'mdxJsxAttribute' || typeof a.value !== 'string' || !isAllowed(a.name, a.value),
    );
    if (foreign) this.reader.fault('bad-attribute', placeOf(node));
    return foreign !== undefined;
  }

  private refuse(node: Nodes): void {
    const isCode = node.type.startsWith('mdx') && !('name' in node && ALLOWED_ELEMENTS.has(node.name ?? ''));
    if (isCode) this.reader.fault('code-in-text', placeOf(node));
    else this.reader.fault('bad-markup', placeOf(node), { kind: node.type });
  }
}
