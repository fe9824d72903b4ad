import { isContributor } from '../bulletin/byline.ts';
import { UNLABELLED } from '../bulletin/imprint.ts';
import { ordinalLevel } from '../bulletin/ordinal.ts';
import type { ImprintField } from '../bulletin/schema.ts';
import { tidy } from '../text/width.ts';
import type { SourceLine } from './lines.ts';

/** Labels of the 版记: to whom it goes, and who made it. */
const RECIPIENTS = ['送', '报', '发', '抄送', '报送', '分送', '抄报', '主送', '印发'];
const MAKERS = [
  '责任编辑',
  '执行编辑',
  '编辑',
  '审稿',
  '审核',
  '核稿',
  '校对',
  '签发',
  '主编',
  '联系方式',
  '联系电话',
  '联系人',
  '电话',
  '传真',
  '电子邮箱',
  '邮箱',
  '邮编',
  '地址',
  '批准文号',
  '准印证号',
  '印数',
];
const spaced = (labels: readonly string[]) => labels.map((label) => [...label].join('\\s*')).join('|');
const RECIPIENT = new RegExp(`^(${spaced(RECIPIENTS)})\\s*[:：]\\s*`, 'u');
/** A maker's label may have lost its colon. */
const MAKER = new RegExp(`^(${spaced(MAKERS)})(?:\\s*[:：]\\s*|[\\s\\u3000]+(?=\\p{Script=Han}))`, 'u');
const PRINT_RUN = /^共印\s*\d+\s*份/u;
/** A maker's label that follows another field on the same printed line. */
const SECOND = new RegExp(`[\\s\\u3000]+(?=(?:${spaced(MAKERS)})\\s*[:：]|共印)`, 'u');
/** What a recipient is: a body, or its organs. */
const BODY = /人大|委员会|办公|政府|法院|检察院|机构|机关|组织部|宣传部|杂志社|市州|成员|部门|单位/u;
/** Lines between two labels of one imprint. */
const FURTHEST = 8;

function isLabelled(text: string): boolean {
  return (RECIPIENT.test(text) && BODY.test(text)) || MAKER.test(text) || PRINT_RUN.test(text);
}

/**
 * Where the imprint begins. It is the end of a bulletin: from the last label upwards, as long as labels
 * follow each other closely and nothing of an article stands between them.
 */
export function findImprint(lines: readonly SourceLine[]): number {
  const labels = lines.flatMap((line, i) => (isLabelled(line.text) ? [i] : []));
  let start = labels.at(-1);
  if (start === undefined || lines.length - start > FURTHEST) return lines.length;
  for (const at of labels.toReversed().slice(1)) {
    const between = lines.slice(at + 1, start);
    if (between.length > FURTHEST || between.some(isOfArticle)) break;
    start = at;
  }
  return start;
}

function isOfArticle(line: SourceLine): boolean {
  return (
    line.heading !== undefined ||
    ordinalLevel(line.text) !== undefined ||
    isContributor(line.text) ||
    /。./u.test(line.text)
  );
}

/** The imprint as labelled fields; a line without a label continues the field above it. */
export function readImprint(lines: readonly SourceLine[]): ImprintField[] {
  const fields: ImprintField[] = [];
  for (const line of lines) {
    for (const part of line.text.split(SECOND)) {
      const form = [RECIPIENT, MAKER].find((pattern) => pattern.test(part));
      const label = form?.exec(part)?.[1]?.replace(/\s/gu, '');
      const words = tidyEntry(form ? part.replace(form, '') : part);
      const field = fields.at(-1);
      if (label)
        fields.push({
          label,
          lines: words ? [words] : [],
          ...(!/[:：]/u.test(form?.exec(part)?.[0] ?? '') && { bare: true }),
        });
      else if (PRINT_RUN.test(part)) fields.push({ label: UNLABELLED, lines: [words] });
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
