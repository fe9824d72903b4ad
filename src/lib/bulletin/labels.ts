/**
 * The labels of an imprint (版记): the only list of them. What is not marked `public` here is withheld from readers,
 * and so is every label that is not here at all: a bulletin of tomorrow may name people under words of its own.
 */

/** What the value of a public label must look like; what looks otherwise is withheld, too. */
export type ValueForm = 'recipients' | 'bodies' | 'number' | 'count' | 'date';

export interface Label {
  /** To whom the bulletin goes, or who made it. */
  side: 'recipient' | 'maker';
  /** Its value names people. */
  person?: true;
  /** Its value says how to reach somebody. */
  contact?: true;
  /** Readers see it, as far as its value has this form. */
  public?: ValueForm;
}

const list = (words: string, label: Label): [string, Label][] => words.split(' ').map((word) => [word, label]);

/** By the label as printed, without its colon and the blanks inside it. */
export const LABELS: ReadonlyMap<string, Label> = new Map([
  ...list('送 报 发 抄送 报送 分送 抄报 抄发 主送 印发 呈报 呈送', { side: 'recipient', public: 'recipients' }),
  ...list('主管 主管单位 主办 主办单位 主编单位 编印 编印单位 编辑单位 编发单位', { side: 'maker', public: 'bodies' }),
  ...list('承办单位 印发单位 印发机关 印制单位 印刷单位 承印单位', { side: 'maker', public: 'bodies' }),
  ...list('批准文号 批准号 准印证号 准印证 准印号', { side: 'maker', public: 'number' }),
  ...list('印数 份数 印刷份数', { side: 'maker', public: 'count' }),
  ...list('印发日期 印发时间 编印日期 出版日期', { side: 'maker', public: 'date' }),
  ...list('责任编辑 执行编辑 编辑 编审 审稿 审核 审定 审签 核稿 核发 校对 签发 签发人 主编 副主编', {
    side: 'maker',
    person: true,
  }),
  ...list('责编 组稿 统稿 终审 复审 初审 拟稿 排版 美编 录入 编校 编务', { side: 'maker', person: true }),
  ...list('联系人 联络人 联络员', { side: 'maker', person: true, contact: true }),
  ...list('联系方式 联系电话 电话 办公电话 编辑部电话 手机 手机号码 传真 电子邮箱 电子邮件 邮箱 投稿邮箱', {
    side: 'maker',
    contact: true,
  }),
  ...list('微信 微信号 QQ QQ群 邮编 邮政编码 地址 通讯地址 联系地址', { side: 'maker', contact: true }),
]);

/** Labels of one kind, the longest first, as patterns take them. */
export function labelsWhere(test: (label: Label) => boolean): string[] {
  const words = [...LABELS].flatMap(([word, label]) => (test(label) ? [word] : []));
  return words.sort((a, b) => b.length - a.length);
}

/** Characters of a label, at most: what is longer is text. */
const LONGEST = 12;
const FORM = /^[\p{Script=Han}\p{Script=Latin}][\p{Script=Han}\p{Script=Latin}\d\-·、/()（）]*$/u;

/** The label that a line begins with, known or not: 审　核：李四. A bracket before it does not hide it. */
export function labelOf(line: string): { label: string; value: string; isBracketed: boolean } | undefined {
  const [, bracket = '', words = '', value = ''] =
    /^\s*([（(【[〔]?)([^:：，。；！？,;]{1,24})[:：]\s*(.*)$/su.exec(line) ?? [];
  const label = words.replace(/\s/gu, '');
  if (!FORM.test(label) || [...label].length > LONGEST) return undefined;
  return { label, value, isBracketed: bracket !== '' };
}

const CONTACT_WORD = labelsWhere(({ contact, public: shown }) => contact === true && !shown);
const PERSON_WORD = labelsWhere(({ person, public: shown }) => person === true && !shown);
/** A label of people inside a value: 李四 校对：王五. Shorter words, as 编辑 of 编辑部, count with a colon only. */
const HIDDEN_INSIDE = new RegExp(
  `(?:${[...CONTACT_WORD, ...PERSON_WORD].join('|')})\\s*[:：]|${[...CONTACT_WORD, ...PERSON_WORD.filter((word) => word.length > 3)].join('|')}`,
  'iu',
);
/** Seven digits and more with whatever telephone numbers are cut by; the same in Han numerals; an address of mail. */
const REACHED =
  /\d(?:[\s\u3000\-—–－―‐.·()（）]*\d){6,}|[〇零一二三四五六七八九幺]{7,}|[@＠]|\(at\)|[\w-]+\.(?:com|cn|net|org)\b|https?:/iu;

/** A day is no telephone number: 2024.3.27. */
const DAY = /(?<!\d)(?:19|20)\d\d[./年-]\d{1,2}[./月-]\d{1,2}(?![\d—-])/gu;

/** True if a value says how somebody is reached, or holds a label that does. */
export function isContactLike(value: string): boolean {
  const folded = value.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  return REACHED.test(folded.replace(DAY, '年月')) || HIDDEN_INSIDE.test(folded);
}
