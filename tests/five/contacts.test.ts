import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesBelow } from '../../scripts/run.ts';
import { BUILD_TIMEOUT, buildCopy, copyProject, runInCopy } from '../copy.ts';

/** An invented issue whose imprint names people under labels of all kinds. */
const ISSUE = 'tests/contacts/issue.txt';
const folder = copyProject();
afterAll(() => rmSync(folder, { recursive: true }));

const WITHHELD =
  '苏未晞 林知遥 许望舒 周亦岚 陈一苇 谢听澜 梁宛若 江晚舟 8541627 73108842 kanwu7 lianluo_kw7 6650417 清风路 410737 星野数科 韩若溪 董书白 顾清欢 13773108843'.split(
    ' ',
  );

/** What a file of the build says, books and packed parts of the search opened. */
function textOf(file: string): string {
  const bytes = readFileSync(join(folder, 'dist', file));
  if (/\.epub$/u.test(file))
    return Object.values(unzipSync(bytes))
      .map((part) => Buffer.from(part).toString('utf8'))
      .join('\n');
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes).toString('utf8');
  return bytes.toString('utf8');
}

describe('a built site with an issue whose imprint names people', () => {
  beforeAll(() => {
    runInCopy(folder, {}, 'scripts/import.ts', resolve(ISSUE));
    runInCopy(folder, {}, 'scripts/extract.ts');
    buildCopy(folder, {});
  }, BUILD_TIMEOUT);

  it('says none of it in any file', () => {
    const files = filesBelow(join(folder, 'dist'));
    expect(files.length).toBeGreaterThan(300);
    const told = files.flatMap((file) => {
      const text = textOf(file).normalize('NFKC');
      const spoken = text.replace(/<[^>]+>|[\s—-]/gu, '');
      return WITHHELD.filter((words) => text.includes(words) || spoken.includes(words)).map(
        (words) => `${file}: ${words}`,
      );
    });
    expect(told).toEqual([]);
  });

  it('shows what is public, on the page, as data and to the search', () => {
    const files = filesBelow(join(folder, 'dist'));
    const page = textOf('issues/760/index.html');
    const shown = ['县市区人大常委会', '第28号', '0043127号', '320份', '2031年4月18日', '主编单位'];
    for (const words of shown) expect(page).toContain(words);
    expect(textOf('data/bulletins.json')).toContain('（湘）0043127号');
    expect(files).toContain('issues/760/source/index.html');
    expect(textOf('issues/760/source/index.html')).toContain('技术支持：█');
  });
});
