import type { Heading, Nodes, RootContent } from 'mdast';
import 'mdast-util-mdx';

/** Small questions to the tree of an MDX body. */

export function isTitle(node: RootContent | undefined): node is Heading & { depth: 2 } {
  return node?.type === 'heading' && node.depth === 2;
}

/** The words of a paragraph that is nothing but one <byline>. */
export function bylineOf(node: RootContent): string | undefined {
  if (node.type === 'mdxJsxFlowElement') return node.name === 'byline' && isPlain(node) ? plain(node) : undefined;
  const [only, ...others] = node.type === 'paragraph' ? node.children : [];
  return only && others.length === 0 && isElement(only, 'byline') && isPlain(only) ? plain(only) : undefined;
}

function isPlain(node: Nodes): boolean {
  const attributes = 'attributes' in node ? node.attributes.length : 0;
  return attributes === 0 && holdsOnlyText(node);
}

function holdsOnlyText(node: Nodes): boolean {
  if (!('children' in node)) return node.type === 'text';
  return node.children.every((child) => child.type === 'text' || (child.type === 'paragraph' && holdsOnlyText(child)));
}

export function isElement(node: Nodes, name: string): boolean {
  return node.type === 'mdxJsxTextElement' && node.name === name;
}

/** Value of an attribute that is plain text. */
export function attributeOf(node: Nodes, name: string): string | undefined {
  const attributes = 'attributes' in node ? node.attributes : [];
  const found = attributes.find((a) => a.type === 'mdxJsxAttribute' && a.name === name);
  return typeof found?.value === 'string' ? found.value : undefined;
}

export function plain(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plain).join('') : '';
}

export function lineOf(node: Nodes): number | undefined {
  return node.position?.start.line;
}
