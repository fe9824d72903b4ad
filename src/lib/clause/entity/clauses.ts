/** Clauses of a passage, and the words before their subject. */

/** A clause; offsets into its passage, `end` exclusive, without the sign that closes it. */
export interface Clause {
  text: string;
  start: number;
  end: number;
  /** What stands before it: the sign, or nothing at the beginning. */
  opened: string;
}

const SIGN = /[，,；;。：:、！!？?（）()\n“”]/gu;

export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let opened = '';
  const push = (end: number) => {
    if (end > start) clauses.push({ text: text.slice(start, end), start, end, opened });
  };
  for (const sign of text.matchAll(SIGN)) {
    // 1,046名: a comma inside a number.
    if (
      sign[0] === ',' &&
      /\d/u.test(text[sign.index - 1] ?? '') &&
      /\d{3}/u.test(text.slice(sign.index + 1, sign.index + 4))
    )
      continue;
    push(sign.index);
    start = sign.index + 1;
    opened = sign[0];
  }
  push(text.length);
  return clauses;
}

const NUMBER = '[0-9０-９一二三四五六七八九十两]{1,4}';
const CONGRESS = `(?:省|市|县|区|州)?(?:第)?${NUMBER}届(?:省|市|县|区|州)?(?:人大|人民代表大会)?(?:常委会)?(?:第?${NUMBER}次会议)?`;
/** Words of time that may stand before a subject. */
const TIME = [
  `${NUMBER}\\s*[—–~～至到-]{1,2}`,
  `(?:截至|截止|到|至)?(?:${NUMBER}|同|当|去|今|上|本|前|近|每|全)年(?:度|底|末|初|以来|来|间|上半年|下半年)?`,
  `(?:截至|截止|到|至)?${NUMBER}[月日](?:份|底|末|初|以来|上旬|中旬|下旬)?`,
  `(?:近|过去|最近)(?:${NUMBER}|几)年(?:来|间)?`,
  `(?:本届|换届|会议|大会)?(?:以来|期间)`,
  `${CONGRESS}(?:闭幕后|以来|期间|上|后|召开前)?`,
  '(?:截至|截止)?(?:目前|当前|如今|现在)|近年来|近期|日前|最近|同期|月底|年底|年末|年初',
  '[—–~～至到、-]',
].join('|');
/** Words of manner and order that may stand before a subject. */
const LEAD = [
  '其中|关于|同时|此外|另外|例如|比如|譬如|如今|如|据此|对此|为此|会上|会后|会前|会议期间|大会期间|闭会期间|期间|随后|之后|目前|特别是|尤其是|据统计|据了解|据悉|总体看|实践中|工作中|至此|而|但|并且|并|且|又|也|仅',
  '第?[一二三四五六七八九十]+是|首先|其次|再次|最后|[一二三四五六七八九十]+、|\\d{1,2}[.．]|[■●◆▲※*—\\-\\s]+',
].join('|');
const LEADS = new RegExp(`(?:${LEAD}|${TIME})+`, 'uy');

/** Where the subject of a clause may begin: behind its words of time, order and manner. */
export function subjectAt(clause: string): number {
  LEADS.lastIndex = 0;
  return LEADS.exec(clause)?.[0].length ?? 0;
}
