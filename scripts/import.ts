/**
 * Received files → content/bulletins/SERIAL.mdx, the text of each beside it, and the record of what the import changed.
 *
 *     npm run import -- FILE… [--force] [--confirm] [--json] [--to FOLDER] [--sources FOLDER]
 *     npm run import -- FILE --serial 756 --number 6 --date 2026-04-15 --issuer NAME --unit NAME    without a masthead
 *     npm run import -- FILE --kind 增刊 --number 1 --date 2026-04-15 --issuer NAME --unit NAME      the same for a supplement
 *
 * A UTF-8 text from elsewhere is kept, byte for byte, as content/sources/SERIAL.txt (SERIAL is the 总期号, or 2026-s1 for a supplement). Of any other form (.docx, PDF,
 * GB 18030) the file is kept in content/sources/received/, and SERIAL.txt is what a plain reader reads of it.
 * A bulletin that people have edited is not overwritten; --force imports it anew and puts the marks of
 * its editors back where they still fit. On a bad input nothing is written and the exit code is 2.
 */
import { hasErrors } from '../src/lib/diagnostic.ts';
import { readGiven } from './import/given.ts';
import { importFile, type Outcome } from './import/importing.ts';
import { summarise, toJson } from './import/summary.ts';
import { BAD_INPUT, BULLETINS, readArguments, report, SOURCES, slashed } from './run.ts';

const USAGE =
  '用法：npm run import -- 文件… [--force] [--confirm] [--json] [--to 文件夹] [--sources 文件夹]\n' +
  '没有报头的来稿：npm run import -- 文件 --serial 756 --number 6 --date 2026-04-15 --issuer 编者 [--unit 单位]\n' +
  '没有报头的增刊（没有总期号）：npm run import -- 文件 --kind 增刊 --number 1 --date 2026-04-15 --issuer 编者 [--unit 单位]\n' +
  '例如：npm run import -- content/sources/679.txt';
const text = { type: 'string' } as const;
const { values, positionals } = readArguments(
  {
    options: {
      force: { type: 'boolean', default: false },
      confirm: { type: 'boolean', default: false },
      'replace-published': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      to: { type: 'string', default: BULLETINS },
      sources: { type: 'string', default: SOURCES },
      serial: text,
      kind: text,
      number: text,
      date: text,
      issuer: text,
      unit: text,
    },
  },
  USAGE,
);

const { given, diagnostics: ungiven } = readGiven(values, positionals);
if (positionals.length === 0) {
  console.error(USAGE);
  process.exitCode = BAD_INPUT;
}
report(ungiven);
const outcomes: { file: string; outcome: Outcome }[] = [];
if (ungiven.length === 0)
  for (const file of positionals.map((each) => slashed(each))) {
    const settings = {
      ...values,
      replace: values['replace-published'],
      given,
      today: new Date().toISOString().slice(0, 10),
    };
    const outcome = await importFile(file, settings);
    outcomes.push({ file, outcome });
    if (values.json) {
      if (hasErrors(outcome.diagnostics)) process.exitCode = BAD_INPUT;
      continue;
    }
    report(outcome.diagnostics);
    const { bulletin } = outcome.received;
    if (bulletin && !hasErrors(outcome.diagnostics)) for (const line of summarise(bulletin, outcome)) console.log(line);
    for (const line of outcome.lines) console.log(line);
  }
if (values.json)
  console.log(
    JSON.stringify(
      outcomes.map(({ file, outcome }) => toJson(file, outcome)),
      null,
      2,
    ),
  );
else if (outcomes.length > 1) {
  const taken = outcomes.filter(({ outcome }) => !hasErrors(outcome.diagnostics)).length;
  console.log(`收下 ${taken} 个，拒收 ${outcomes.length - taken} 个。`);
}
