import { branchesOf } from './branch.ts';
import { type Element, textIn } from './xml.ts';

/** The words that a part prints, a line a paragraph: of a note, a comment, a header, a form of a content that is left out. */
export function wordsOf(element: Element | undefined): string {
  if (!element) return '';
  switch (element.name) {
    case 'w:t':
    case 'm:t':
      return textIn(element);
    case 'w:tab':
    case 'w:ptab':
      return '\t';
    case 'w:br':
    case 'w:cr':
      return '\n';
    case 'w:noBreakHyphen':
      return '\u2011';
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
