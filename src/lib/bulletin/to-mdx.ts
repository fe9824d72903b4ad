import type { PhrasingContent, Root, RootContent, Table, Text } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import type { MdxJsxTextElement } from 'mdast-util-mdx';
import { mdxToMarkdown } from 'mdast-util-mdx';
import { toMarkdown } from 'mdast-util-to-markdown';
import { cjkFriendlyToMarkdown } from 'mdast-util-to-markdown-cjk-friendly';
import { stringify } from 'yaml';
import { type Inline, lengthOf, reasonOf, toInlines } from './passage.ts';
import { type Article, type Block, type Bulletin, FrontMatterSchema, type Passage, type Reason } from './schema.ts';

/**
 * Bulletin → MDX. Together with `from-mdx.ts` the only place that knows how a bulletin is written down:
 *
 *     > 【编者按】…                 the editor's note
 *     <byline>省财政厅：</byline>    a unit or 供稿, where it is printed
 *     ## title   ### 一、   #### （一）   headings that stand alone; a run-in head is **bold** at the beginning
 *     <choice><sic>的的</sic><corr note="…">的</corr></choice>   printed so, read so (TEI P5 3.5)
 *     <sic note="…">市人大常委会</sic>   a doubtful reading, not changed
 *     <pb/>                         a printed page ended here
 */
export function toMdx(bulletin: Bulletin): string {
  const { note, articles, ...front } = bulletin;
  const yaml = stringify(FrontMatterSchema.parse(front), { lineWidth: 0, singleQuote: true });
  const root: Root = { type: 'root', children: [...toNote(note), ...articles.flatMap(toArticle)] };
  return `---\n${yaml}---\n\n${serialise(root)}`;
}

function serialise(root: Root): string {
  return toMarkdown(root, {
    bullet: '-',
    extensions: [mdxToMarkdown(), gfmTableToMarkdown(), cjkFriendlyToMarkdown()],
    // A paragraph of text that begins with these words would be read as a module: mdast-util-mdx does not escape it.
    unsafe: [
      { atBreak: true, character: 'i', after: 'mport\\b' },
      { atBreak: true, character: 'e', after: 'xport\\b' },
      { character: '~', inConstruct: 'phrasing' },
    ],
    // The library leaves an underscore between letters alone, and takes half of 😀 for one.
    handlers: {
      text: (node: Text, _, state, info) => state.safe(node.value, info).replace(/(?<!\\)_/gu, '\\_'),
    },
    join: [() => 1],
  });
}

function toNote(blocks: readonly Block[]): RootContent[] {
  return blocks.length > 0 ? [{ type: 'blockquote', children: blocks.map(toBlock) as never }] : [];
}

function toArticle(article: Article): RootContent[] {
  const bylines = (place: string): RootContent[] =>
    article.bylines
      .filter((byline) => byline.place === place)
      .map((byline) => ({ type: 'paragraph', children: [element('byline', [text(byline.text)])] }));
  const title: RootContent = { type: 'heading', depth: 2, children: toPhrasing(article.title) };
  return [...bylines('before'), title, ...bylines('after'), ...article.blocks.map(toBlock), ...bylines('end')];
}

function toBlock(block: Block): RootContent {
  if (block.kind === 'table') return toTable(block.rows);
  if (block.kind === 'heading') {
    return { type: 'heading', depth: (block.level + 2) as 3 | 4 | 5 | 6, children: toPhrasing(block.passage) };
  }
  if (!block.runIn) return { type: 'paragraph', children: toPhrasing(block.passage) };
  const [head, rest] = splitAt(toInlines(block.passage), block.runIn.end);
  return { type: 'paragraph', children: [{ type: 'strong', children: head.map(toNode) }, ...rest.map(toNode)] };
}

function toTable(rows: readonly Passage[][]): Table {
  return {
    type: 'table',
    children: rows.map((row) => ({
      type: 'tableRow',
      children: row.map((cell) => ({ type: 'tableCell', children: toPhrasing(cell) })),
    })),
  };
}

function toPhrasing(passage: Passage): PhrasingContent[] {
  return toInlines(passage).map(toNode);
}

function toNode(inline: Inline): PhrasingContent {
  switch (inline.type) {
    case 'text':
      return text(inline.value);
    case 'pageBreak':
      return element('pb', []);
    case 'doubt':
      return element('sic', [text(inline.value)], inline);
    case 'choice':
      return element('choice', [
        element('sic', inline.sic ? [text(inline.sic)] : []),
        element('corr', inline.corr ? [text(inline.corr)] : [], inline),
      ]);
  }
}

function text(value: string): PhrasingContent & { type: 'text' } {
  return { type: 'text', value };
}

function element(name: string, children: PhrasingContent[], reason: Reason = {}): MdxJsxTextElement {
  // Attribute values are written as they are, but read with their character references decoded.
  const attributes = Object.entries(reasonOf(reason)).map(([key, value]) => ({
    type: 'mdxJsxAttribute' as const,
    name: key,
    value: String(value).replaceAll('&', '&amp;'),
  }));
  return { type: 'mdxJsxTextElement', name, attributes, children: children as MdxJsxTextElement['children'] };
}

/** Splits inlines at an offset into the corrected text; a mark that spans it stays whole, in the first part. */
function splitAt(inlines: readonly Inline[], offset: number): [Inline[], Inline[]] {
  const head: Inline[] = [];
  const rest: Inline[] = [];
  let at = 0;
  for (const inline of inlines) {
    const length = lengthOf([inline]);
    if (at >= offset) rest.push(inline);
    else if (at + length <= offset || inline.type !== 'text') head.push(inline);
    else {
      head.push({ type: 'text', value: inline.value.slice(0, offset - at) });
      rest.push({ type: 'text', value: inline.value.slice(offset - at) });
    }
    at += length;
  }
  return [head, rest];
}
