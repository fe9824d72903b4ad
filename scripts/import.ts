/**
 * Received file → content/bulletins/SERIAL.mdx.
 *
 *     npm run import -- FILE… [--force] [--to FOLDER] [--sources FOLDER]
 *
 * A UTF-8 text from elsewhere is kept, byte for byte, as content/sources/SERIAL.txt. Of any other form (.docx, PDF,
 * GB 18030) the file is kept in content/sources/received/, and SERIAL.txt is the text that it is converted to.
 * A bulletin that people have edited is not overwritten; --force imports it anew and puts the marks of
 * its editors back where they still fit. On a bad input nothing is written and the exit code is 2.
 */
import { importFile } from './import/importing.ts';
import { BAD_INPUT, BULLETINS, readArguments, report, SOURCES, slashed } from './run.ts';

const USAGE =
  '用法：npm run import -- 文件… [--force] [--to 文件夹] [--sources 文件夹]\n例如：npm run import -- content/sources/679.txt';
const { values, positionals } = readArguments(
  {
    options: {
      force: { type: 'boolean', default: false },
      to: { type: 'string', default: BULLETINS },
      sources: { type: 'string', default: SOURCES },
    },
  },
  USAGE,
);

if (positionals.length === 0) {
  console.error(USAGE);
  process.exitCode = BAD_INPUT;
}
for (const file of positionals) {
  const { diagnostics, lines } = await importFile(slashed(file), values);
  report(diagnostics);
  for (const line of lines) console.log(line);
}
