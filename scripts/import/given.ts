import { isSupplement, parseIssueKey, partsOf } from '../../src/lib/bulletin/issue-key.ts';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import { fault } from '../../src/lib/fault/fault.ts';
import type { Given } from '../../src/lib/source/given.ts';

const COUNT = /^[1-9]\d{0,4}$/u;

/** What the command line says of a file that does not say it itself. */
export function readGiven(
  values: { [Option in keyof Given]?: string | undefined },
  files: readonly string[],
): { given: Given; diagnostics: Diagnostic[] } {
  const { serial, kind, number, date, issuer, unit } = values;
  const diagnostics: Diagnostic[] = [];
  const refuse = (option: keyof Given, example: string) =>
    diagnostics.push(fault('bad-option', {}, { option, why: `写得不对：${values[option]}`, example }));
  const key = serial === undefined ? undefined : parseIssueKey(serial);
  const told = key !== undefined && isSupplement(key) ? partsOf(key) : undefined;
  if (serial !== undefined && !told && !COUNT.test(serial)) refuse('serial', '756');
  if (number !== undefined && !COUNT.test(number)) refuse('number', kind ? '1' : '6');
  if (kind !== undefined && kind !== '增刊') refuse('kind', '增刊');
  if (date !== undefined && Number.isNaN(Date.parse(`${date}T00:00:00Z`))) refuse('date', '2026-04-15');
  if (issuer !== undefined && issuer.length < 2) refuse('issuer', '湖南省人大常委会代表工作委员会');
  if (kind !== undefined && serial !== undefined && !told) diagnostics.push(fault('kind-with-serial', {}, { serial }));
  if (told && number !== undefined && Number(number) !== told.number)
    diagnostics.push(fault('two-told-numbers', {}, { serial: String(serial), number }));
  if ((serial !== undefined || kind !== undefined) && files.length > 1)
    diagnostics.push(
      fault('one-file-only', {}, { option: serial === undefined ? 'kind' : 'serial', count: files.length }),
    );
  return {
    given: {
      ...(key !== undefined && { serial: key }),
      ...((kind !== undefined || told) && { kind: '增刊' as const }),
      ...(number && { number: Number(number) }),
      ...(told && { number: told.number }),
      ...(date && { date }),
      ...(issuer && { issuer }),
      ...(unit && { unit }),
    },
    diagnostics,
  };
}
