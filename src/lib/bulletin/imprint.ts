import { isContactLike, LABELS, labelOf, type ValueForm } from './labels.ts';
import type { ImprintField } from './schema.ts';

/** Label of an imprint line that prints none, such as 共印300份. */
export const UNLABELLED = '其他';

/** What recipients are: bodies and their organs, and those who sit in them. */
const RECIPIENT_WORD =
  /人大|委员|办公|政府|法院|检察院|机构|机关|部|社|市州|成员|单位|代表|领导|厅|局|政协|党组|团体|存档|处|院|校|会$|会[、，；。]/u;
/** Endings of names of bodies: who edits and prints. */
const BODY = /(?:会|委|厅|局|办|室|处|部|院|府|组|社|中心|机关|政协|人大|公司|厂|所|站)$/u;
const DAY =
  '(?:\\d{4}|[〇零○一二三四五六七八九]{4})年(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\\d{1,2}|[一二三四五六七八九十]{1,3})日';
const PRINTED_ON = new RegExp(`${DAY}(?:编?印(?:发|制|刷)?)?$`, 'u');
const isOnly = (pattern: RegExp, text: string) => pattern.exec(text)?.index === 0;

const isBodies = (text: string): boolean => {
  const parts = text.split(/[\s\u3000、，,；;]+/u).filter(Boolean);
  return (
    parts.length > 0 && parts.every((part) => [...part].length > 4 && BODY.test(part.replace(/[（(].*[）)]$/u, '')))
  );
};

/** Whether a line of a public field is what it should be. @param isFirst stands beside the label */
const HAS_FORM: Record<ValueForm, (line: string, isFirst: boolean) => boolean> = {
  recipients: (line, isFirst) => !isContactLike(line) && (isFirst || RECIPIENT_WORD.test(line)),
  bodies: (line) => !isContactLike(line) && isBodies(line),
  // 湘党简准字〔2000〕第28号, （湘）0012345号; a telephone number is none.
  number: (line) =>
    /^[（(]?[\p{Script=Han}A-Z]{0,16}[）)]?[A-Z]?(?:[〔[（(【]\d{4}[〕\]）)】])?[\p{Script=Han}A-Z]{0,6}[\d—–-]{1,16}号$/u.test(
      line.replace(/\s/gu, ''),
    ) && !/电话|手机|传真/u.test(line),
  count: (line) => /^(?:共?印(?:数|刷)?)?\s*(?:约)?\s*\d{1,6}\s*(?:份|册|本)?[。）)]?$/u.test(line),
  date: (line) => isOnly(PRINTED_ON, line.replace(/\s/gu, '')),
};

/** A line without a label: a print run, the day of printing, and who printed it. */
export function isPlain(line: string): boolean {
  if (/^（?共?印\s*\d{1,6}\s*(?:份|册|本)）?$/u.test(line) || HAS_FORM.date(line, true)) return true;
  const day = PRINTED_ON.exec(line)?.index;
  return day !== undefined && day > 0 && isBodies(line.slice(0, day).trim());
}

/** Whether readers see a line of a field. */
export function isShown({ label, lines }: ImprintField, index: number): boolean {
  const line = lines[index] ?? '';
  if (label === UNLABELLED) return isPlain(line);
  const form = LABELS.get(label)?.public;
  // A mark that leads on to the next field belongs to neither.
  return form !== undefined && HAS_FORM[form](line.replace(/[；;。，,]$/u, ''), index === 0);
}

/** An imprint without names of people and how to reach them, and without whatever else is not known to be public. */
export function withoutContacts(imprint: readonly ImprintField[]): ImprintField[] {
  return imprint.flatMap((field) => {
    const lines = field.lines.filter((_, i) => isShown(field, i));
    return lines.length === 0 ? [] : [{ ...field, lines }];
  });
}

/** Not so a line of a masthead that names people or how to reach them, as 签发人：李四 does; a body may stand under any label. */
export function isShownInMasthead(line: string): boolean {
  const found = labelOf(line);
  const isPublic = !found || LABELS.get(found.label)?.public !== undefined || isBodies(found.value);
  return isPublic && !isContactLike(found?.value ?? line);
}

/** The masthead as readers see it. */
export function shownMasthead(masthead: readonly string[]): string[] {
  return masthead.filter(isShownInMasthead);
}
