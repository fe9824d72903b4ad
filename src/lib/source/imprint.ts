import { UNLABELLED } from '../bulletin/imprint.ts';
import type { ImprintField } from '../bulletin/schema.ts';
import { tidy } from '../text/width.ts';
import type { SourceLine } from './lines.ts';

/** Labels of the 版记. The first group opens it; the second only stands inside it. */
const OPENING = /^(送|报|发|抄送|报送|分送|抄报|主送)\s*[:：]\s*/u;
const INNER =
  /^(送|报|发|抄送|报送|分送|抄报|主送|责任编辑|编辑|执行编辑|审稿|核稿|校对|签发|主编|联系方式|联系电话|电话|传真|电子邮箱|邮箱|邮编|地址|批准文号|准印证号|印数|共印)\s*[:：]\s*/u;
/** Labels that may follow another field on the same printed line. */
const SECOND = /[\s\u3000]+(?=(?:联系方式|联系电话|电话|传真|电子邮箱|邮箱|责任编辑|校对|批准文号)\s*[:：])/u;

/** Where the imprint begins: the first opening label of the last part, else the first inner label. */
export function findImprint(lines: readonly SourceLine[]): number {
  const start = lines.findIndex((line, i) => OPENING.test(line.text) && isBackMatter(lines.slice(i + 1)));
  if (start >= 0) return start;
  const inner = lines.findIndex((line) => /^(?:责任编辑|批准文号|联系方式)\s*[:：]/u.test(line.text));
  return inner >= 0 ? inner : lines.length;
}

/** A line such as 发：… inside an article is no imprint; after an imprint no section head comes. */
function isBackMatter(rest: readonly SourceLine[]): boolean {
  return (
    rest.length <= 24 &&
    !rest.some((line) => /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/u.test(line.text))
  );
}

/** The imprint as labelled fields; a line without a label continues the field above it. */
export function readImprint(lines: readonly SourceLine[]): ImprintField[] {
  const fields: ImprintField[] = [];
  for (const line of lines) {
    for (const part of line.text.split(SECOND)) {
      const label = INNER.exec(part)?.[1];
      const words = tidyEntry(label ? part.replace(INNER, '') : part);
      const field = fields.at(-1);
      if (label) fields.push({ label, lines: words ? [words] : [] });
      else if (/^共印/u.test(part)) fields.push({ label: UNLABELLED, lines: [words] });
      else if (field && !line.gap && field.lines.length > 0) field.lines.push(field.lines.pop() + words);
      else if (field) field.lines.push(words);
      else fields.push({ label: UNLABELLED, lines: [words] });
    }
  }
  return fields.filter((field) => field.lines.length > 0);
}

/** Names and numbers in one field stay apart; the gap inside a two-character name (石 韧) goes. */
function tidyEntry(text: string): string {
  const joined = text
    .trim()
    .replace(/(?<![\p{Script=Han}])([\p{Script=Han}])[ \u3000]+([\p{Script=Han}])(?![\p{Script=Han}])/gu, '$1$2');
  return joined
    .split(/[ \u3000\t]+/u)
    .map(tidy)
    .reduce((line, part) => (line === '' ? part : needsGap(line, part) ? `${line}\u3000${part}` : line + part), '');
}

/** People's names, telephone and mail are separate entries; 第 28 号 is one. */
function needsGap(before: string, after: string): boolean {
  return (
    (/[\p{Script=Han}]$/u.test(before) && /^[\p{Script=Han}]{2,4}$/u.test(after)) ||
    /@/u.test(after) ||
    /@/u.test(before)
  );
}
