import { isShown, UNLABELLED } from '../bulletin/imprint.ts';
import { LABELS } from '../bulletin/labels.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { ReadField } from './imprint.ts';

/** What readers will not see of an imprint though nobody has said so: labels that no list knows, values of an odd form. */
export function noticesOf(fields: readonly ReadField[], file: string): Diagnostic[] {
  return fields.flatMap((field): Diagnostic[] => {
    const { label, at: line } = field;
    const known = LABELS.get(label);
    if (known && !known.public) return [];
    if (field.lines.every((_, i) => isShown(field, i))) return [];
    const common = { severity: 'warning' as const, file, line };
    if (label === UNLABELLED || known)
      return [
        {
          ...common,
          code: 'withheld-value',
          quote: label,
          message: '版记里有一处不像这一栏该有的内容（可能是人名、电话、地址），网站上不显示',
          repair:
            '不该公开的不用改；确可公开的，检查识别有没有错，或在 src/lib/bulletin/imprint.ts 的 HAS_FORM 里放宽。',
        },
      ];
    return [
      {
        ...common,
        code: 'unknown-label',
        quote: label,
        message: '版记里的这一栏不在公开之列，网站上不显示',
        repair:
          '写的是人名、电话、地址的不用改；确可公开的，在 src/lib/bulletin/labels.ts 里给它加一行，写明 public；其实是正文的，在它后面补上空行和下文。',
      },
    ];
  });
}
