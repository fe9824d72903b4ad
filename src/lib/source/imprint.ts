import { isContributor } from '../bulletin/byline.ts';
import { isPlain, UNLABELLED } from '../bulletin/imprint.ts';
import { isContactLike, LABELS, labelOf, labelsWhere } from '../bulletin/labels.ts';
import { ordinalLevel } from '../bulletin/ordinal.ts';
import type { ImprintField } from '../bulletin/schema.ts';
import { tidy } from '../text/width.ts';
import type { SourceLine } from './line.ts';
import { tableRows } from './table.ts';

const spaced = (labels: readonly string[]) => labels.map((label) => [...label].join('\\s*')).join('|');
const RECIPIENTS = spaced(labelsWhere(({ side }) => side === 'recipient'));
const MAKERS = spaced(labelsWhere(({ side }) => side === 'maker'));
const RECIPIENT = new RegExp(`^(?:${RECIPIENTS})\\s*[:：]`, 'u');
/** A maker's label may have lost its colon. */
const MAKER = new RegExp(`^(?:${MAKERS})(?:\\s*[:：]|[\\s\\u3000]+(?=\\p{Script=Han}))`, 'u');
const BARE = new RegExp(`^(${MAKERS})[\\s\\u3000]+(?=\\p{Script=Han})`, 'u');
const PRINT_RUN = /^共印\s*\d+\s*份/u;
/** A label, known or not, that follows another field on the same printed line: behind a blank, or a mark that ends a value. */
const SECOND = new RegExp(
  `[\\s\\u3000]+(?=(?:${MAKERS}|${RECIPIENTS})\\s*[:：]|共印|[\\p{Script=Han}A-Za-z-]{2,8}[:：](?!//)|\\p{Script=Han}[ \\u3000]+\\p{Script=Han}\\s*[:：])|(?<=[；;。，,|｜])\\s*(?=(?:${MAKERS})\\s*[:：]|[\\p{Script=Han}A-Za-z-]{2,8}[:：](?!//))`,
  'u',
);
/** What a recipient is: a body, or its organs. */
const BODY = /人大|委员会|办公|政府|法院|检察院|机构|机关|组织部|宣传部|杂志社|市州|成员|部门|单位/u;
/** How labels end that name who made a bulletin, or how to reach them, whatever words stand before. */
const MAKER_LIKE =
  /(?:人|员|编|辑|稿|审|校|核|签|定|话|机|真|箱|信|址|邮编|编码|邮件|QQ|mail|tel|fax|网站|公众号|文号|证号|份数|印数)$/iu;
const SURNAME =
  '[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏苏潘葛范彭鲁韦马苗方俞任袁柳唐罗薛贺倪汤滕毕郝邬安常于傅皮齐康伍余顾孟黄穆萧尹姚邵汪祁毛米戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾江颜郭梅林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫丁邓洪包左石崔龚程裴陆荣翁曾欧阳甘段雷侯全仇刘龙叶司黎易廖聂向覃谭文尤言涂肖' +
  ']';
/** One name or several: 李四、王 五. */
const NAME = `${SURNAME}[\\s\\u3000]*\\p{Script=Han}{1,3}`;
const NAMES = new RegExp(`^${NAME}(?:[\\s\\u3000、，]+${NAME}){0,5}[）)】]?$`, 'u');
/** Lines between two labels of one imprint. */
const FURTHEST = 8;
/** The longest value of a label that nobody knows; longer ones are text. */
const LONGEST_VALUE = 40;

function isLabelled(text: string): boolean {
  return (RECIPIENT.test(text) && BODY.test(text)) || MAKER.test(text) || PRINT_RUN.test(text);
}

/** Looks like a label of an imprint, though nobody knows it: by its ending, or because it names or reaches somebody. */
function isAlike(line: SourceLine): boolean {
  const found = isOfArticle(line) ? undefined : labelOf(line.text);
  if (!found || found.value === '' || found.value.length > LONGEST_VALUE) return false;
  const { label, value } = found;
  return LABELS.has(label) || MAKER_LIKE.test(label) || NAMES.test(value) || isContactLike(value);
}

/**
 * Where the imprint begins. It is the end of a bulletin: from the last label upwards, as long as labels
 * follow each other closely and nothing of an article stands between them. Labels that nobody knows belong to it
 * where they stand right above it, or alone at the end.
 */
export function findImprint(lines: readonly SourceLine[]): number {
  const labels = lines.flatMap((line, i) => (isLabelled(line.text) && !isOfNumbers(line) ? [i] : []));
  let start = labels.at(-1);
  if (start === undefined || countUnlabelled(lines.slice(start)) > FURTHEST) start = lines.length;
  else
    for (const at of labels.toReversed().slice(1)) {
      const between = lines.slice(at + 1, start);
      if (countUnlabelled(between) > FURTHEST || between.some(isOfArticle)) break;
      start = at;
    }
  while (start > 0 && isAlike(lines[start - 1] as SourceLine)) start--;
  return start;
}

/** The labelled line that a count begins with is counted by nobody, whatever it says. */
function countUnlabelled(lines: readonly SourceLine[]): number {
  return lines.filter((line) => !isAlike(line)).length;
}

/** Numbers that make a table one of figures: 承办单位｜件数｜A类 is the head of such a one, no label. */
const FEWEST_NUMBERS = 2;

function isOfNumbers({ table }: SourceLine): boolean {
  const cells = table ? tableRows(table).flat() : [];
  return cells.filter((cell) => /^[\d.,，%％]+$/u.test(cell.replace(/\s/gu, ''))).length >= FEWEST_NUMBERS;
}

function isOfArticle(line: SourceLine): boolean {
  return (
    isOfNumbers(line) ||
    line.heading !== undefined ||
    ordinalLevel(line.text) !== undefined ||
    isContributor(line.text) ||
    /。./u.test(line.text)
  );
}

/** A field with the line that its label stands in. */
export type ReadField = ImprintField & { at: number };

/** The imprint as labelled fields; a line without a label continues the field above it. */
export function readImprint(lines: readonly SourceLine[]): ReadField[] {
  const fields: ReadField[] = [];
  for (const line of lines) {
    for (const part of line.text.split(SECOND)) {
      const bare = BARE.exec(part);
      const found = bare
        ? { label: bare[1]?.replace(/\s/gu, '') ?? '', value: part.slice(bare[0].length) }
        : labelOf(part);
      const isUnlabelled = !found || found.label === UNLABELLED || ('isBracketed' in found && found.isBracketed);
      const field = fields.at(-1);
      const at = line.number;
      if (!isUnlabelled) {
        const words = tidyEntry(found.value);
        fields.push({ label: found.label, lines: words ? [words] : [], ...(bare && { bare: true }), at });
      } else if (found || PRINT_RUN.test(part) || isPlain(part.trim()))
        fields.push({ label: UNLABELLED, lines: [tidyEntry(part)], at });
      else if (field && !line.gap && field.lines.length > 0) field.lines.push(field.lines.pop() + tidyEntry(part));
      else if (field) field.lines.push(tidyEntry(part));
      else fields.push({ label: UNLABELLED, lines: [tidyEntry(part)], at });
    }
  }
  // A label without a value is words of the print all the same.
  return fields.map((field) =>
    field.lines.length > 0 ? field : { label: UNLABELLED, lines: [`${field.label}：`], at: field.at },
  );
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
