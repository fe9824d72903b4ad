import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FIVE, LEDGERS } from '../collection.ts';

/** Git for Windows writes CRLF unless it is told otherwise, and so do editors there. */
const folder = mkdtempSync(join(tmpdir(), 'crlf-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('files whose lines end as on Windows', () => {
  it('are read as the same bulletins, lists and data', () => {
    cpSync(FIVE, folder, { recursive: true });
    const written = globSync('{content,src}/**/*', { cwd: folder }).filter(
      (file) => !/^content[\\/]sources/u.test(file) && statSync(join(folder, file)).isFile(),
    );
    expect(written.length).toBeGreaterThan(200);
    for (const file of written)
      writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replace(/\r?\n/gu, '\r\n'));
    for (const [script, ...more] of [['verify'], ['extract', '--check']]) {
      const { status, stderr } = spawnSync(process.execPath, [resolve(`scripts/${script}.ts`), ...more], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect({ script, status, stderr }).toEqual({ script, status: 0, stderr: '' });
    }
  });

  it('are not even checked out so: the attributes of the repository decide', () => {
    const { stdout } = spawnSync(
      'git',
      ['check-attr', 'eol', 'text', '--', `${LEDGERS}/values.tsv`, 'content/sources/1.txt'],
      {
        encoding: 'utf8',
      },
    );
    expect(stdout).toContain('values.tsv: eol: lf');
    expect(stdout).toContain('1.txt: text: unset');
  });
});
