import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importFile } from '../../scripts/import/importing.ts';
import { eatenOptions, readBulletins, slashed } from '../../scripts/run.ts';
import { verifyEdition } from '../../scripts/verification.ts';
import { parseSource } from '../../src/lib/source/parse.ts';

/** Files as people name and place them, on every system. */

const root = mkdtempSync(join(tmpdir(), 'paths-'));
afterAll(() => rmSync(root, { recursive: true }));
const TEXT = 'tests/fixtures/office/files/23-微信粘贴.txt';

describe('a received file', () => {
  it.each([
    ['有 空格 的 文件夹', '联络动态 第6期（定稿）(1).txt'],
    ["it's & 100% #1 [最终版]", '联络动态;$(echo x)`y`.txt'],
    ['深/更深/最深', '总第756期.TXT'],
    ['-开头是横线', '--force.txt'],
    // A name on Windows' disk, as Linux sees it where it came out of an archive.
    ['c', 'C:\\Users\\user123\\bulletin.txt'],
  ])('in “%s” named “%s” comes in like any other', async (folder, name) => {
    const place = join(root, folder);
    mkdirSync(place, { recursive: true });
    copyFileSync(TEXT, join(place, name));
    const [to, sources] = [join(place, '简报 bulletins'), join(place, '来件 sources')];
    const settings = { to, sources, force: false, given: {}, confirm: false, replace: false, today: '2026-11-29' };
    const { diagnostics } = await importFile(join(place, name), settings);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).not.toContain('serial-differs');
    const [edition] = readBulletins(to);
    expect(edition?.bulletin?.serial).toBe(756);
    expect(edition && (await verifyEdition(edition, sources))).toEqual([]);
  });

  it.each([
    ['C:\\Users\\user123\\第9期\\bulletin.txt', false],
    ['D:\\2026\\总第999期.docx', true],
    ['/home/user123/bulletin.txt', false],
    ['/home/第5期/999.txt', true],
    ['\\\\server\\share 12\\联络动态.txt', false],
  ])('%s: its name says another serial: %s', (file, says) => {
    const { diagnostics } = parseSource(readFileSync(TEXT, 'utf8'), file);
    expect(diagnostics.map(({ code }) => code).includes('serial-differs')).toBe(says);
  });
});

describe('paths in lists, addresses and reports', () => {
  it('have the same slashes on every system', () => {
    const parts = ['content', 'bulletins', '总第 756 期.mdx'] as const;
    expect(slashed(win32.join(...parts), win32.sep)).toBe(posix.join(...parts));
    // Where a backslash is a letter of a name, it stays one.
    expect(slashed('a\\b.txt', posix.sep)).toBe('a\\b.txt');
  });

  it('are made by node:path or with slashes, and no command goes through a shell', () => {
    const code = globSync('scripts/**/*.{ts,mjs}').map((file) => [file, readFileSync(file, 'utf8')] as const);
    const shells = code.filter(([, text]) => /\bshell: ?(?:true|')|\bexecSync\(|[^.\w]exec\(|cmd\.exe/u.test(text));
    expect(shells.map(([file]) => file)).toEqual([]);
    // What a system calls its folder for such files is asked of it.
    const fixed = code.filter(([, text]) => /['"`]\/tmp\b/u.test(text));
    expect(fixed.map(([file]) => file)).toEqual([]);
  });
});

describe('an option in front of the two hyphens', () => {
  it('is told of with the way to write it: npm has taken it', () => {
    const eaten = (given: string[], environment: Record<string, string>) =>
      eatenOptions(['force', 'replace-published', 'to'], given, environment).map(({ code, repair }) => [code, repair]);
    expect(eaten(['a.txt'], { npm_config_force: 'true', npm_config_replace_published: 'true' })).toEqual([
      ['option-eaten', expect.stringContaining('npm run 命令 -- 文件 --force')],
      ['option-eaten', expect.stringContaining('-- 文件 --replace-published')],
    ]);
    expect(eaten(['a.txt', '--force'], { npm_config_force: 'true' })).toEqual([]);
    expect(eaten(['a.txt'], {})).toEqual([]);
  });
});
