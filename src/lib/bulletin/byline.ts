import type { Byline } from './schema.ts';

/**
 * Who answers for an article: the unit before or after the title, else the one the title begins with,
 * else the one that sent it in. Unknown stays unknown.
 */
export function nameUnits(bylines: readonly Byline[], title: string): { unit?: string; contributor?: string } {
  const beside = bylines.find((byline) => byline.place !== 'end');
  const end = bylines.find((byline) => byline.place === 'end');
  const contributor = end && contributorName(end.text);
  const unit = beside?.text.replace(/[:：]$/u, '') ?? unitInTitle(title) ?? contributor;
  return { ...(unit && { unit }), ...(contributor && { contributor }) };
}

const UNIT_WORD =
  '(?:厅|局|委|委员会|办|办公室|办公厅|院|政府|中心|公司|集团|大学|学院|工委|联工委|人大|人大常委会|党组|会|部|银行|处|市|县|区|州|站|总队|支队|社|组|协会|联合会|法院|检察院|政协)';
const UNIT_LINE = new RegExp(`^[\\p{Script=Han}（）()、]{2,30}${UNIT_WORD}$`, 'u');

/** A line that names a unit and nothing else: 省高级人民法院. */
export function isUnit(text: string): boolean {
  const words = text.replace(/\s/gu, '');
  return [...words].length <= 30 && UNIT_LINE.test(words);
}

/** A unit with its colon, as it stands before a title: 省财政厅：. */
export function isUnitWithColon(text: string): boolean {
  return /[:：]$/u.test(text.trim()) && isUnit(text.trim().slice(0, -1));
}

const CONTRIBUTOR =
  /^(?:[（(][^（()）]{2,40}(?:供稿|供)[）)]|(?:供稿|来稿)(?:单位|人)?[:：].{2,40}|[（(](?:供稿|作者|撰稿|执笔|来源|作者单位)[^）)]{1,40}[）)])$/u;

/** 供稿: who sent the article in. */
export function isContributor(text: string): boolean {
  return CONTRIBUTOR.test(text.trim());
}

/** Cuts a 供稿 in brackets off the end of a paragraph. */
export function splitContributor(text: string): [words: string, contributor: string | undefined] {
  const match = /^(.*[。！？”’])\s*([（(][^（()）]{2,40}供稿[）)])$/su.exec(text.trim());
  return match ? [match[1] as string, match[2]] : [text, undefined];
}

/** The contributor's name without brackets and without 供稿. */
export function contributorName(text: string): string {
  return text
    .replace(/^[（(]|[）)]$/gu, '')
    .replace(/(?:供稿|来稿|作者|撰稿|执笔|来源|作者单位)(?:单位|人)?[:：]?/gu, '')
    .replace(/\s/gu, '');
}

const TITLE_UNIT =
  /^([\p{Script=Han}]{1,24}?(?:人大常委会[\p{Script=Han}]{2,14}?委员会|人大常委会(?:联工委|办公厅)?|人民政府|委员会|发展改革委|厅|局|法院|检察院|办公厅|办公室))(?=\s|[\d“《]|召开|开展|组织|关于|举行|印发|出台|推进|推动|创新|聚焦|坚持|强化|着力|扎实|全力|深入|积极|切实|多措|健全|完善|打造|建立|探索|以|[一二三四五六七八九十]+年)/u;

/** The unit that a title begins with: 省人大常委会 in 省人大常委会召开…交办会. */
export function unitInTitle(title: string): string | undefined {
  return TITLE_UNIT.exec(title)?.[1];
}
