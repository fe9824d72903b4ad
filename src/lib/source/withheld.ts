import { isShown, UNLABELLED } from '../bulletin/imprint.ts';
import { LABELS } from '../bulletin/labels.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { fault } from '../fault/fault.ts';
import type { ReadField } from './imprint.ts';

/** What readers will not see of an imprint though nobody has said so: labels that no list knows, values of an odd form. */
export function noticesOf(fields: readonly ReadField[], file: string): Diagnostic[] {
  return fields.flatMap((field): Diagnostic[] => {
    const { label, at: line } = field;
    const known = LABELS.get(label);
    if (known && !known.public) return [];
    if (field.lines.every((_, i) => isShown(field, i))) return [];
    return [fault(label === UNLABELLED || known ? 'withheld-value' : 'unknown-label', { file, line, quote: label })];
  });
}
