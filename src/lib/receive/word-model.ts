import type { Diagnostic } from '../diagnostic.ts';

/** The parts of mammoth's document model that hold words. */
export interface WordNode {
  type: string;
  children?: WordNode[];
  value?: string;
  styleName?: string | null;
  numbering?: { isOrdered: boolean } | null;
  isBold?: boolean;
  isStrikethrough?: boolean;
  href?: string;
  breakType?: string;
  checked?: boolean;
  colSpan?: number;
  rowSpan?: number;
}

/** Reports a fault of the document; the caller knows the file. */
export type Report = (
  code: string,
  severity: Diagnostic['severity'],
  message: string,
  repair: string,
  quote?: string,
) => void;

/** All words of a node without marks. */
export function wordsOf(node: WordNode): string {
  return (node.value ?? '') + (node.children ?? []).map(wordsOf).join('');
}
