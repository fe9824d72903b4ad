/** Words that join a subject to its number and say nothing of it. */
const JOIN =
  /(?:已|共|均|都|就|为|达到?|达|占|是|有|约|近|超过?|超|不少于|不低于|累计|分别|较\p{Script=Han}{0,6}|同比|一共|总计|合计|先后|高达|仅)+$/u;
const LONGEST = 24;

/**
 * What is measured, as a short phrase: for a count the words behind its unit (359件代表建议), for a
 * share or a change the words before it (地表水优良比例100%). Empty where neither is a phrase.
 */
export function findSubject(before: string, after: string, kind: string): string | undefined {
  const front =
    before
      .split(/[，。；：、（）！？]/u)
      .at(-1)
      ?.replace(JOIN, '') ?? '';
  const back =
    /^(?!的?[，。；、）])\p{Script=Han}{2,16}?(?=[，。；：、（）“《]|交|由|转为|均|已|全部|$)/u.exec(after)?.[0] ?? '';
  const isCount = kind === 'count' || kind === 'range';
  const chosen = isCount ? back || front : front || back;
  const words = chosen.replace(/^的|的$/gu, '').slice(-LONGEST);
  return words.length >= 2 ? words : undefined;
}
