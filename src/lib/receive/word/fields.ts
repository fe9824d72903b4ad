import { isOn } from './properties.ts';
import { child, type Element, elementsOf, valOf } from './xml.ts';

/** A field whose end has not come yet. */
export interface Field {
  /** Before `separate` its instruction is read, which nobody sees. */
  isInstruction: boolean;
  instruction: string;
  /** Its result is drawn from the instruction; what stands as result is not printed. */
  isDrawn: boolean;
  /** What a form field shows, which stands in no text. */
  shown?: string;
}

/** @param begin `w:fldChar` of type begin */
export function beginField(begin: Element): Field {
  const shown = formOf(child(begin, 'w:ffData'));
  return { isInstruction: true, instruction: '', isDrawn: false, ...(shown !== undefined && { shown }) };
}

/** A box to tick, or a list to choose from: ECMA-376 part 1, section 17.16. */
function formOf(data: Element | undefined): string | undefined {
  const box = child(data, 'w:checkBox');
  if (box) return (isOn(child(box, 'w:checked')) ?? isOn(child(box, 'w:default'))) ? '☑' : '☐';
  const list = child(data, 'w:ddList');
  if (!list) return undefined;
  const entries = elementsOf(list).filter(({ name }) => name === 'w:listEntry');
  return entries[Number(valOf(list, 'w:result') ?? valOf(list, 'w:default') ?? 0)]?.attributes['w:val'];
}

const DANGEROUS = /^\s*(?:javascript|data|vbscript|file):/iu;

/** A target of a link that is an address of a program or of the own machine. */
export function isDangerous(target: string): boolean {
  return DANGEROUS.test(target);
}
