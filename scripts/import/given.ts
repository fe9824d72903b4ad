import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import type { Given } from '../../src/lib/source/given.ts';

/** What the command line says of a file that does not say it itself. */
export function readGiven(
  values: { [Option in keyof Given]?: string | undefined },
  files: readonly string[],
): { given: Given; diagnostics: Diagnostic[] } {
  const { serial, number, date, issuer, unit } = values;
  const diagnostics: Diagnostic[] = [];
  const fault = (option: string, example: string) =>
    diagnostics.push({
      code: 'bad-option',
      severity: 'error',
      message: `--${option} 写得不对：${values[option as keyof Given]}`,
      repair: `写成 --${option} ${example}。`,
    });
  for (const [option, value] of [
    ['serial', serial],
    ['number', number],
  ] as const)
    if (value !== undefined && !/^[1-9]\d{0,4}$/u.test(value)) fault(option, '756');
  if (date !== undefined && Number.isNaN(Date.parse(`${date}T00:00:00Z`))) fault('date', '2026-04-15');
  if (issuer !== undefined && issuer.length < 2) fault('issuer', '湖南省人大常委会代表工作委员会');
  if (serial !== undefined && files.length > 1)
    diagnostics.push({
      code: 'bad-option',
      severity: 'error',
      message: `--serial 只能用于一个文件，这里有 ${files.length} 个`,
      repair: '一次导入一个文件。',
    });
  return {
    given: {
      ...(serial && { serial: Number(serial) }),
      ...(number && { number: Number(number) }),
      ...(date && { date }),
      ...(issuer && { issuer }),
      ...(unit && { unit }),
    },
    diagnostics,
  };
}
