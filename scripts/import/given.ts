import { isSupplement, parseIssueKey, partsOf } from '../../src/lib/bulletin/issue-key.ts';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import type { Given } from '../../src/lib/source/given.ts';

const COUNT = /^[1-9]\d{0,4}$/u;

/** What the command line says of a file that does not say it itself. */
export function readGiven(
  values: { [Option in keyof Given]?: string | undefined },
  files: readonly string[],
): { given: Given; diagnostics: Diagnostic[] } {
  const { serial, kind, number, date, issuer, unit } = values;
  const diagnostics: Diagnostic[] = [];
  const refuse = (message: string, repair: string) =>
    diagnostics.push({ code: 'bad-option', severity: 'error', message, repair });
  const fault = (option: string, example: string) =>
    refuse(`--${option} 写得不对：${values[option as keyof Given]}`, `写成 --${option} ${example}。`);
  const key = serial === undefined ? undefined : parseIssueKey(serial);
  const told = key !== undefined && isSupplement(key) ? partsOf(key) : undefined;
  if (serial !== undefined && !told && !COUNT.test(serial)) fault('serial', '756');
  if (number !== undefined && !COUNT.test(number)) fault('number', kind ? '1' : '6');
  if (kind !== undefined && kind !== '增刊') fault('kind', '增刊');
  if (date !== undefined && Number.isNaN(Date.parse(`${date}T00:00:00Z`))) fault('date', '2026-04-15');
  if (issuer !== undefined && issuer.length < 2) fault('issuer', '湖南省人大常委会代表工作委员会');
  if (kind !== undefined && serial !== undefined && !told)
    refuse(
      '--kind 增刊 与 --serial 只能写一个：增刊没有总期号',
      `没有总期号的，写 --kind 增刊 --number 1（增刊的序号），去掉 --serial；印有总期号的，去掉 --kind，写 --serial ${serial}。`,
    );
  if (told && number !== undefined && Number(number) !== told.number)
    refuse(`--serial ${serial} 与 --number ${number} 不是同一个序号`, '只写 --serial，或改成同一个序号。');
  if ((serial !== undefined || kind !== undefined) && files.length > 1)
    refuse(
      `--${serial === undefined ? 'kind' : 'serial'} 只能用于一个文件，这里有 ${files.length} 个`,
      '一次导入一个文件。',
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
