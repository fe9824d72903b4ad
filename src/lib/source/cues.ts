import { isContributor } from '../bulletin/byline.ts';

/** How the lines of a bulletin show what they are: patterns of the printed form, one place for all. */

const ORDINAL_HAN = '[一二三四五六七八九十]{1,3}';

const ENUMERATION = new RegExp(`^(?:${ORDINAL_HAN}(?:是|要|看|问|则|来)|第${ORDINAL_HAN}[，,、])`, 'u');

/** 一是 …, 一要 …, 第一，… at the beginning: a new item, never the rest of a torn sentence. */
export function isEnumerated(text: string): boolean {
  return ENUMERATION.test(text);
}

/** Ends like a whole sentence or a whole item. */
export function isFinished(text: string): boolean {
  return /(?:[。！？：:…]|(?<=[。！？])[”’）)》】」』])$/u.test(text.trim()) || isContributor(text);
}

/** No full stop inside: the words of a heading or a title, not of a paragraph. */
export function isHeadLike(text: string, longest = 60): boolean {
  return [...text.replace(/\s/gu, '')].length <= longest && !/[。；;！？]|[：:，、,]$/u.test(text.trim());
}

export function isContentsHeading(text: string): boolean {
  return /^(?:本期)?(?:要目|目录|目次|导读)$/u.test(text.replace(/[\s【】[\]]/gu, ''));
}

export function isEditorsNote(text: string): boolean {
  return /^(?:[【〔[]\s*编者按\s*[】〕\]]|编者按\s*[:：]|按\s*[:：])/u.test(text.trim());
}
