/**
 * How well the engine reads, against what people labelled by reading: `npm run accuracy [-- --problems]`;
 * with `--write` the counts go to src/data/accuracy.json, for the method page.
 * `tests/gold` labels the first five bulletins (`tests/fixtures/five`), which lay open while the rules were written; the texts of
 * `tests/unseen` were written and labelled by others, who had not seen the rules. Each set is read as it is, and then every article
 * alone, without masthead, day and unit line. Then the relations of its printed numbers: those that people listed, and errors that
 * were planted in copies.
 */
import writeFileAtomic from 'write-file-atomic';
import { ACCURACY, accuracyFile } from './accuracy-file.ts';
import { knowledgeOfLabels, LABELS, type Manner, scoreFolder, sumOf } from './labels.ts';
import { scoreRelations } from './relations.ts';
import { readArguments } from './run.ts';

const { values, positionals } = readArguments(
  { options: { problems: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } } },
  '用法：npm run accuracy -- [--problems] [--write] [标注文件夹]',
);
const share = (part: number, whole: number) => `${part}/${whole} = ${whole ? (part / whole).toFixed(3) : '—'}`;
const reading = knowledgeOfLabels();
const sets = positionals.length > 0 ? positionals : LABELS;
for (const folder of sets) {
  print(folder, 'whole');
  print(folder, 'bare');
  printRelations(folder);
}
if (values.write) writeFileAtomic.sync(ACCURACY, accuracyFile());

function print(folder: string, manner: Manner): void {
  const scores = scoreFolder(folder, reading, manner);
  const sum = sumOf(scores);
  console.log(`${folder}${manner === 'bare' ? '，逐篇、去掉报头和单位行' : ''}：${scores.length} 篇
  数值与单位  查准率 ${share(sum.found, sum.figures)}  查全率 ${share(sum.found, sum.labels)}
  约数        ${share(sum.approximation, sum.found)}
  主体        ${share(sum.entity, sum.found)}
  时间        ${share(sum.period, sum.found)}
  所计        ${share(sum.measure, sum.measured)}
  说法        ${share(sum.role, sum.measured)}
  归入指标    ${share(sum.observed, sum.figures)}
  核心指标    查准率 ${share(sum.rightly, sum.claimed)}  查全率 ${share(sum.rightly, sum.core)}`);
  if (values.problems) for (const problem of scores.flatMap((s) => s.problems)) console.log(`  ${problem}`);
}

function printRelations(folder: string): void {
  const { counts, problems } = scoreRelations(folder, reading);
  console.log(`${folder}，算式
  列出的关系  查到 ${share(counts.found, counts.listed)}
  埋入的差错  报出 ${share(counts.reported, counts.planted)}
  误报        ${counts.alarms}`);
  if (values.problems) for (const problem of problems) console.log(`  ${problem}`);
}
