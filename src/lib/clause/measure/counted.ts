import type { Figure } from '../../quantity/figure.ts';
import { PERSONS, TIMES } from './cues.ts';
import type { Terms } from './terms.ts';

const COUNT = new Set(['count', 'number']);
/** 2至3件 counts, 8至10分钟 measures. */
const COUNTS = /^(?:[件个名人位次家条项户场所座处份篇期批支张辆台套间栋字起宗]|人次|场次|户次)$/u;

export const isCounted = ({ kind, unit }: Figure) => COUNT.has(kind) || (kind === 'range' && COUNTS.test(unit));

/** 65周岁, 14至18周岁. */
export const isAge = ({ kind, unit }: Figure) => kind === 'age' || (kind === 'range' && /岁$/u.test(unit));

/** 建议总数, 联络站数量: what is counted is the noun before. */
export function countless(clause: string, figure: Figure, terms: Terms): string {
  const cut = isCounted(figure) ? clause.replace(/(?:总数|数量|件数|个数|总件数|总量|总人数|次数|数)$/u, '') : clause;
  const isNamed = () => terms.headAtEnd(cut) ?? terms.stageAtEnd(cut) ?? terms.fit(figure.unit, cut) > 0;
  return cut !== clause && (cut === '' || isNamed()) ? cut : clause;
}

/** A thing that its unit names: 4959万选民, 14个市州 is none of them. */
export function unitAsHead(unit: string, terms: Terms): string | undefined {
  return (
    terms.unnamed(unit) ??
    (unit.length >= 2 &&
    /^\p{Script=Han}+$/u.test(unit) &&
    !TIMES.has(unit) &&
    !PERSONS.has(unit) &&
    !/[次元个大小项位]$/u.test(unit)
      ? unit
      : undefined)
  );
}
