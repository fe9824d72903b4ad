/** The words that say how numbers belong together. Signs are full-width, blanks are gone (`item.ts`). */

/** 占41%, 占比73.6%, 占总数的41%, 件（占41%: right before a percentage; `base` is what it is said to be a share of. */
export const SHARE =
  /^[）\p{Script=Han}A-E]{0,16}[，、（：]?(?:其?占比?|(?:所占)?比[例重]|[为是](?=\p{Script=Han}{2,10}的$))(?<base>[^，。；：、（）\d]{0,16}?)的?(?:比[例重])?(?:为|达到?|是|仅)?$/u;
/** 87件（41%）. */
export const BRACKET = /^\p{Script=Han}{0,8}（$/u;
/** 办结率为, 转化率达: `stem` is the deed whose rate it is. */
export const RATE =
  /^[）\p{Script=Han}A-E]{0,16}[，、（：](?<stem>\p{Script=Han}{1,8}?)(?:率|进度)(?:为|达到?|高达|是)?$/u;
/** What stands right before a percentage that is a rate or a share of something, however far its numbers are. */
export const IS_RATE =
  /(?:率|进度|占比?|比[例重])(?:均|都|分别|也)?(?:为|达到?|高达|是|仅)?$|率由$|占\p{Script=Han}{0,12}的?$/u;
/** A base that is nothing but the whole itself: 占总数的, 占全部建议的. */
export const TOTAL_BASE =
  /^(?:(?:代表)?(?:建议|议案|意见|案件|问题|件)?总[数量额]?|(?:全部|所有|总)\p{Script=Han}{0,6})?$/u;
/** 分别占, 占比依次为: one share for each number of the list before. */
export const DISTRIBUTED_SHARE =
  /(?:分别|依次|各)占|占比?(?:分别|依次|各)(?:为|是|达)?|比[例重](?:分别|依次)(?:为|是|达)?/u;
/** Between members of a list. */
export const LIST_GAP = /^(?:[、，；和与及]|以及)?\p{Script=Han}{0,12}$/u;

/** 共376件。其中，…; 376件，含…; the parts follow. */
export const ANNOUNCES =
  /^[^。；]{0,12}[，。；：（]?(?:其中|包括|包含|分为|含|分[两三四五六七八九十][批期类次])|^\p{Script=Han}{0,10}[中里]，/u;
/** The number before it is a whole: 共承办212件. */
export const WHOLE =
  /(?:共|总|累计|收到|承办|交办|受理|提出|办理|产生|发现|发放|征集|梳理|登记|排查|接待|接收|调查)[\p{Script=Han}、“”]{0,18}$/u;
/** 主办件中已解决的: of a part of what was counted before. 其中 and 中央 restrict nothing. */
export const RESTRICTS = /(?<!其)[中里内](?![国央心小学])/u;
/** Words before the first of several parts. */
export const LED = /其中|包括|包含|含|分别|依次/u;

/** Words that say that the number behind them is the sum of those before it, and nothing else. */
export const TOTAL =
  /(?:(?:^|[，、；：。（])\p{Script=Han}{0,2}年?(?:合计|共计|总计|小计|总共|加起来|相加)|[，、；]\p{Script=Han}{1,2}年来?累计|[，、；]共)(?:为|达到?|是|有)?$/u;
/** The same words with a deed between them and the number: 共收到. They say so less surely. */
export const LOOSE_TOTAL = /(?:合计|累计|共计|总计|小计|总共|加起来|相加|[，、；]共)[^\d，。；]{0,6}$/u;
export const SUBTOTAL = /小计(?:为|达|是)?$/u;

/** What the number behind it is of a whole: all that the part before it leaves. */
export const COMPLEMENT = /(?:其余|余下|剩余|剩下|其它|其他|缺席|请假)[^，。；\d]{0,8}$/u;

/** Kinds that exclude each other: no thing is of two kinds of one line. The words stand right before the number. */
const CLASSES: readonly RegExp[] = [
  /([A-E甲乙丙丁])类）?\p{Script=Han}{0,4}$/u,
  /(主办|会办|独办|分办|协办)(?:件|建议|的)*$/u,
  /(上半年|下半年)\p{Script=Han}{0,6}$/u,
  /(男|女)性?(?:代表|委员|同志)?$/u,
  /(大会|闭会)期间\p{Script=Han}{0,4}$/u,
  /(赞成|反对|弃权)(?:的|票)?$/u,
  /(不满意|基本满意|比较满意|满意)(?:的|票|件)?$/u,
];
/** Members of one kind that are all of it. */
const COMPLETE = [
  ...['A B C', 'A B C D', '满意 基本满意 不满意', '赞成 反对 弃权'],
  ...['上半年 下半年', '男 女', '大会 闭会'],
].map((names) => names.split(' ').toSorted().join(' '));
/** Two that leave nothing: what is not one of them is the other. */
const HALVES = COMPLETE.slice(-3);

/** True where members of a kind are all there are. */
export function areAllClasses(members: readonly string[]): boolean {
  return COMPLETE.includes(members.toSorted().join(' '));
}

/** True where they are the only two that there can be. */
export function areHalves(members: readonly string[]): boolean {
  return HALVES.includes(members.toSorted().join(' '));
}

/** Behind the number: 1049件…转为A类. */
const CLASS_BEHIND = /^[^，。；]{0,24}?(?:转为|为)([A-E甲乙丙丁])类|^[^，。；\d]{0,4}?([A-E甲乙丙丁])类/u;

/** What class a number is of, as set and member: `0A`; undefined where the words name none. */
export function classOf(before: string, after: string): { set: number; member: string } | undefined {
  for (const [set, pattern] of CLASSES.entries()) {
    const member = pattern.exec(before)?.[1];
    if (member) return { set, member };
  }
  const behind = CLASS_BEHIND.exec(after);
  const member = behind?.[1] ?? behind?.[2];
  return member ? { set: 0, member } : undefined;
}
