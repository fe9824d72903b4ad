import { type IssueKey, isSupplement, partsOf, supplementKey, titleOfKey } from '../bulletin/issue-key.ts';
import type { Decision } from '../document/reading.ts';
import type { FaultArguments, FaultCode } from '../fault/fault.ts';
import type { Given } from './given.ts';
import type { SourceLine } from './line.ts';
import type { Field } from './masthead-line.ts';

/** Everything that the lines of a masthead state. */
export type Found = Record<Field, { value: string | number; line: SourceLine }[]>;

/** Tells of a fault at a line of a masthead. */
export type Report = <Code extends FaultCode>(
  code: Code,
  line: SourceLine | undefined,
  ...values: FaultArguments<Code>
) => void;

/** True for a supplement by its masthead or by the command; one that has a 总期号 is an issue like others. */
export function isWithoutSerial(found: Found, { kind, serial }: Given): boolean {
  if (kind === '增刊' || (serial !== undefined && isSupplement(serial))) return true;
  return found.supplement.length > 0 && found.serial.length === 0 && serial === undefined;
}

/** 第5期 in the words of 增刊 or in a line above them: it may be the number of the issue that this is a supplement to. */
function isBefore(number: Found['number'][number] | undefined, mention: Found['supplement'][number]): boolean {
  return mention.value === 'before' || (number !== undefined && number.line.number < mention.line.number);
}

interface Known {
  found: Found;
  given: Given;
  number: unknown;
  date: unknown;
  /** No number is printed, and none was told. */
  isUnnumbered: boolean;
}

/**
 * The key of a supplement: the printed year of its series, else that of its date, and its number. What is only likely is
 * told as a decision that waits for an editor.
 */
export function keyOfSupplement(known: Known, report: Report, decisions: Decision[]): IssueKey | undefined {
  const { found, given, number, date, isUnnumbered } = known;
  const [printed, other] = [...new Map(found.year.map((each) => [each.value, each])).values()];
  const told = given.serial !== undefined && isSupplement(given.serial) ? partsOf(given.serial) : undefined;
  if (printed && other) report('two-year', other.line, { first: printed.line.number, second: other.line.number });
  if (printed && told && told.year !== printed.value)
    report('given-differs', printed.line, {
      name: '增刊年份',
      printed: printed.value,
      given: String(given.serial),
      option: 'serial',
    });
  const dated = Number(String(date).slice(0, 4));
  const year = told?.year ?? (printed ? Number(printed.value) : dated);
  if (date === undefined || number === undefined) return undefined;
  if (year !== dated && year !== dated - 1)
    report('year-differs', printed?.line ?? found.date[0]?.line, { year, dated });
  const key = supplementKey(year, Number(number));
  const decide = (line: SourceLine | undefined, reason: string) =>
    line &&
    decisions.push({
      kind: 'supplement',
      place: { line: line.number, ...(line.page && { page: line.page }) },
      quote: line.text,
      reason,
      certainty: 'low',
    });
  const [mention] = found.supplement;
  if (year === dated - 1) decide(printed?.line, `${dated} 年印发的 ${year} 年增刊，编作${titleOfKey(key)}`);
  if (isUnnumbered) decide(mention?.line, `没有印序号，当作${titleOfKey(key)}；不是的，加 --number 重新导入`);
  else if (mention && isBefore(found.number[0], mention) && given.number === undefined && given.kind === undefined)
    decide(mention.line, `“第几期”在“增刊”之前，当作${titleOfKey(key)}，不是正刊第 ${number} 期的附册`);
  return key;
}
