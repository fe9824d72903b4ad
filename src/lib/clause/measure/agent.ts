import { isCounted } from './counted.ts';
import type { Site } from './site.ts';
import type { Terms } from './terms.ts';

/** Whose, not what: 全省4959万选民. */
export const SCOPE = /^(?:[全各我本][省市县区州镇乡国院厅局委校村]|各地|各级)$/u;

/** Whose rate it is, not of what. */
export const OWNER = /(?:系统|政府|法院|检察院|常委会|委员会|单位|[厅局])$/u;

/** Bodies do what is counted; they are counted themselves by 个 and 家 only. */
const ORGAN =
  /(?:委员会|常委会|政府|法院|检察院|人大|代表团|[厅局委办]|(?:政府|党群|党委|群团|政法|检察|法院|税务|教育)系统|两院)$/u;
/** 沅江市31件: a place has what is counted. */
const PLACE = /\p{Script=Han}[省市县区州镇乡]$/u;
const NO_PLACE =
  /(?:社|小|服务|城|辖|园|景|院|校|片|灾|山|库|街|校|牧|林|矿|厂|开发|园|选|禁)区$|乡镇$|市州$|县市$|市县$|县市区$|集镇$|城市$/u;

export function isAgent({ figure }: Site, noun: string, terms: Terms): boolean {
  return (
    (ORGAN.test(noun) || (PLACE.test(noun) && !NO_PLACE.test(noun))) &&
    terms.headAtEnd(noun) === undefined &&
    (!isCounted(figure) || !/^[个家所]$/u.test(figure.unit))
  );
}
