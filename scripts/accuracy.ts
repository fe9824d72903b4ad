/**
 * How well the engine reads, against what people labelled by reading: `npm run accuracy [-- --problems]`;
 * with `--write` the counts go to src/data/accuracy.json, for the method page.
 * `tests/gold` labels the first five bulletins (`tests/fixtures/five`), which lay open while the rules were written; the texts of
 * `tests/unseen` were written and labelled by others, who had not seen the rules.
 */
import writeFileAtomic from 'write-file-atomic';
import { ACCURACY, accuracyFile, entitiesOfLabels, LABELS, type Score, scoreFolder, sumOf } from './labels.ts';
import { readArguments } from './run.ts';

const { values, positionals } = readArguments(
  { options: { problems: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } } },
  '用法：npm run accuracy -- [--problems] [--write] [标注文件夹]',
);
const entities = entitiesOfLabels();
const sets = positionals.length > 0 ? positionals : LABELS;
for (const folder of sets) print(folder, scoreFolder(folder, entities));
if (values.write) writeFileAtomic.sync(ACCURACY, accuracyFile());

function print(folder: string, scores: readonly Score[]): void {
  const share = (part: number, whole: number) => `${part}/${whole} = ${whole ? (part / whole).toFixed(3) : '—'}`;
  const sum = sumOf(scores);
  console.log(`${folder}：${scores.length} 期
  数值与单位  查准率 ${share(sum.found, sum.figures)}  查全率 ${share(sum.found, sum.labels)}
  约数        ${share(sum.approximation, sum.found)}
  主体        ${share(sum.entity, sum.found)}
  时间        ${share(sum.period, sum.found)}`);
  if (values.problems) for (const problem of scores.flatMap((s) => s.problems)) console.log(`  ${problem}`);
}
