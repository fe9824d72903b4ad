/**
 * What reading a received file costs, a form a line; part of `npm run bench`:
 *
 *     node scripts/bench/receive.ts [FILE…]
 *
 * Each file is imported into a folder of its own, three times; the fastest counts. A page is one of GB/T 9704—2012: 22 lines
 * of 28 characters. Beside each the same for a file of one short article: what the start of the program costs. Linux only.
 */
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { readArguments, readBulletins } from '../run.ts';
import { type Cost, measure } from './measure.ts';

const CHARACTERS_OF_A_PAGE = 22 * 28;
const TIMES = 3;

const { positionals } = readArguments({ options: {} }, '用法：node scripts/bench/receive.ts [文件…]');
const files =
  positionals.length > 0 ? positionals : globSync('tests/fixtures/office/files/*.{txt,docx,pdf,html}').sort();

console.log('| file | pages | CPU s | s a page | peak MB | MB a page |\n| --- | ---: | ---: | ---: | ---: | ---: |');
for (const file of files) {
  const folder = mkdtempSync(join(tmpdir(), 'receive-'));
  try {
    const costs: Cost[] = [];
    for (let i = 0; i < TIMES; i++) {
      const to = join(folder, String(i));
      costs.push(
        await measure(process.execPath, ['scripts/import.ts', file, '--to', `${to}/b`, '--sources', `${to}/s`], '.'),
      );
    }
    const [edition] = readBulletins(join(folder, '0', 'b'));
    const text = edition?.bulletin
      ? passagesOf(edition.bulletin)
          .map((passage) => passage.text)
          .join('')
      : '';
    const pages = Math.max(1, Math.ceil(text.length / CHARACTERS_OF_A_PAGE));
    const cpu = Math.min(...costs.map((cost) => cost.cpu));
    const peak = Math.min(...costs.map((cost) => cost.peak));
    const row = [
      file.split('/').at(-1),
      pages,
      cpu.toFixed(2),
      (cpu / pages).toFixed(2),
      peak.toFixed(0),
      (peak / pages).toFixed(0),
    ];
    console.log(`| ${row.join(' | ')} |`);
  } catch (error) {
    console.log(
      `| ${file.split('/').at(-1)} | refused (${extname(file)}): ${(error as Error).message.split('\n')[1] ?? ''} |`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
