import { branchesOf } from './branch.ts';
import { type Element, textIn } from './xml.ts';

/** The words that a part prints, a line a paragraph: of a note, a comment, a header, a form of a content that is left out. */
export function wordsOf(element: Element | undefined): string {
  if (!element) return '';
  switch (element.name) {
    case 'w:t':
    case 'm:t':
    case 'a:t':
      return textIn(element);
    case 'w:tab':
    case 'w:ptab':
      return '\t';
    case 'w:br':
    case 'w:cr':
      return '\n';
    case 'w:noBreakHyphen':
      return '\u2011';
    case 'w:softHyphen':
      return '\u00ad';
    case 'w:sym':
      return String.fromCharCode(Number.parseInt(element.attributes['w:char'] ?? 'fffd', 16));
    case 'v:textpath':
      return element.attributes.string ?? '';
    case 'w:del':
    case 'w:moveFrom':
    case 'w:pPr':
    case 'w:rPr':
      return '';
    case 'mc:AlternateContent':
      return wordsOf(branchesOf(element).taken);
    default: {
      const inner = element.children.map((each) => (typeof each === 'string' ? '' : wordsOf(each))).join('');
      return element.name === 'w:p' ? `${inner}\n` : inner;
    }
  }
}

/** The words that tracked changes took out of a part. */
export function deletedIn(element: Element, isDeleted = false): string {
  if (element.name === 'w:delText') return textIn(element);
  if (element.name === 'mc:AlternateContent') {
    const { taken } = branchesOf(element);
    return taken ? deletedIn(taken, isDeleted) : '';
  }
  const isWord = TAKEN.has(element.name);
  if (isDeleted && isWord) return wordsOf(element);
  const inside = isDeleted || element.name === 'w:del' || element.name === 'w:moveFrom';
  return element.children.map((each) => (typeof each === 'string' ? '' : deletedIn(each, inside))).join('');
}

const TAKEN = new Set([
  'w:t',
  'm:t',
  'a:t',
  'w:tab',
  'w:ptab',
  'w:br',
  'w:cr',
  'w:noBreakHyphen',
  'w:softHyphen',
  'w:sym',
]);
