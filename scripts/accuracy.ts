/**
 * How well the engine reads, against what people labelled by reading: `npm run accuracy [-- --problems]`.
 * `tests/gold` labels the bulletins here, which lay open while the rules were written; the texts of
 * `tests/unseen` were written and labelled by others, who had not seen the rules, and first read as they were.
 */
import { basename } from 'node:path';
import { entityNamer } from '../src/lib/indicator/entity.ts';
import { decodeSource } from '../src/lib/source/decode.ts';
import { parseSource } from '../src/lib/source/parse.ts';
import { readCatalogue } from './catalogue.ts';
import { readLabels, type Score, score } from './labels.ts';
import { listFiles, loadBulletins, readArguments, readBytes, report } from './run.ts';

const { values, positionals } = readArguments(
  { options: { problems: { type: 'boolean', default: false } } },
  '用法：npm run accuracy -- [--problems] [标注文件夹]',
);
const nameOf = entityNamer(readCatalogue().catalogue.entities);
const { bulletins } = loadBulletins();

const sets = positionals.length > 0 ? positionals : ['tests/gold', 'tests/unseen'];
for (const folder of sets) print(folder, listFiles(folder, '.json').flatMap(scoreFile));

/** Labels beside a text of the same name are of that text; else of the bulletin with that serial. */
function scoreFile(file: string): Score[] {
  const [text] = listFiles(file.replace(/[^/]+$/u, ''), `${basename(file, '.json')}.txt`);
  const bulletin = text ? readSource(text) : bulletins.find(({ serial }) => serial === Number(basename(file, '.json')));
  return bulletin ? [score(bulletin, readLabels(file), nameOf)] : [];
}

function readSource(file: string) {
  const decoded = decodeSource(readBytes(file).bytes, file);
  const { bulletin, diagnostics } = parseSource(decoded.text, file);
  report([...decoded.diagnostics, ...diagnostics.filter(({ severity }) => severity === 'error')]);
  return bulletin;
}

function print(folder: string, scores: readonly Score[]): void {
  const sum = (key: Exclude<keyof Score, 'problems'>) => scores.reduce((total, each) => total + each[key], 0);
  const share = (part: number, whole: number) => `${part}/${whole} = ${whole ? (part / whole).toFixed(3) : '—'}`;
  const found = sum('found');
  console.log(`${folder}：${scores.length} 期
  数值与单位  查准率 ${share(found, sum('figures'))}  查全率 ${share(found, sum('labels'))}
  约数        ${share(sum('approximation'), found)}
  主体        ${share(sum('entity'), found)}
  时间        ${share(sum('period'), found)}`);
  if (values.problems) for (const problem of scores.flatMap((s) => s.problems)) console.log(`  ${problem}`);
}
