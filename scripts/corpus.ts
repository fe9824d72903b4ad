/**
 * Invented bulletins, to measure how the site grows: the received texts with their sentences shuffled and
 * their figures varied.
 *
 *     npm run corpus -- --issues 1000 --out DIR [--seed 1]
 *
 * Writes DIR/1.txt, DIR/2.txt … in the form of `content/sources`; never into `content/`, where only what
 * was printed belongs.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import nzh from 'nzh';
import { fault } from '../src/lib/fault/fault.ts';
import { seededRandom } from './random.ts';
import { BAD_INPUT, listFiles, readArguments, report, SOURCES } from './run.ts';

const USAGE = '用法：npm run corpus -- --issues 1000 --out 文件夹 [--seed 1]';
/** Two a week since 1980, from which on packed books have dates: five thousand end before today, for none is of a later day. */
const A_YEAR = 120;
const DAYS_BETWEEN = 3;
const FIRST_YEAR = 1980;

/** Invented texts in the order of their serial, 1, 2 …; the same for the same seed. */
export function inventSources(count: number, seed: number, sources = SOURCES): string[] {
  const random = seededRandom(seed);
  const texts = listFiles(sources, '.txt').map((file) => readFileSync(file, 'utf8'));
  const pool = texts.flatMap((text) => text.split('\n').filter(isBody).flatMap(sentencesOf));
  return Array.from({ length: count }, (_, i) => {
    const template = texts[i % texts.length] ?? '';
    return template
      .split('\n')
      .map((line) => (isBody(line) ? shuffle(line, pool, random) : renumber(line, i + 1)))
      .join('\n');
  });
}

function isBody(line: string): boolean {
  return line.includes('。') && line.length > 50 && !/^\**(?:送|【)/u.test(line);
}

function sentencesOf(line: string): string[] {
  return line.replaceAll('**', '').match(/[^。]+。/gu) ?? [];
}

/** The first sentence stays where it is: it may bear the head of its section. */
function shuffle(line: string, pool: readonly string[], random: (below: number) => number): string {
  const [first = '', ...rest] = line.match(/[^。]+。?/gu) ?? [];
  const others = rest.map((sentence) => (sentence.endsWith('。') ? (pool[random(pool.length)] ?? sentence) : sentence));
  // Years, months and days stay; every other figure gets other digits.
  return [first, ...others]
    .join('')
    .replace(/\d+(?![\d年月日])/gu, (digits) =>
      [...digits].map((_, i) => (i === 0 && digits.length > 1 ? 1 + random(9) : random(10))).join(''),
    );
}

/** 期号, 总期号 and date of an invented issue, in the places of the printed ones. */
function renumber(line: string, serial: number): string {
  const rank = (serial - 1) % A_YEAR;
  const date = new Date(Date.UTC(FIRST_YEAR + Math.floor((serial - 1) / A_YEAR), 0, 5 + rank * DAYS_BETWEEN));
  const printed = `${date.getUTCFullYear()} 年 ${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`;
  return line
    .replace(/^第 ?\d+ ?期/u, `第 ${rank + 1} 期`)
    .replace(/总第[一-龥]+期/u, `总第${nzh.cn.encodeS(serial)}期`)
    .replace(/^\d{4} ?年 ?\d+ ?月 ?\d+ ?日/u, printed);
}

if (import.meta.main) {
  const { values } = readArguments(
    {
      options: {
        issues: { type: 'string', default: '1000' },
        out: { type: 'string' },
        seed: { type: 'string', default: '1' },
      },
    },
    USAGE,
  );
  const count = Number(values.issues);
  if (!values.out || !Number.isInteger(count) || count < 1) {
    console.error(USAGE);
    process.exit(BAD_INPUT);
  }
  if (!relative(resolve('content'), resolve(values.out)).startsWith('..')) {
    const why = '在 content/ 里面，那里只放刊印过的文字';
    report([fault('bad-option', { quote: `--out ${values.out}` }, { option: 'out', why, example: 'corpus' })]);
    process.exit(BAD_INPUT);
  }
  mkdirSync(values.out, { recursive: true });
  inventSources(count, Number(values.seed)).forEach((text, i) => {
    writeFileSync(join(values.out as string, `${i + 1}.txt`), text);
  });
  console.log(`${count} 期写进 ${values.out}`);
}
