import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { commit, isUnsettled, settle } from '../../scripts/import/commit.ts';
import { importFile } from '../../scripts/import/importing.ts';
import { LOCK } from '../../scripts/import/lock.ts';
import { plan } from '../../scripts/import/plan.ts';
import { readReceived } from '../../scripts/import/read.ts';
import { recover } from '../../scripts/import/recover.ts';
import { readBulletins } from '../../scripts/run.ts';
import { unconfirmedIn } from '../../scripts/unconfirmed.ts';
import { verifyEdition } from '../../scripts/verification.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { formatDiagnostic } from '../../src/lib/diagnostic.ts';
import { docx, textToBody } from '../documents/docx.ts';
import { pdf, typeset } from '../documents/pdf.ts';

/** What imports leave on the disk: of any form, twice, at once, killed. Each test has folders of its own. */
const folders: string[] = [];
let folder = '';
const at = (...names: string[]) => join(folder, ...names);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianluo-import-'));
  folders.push(folder);
});
afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true });
});

const ISSUE = { number: 5, serial: 679, date: '2023 年 2 月 28 日', words: '正文一段，办理代表建议 28 件。' };
const text = ({ number, serial, date, words }: typeof ISSUE) =>
  `联络动态\n\n第 ${number} 期\n\n（总第 ${serial} 期）\n\n湖南省人大常委会代表工作委员会编\n\n${date}\n\n## 题目\n\n${words}\n`;
const gbk = (words: string) => spawnSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: words }).stdout;

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(at(name), content);
  return at(name);
}
const into = (root = folder) => ({ to: join(root, 'bulletins'), sources: join(root, 'sources') });
const settings = (force: boolean, more: object = {}) => ({
  ...into(),
  force,
  given: {},
  confirm: false,
  replace: false,
  today: '2026-11-29',
  ...more,
});
const command = (file: string) => ['scripts/import.ts', file, '--to', into().to, '--sources', into().sources];
/** What the command prints: reports, then what it has written. */
async function run(file: string, force = false): Promise<string> {
  const { diagnostics, lines } = await importFile(file, settings(force));
  return [...diagnostics.map(formatDiagnostic), ...lines].join('\n');
}
/** All files below the folders of an import, hidden ones too. */
const held = (root = folder) =>
  ['bulletins', 'sources'].flatMap((part) =>
    existsSync(join(root, part))
      ? readdirSync(join(root, part), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
          .sort()
      : [],
  );
async function verify(root = folder): Promise<string[]> {
  const faults = recover(join(root, 'bulletins'), join(root, 'sources')).map(({ code }) => code);
  for (const edition of readBulletins(join(root, 'bulletins')))
    faults.push(...(await verifyEdition(edition, join(root, 'sources'))).map(({ code }) => code));
  return faults;
}

describe('received files of other forms', () => {
  it('are kept byte for byte beside the text that they give, which is proved anew', async () => {
    const word = docx(textToBody(text(ISSUE)));
    const lines = text({ ...ISSUE, number: 6, serial: 680, date: '2023 年 3 月 9 日' })
      .replace('## ', '')
      .trim();
    expect(await run(put('a.docx', word))).toContain('sources/received/679.docx');
    expect(await run(put('b.pdf', pdf(typeset(lines.split('\n\n')))))).toContain('sources/received/680.pdf');
    expect([...readFileSync(at('sources/received/679.docx'))]).toEqual([...word]);
    expect(held()).toEqual([
      ...['bulletins/679.mdx', 'bulletins/680.mdx', 'sources/679.txt', 'sources/680.txt'],
      ...['sources/received/679.docx', 'sources/received/680.pdf'],
      ...['sources/records/679.tsv', 'sources/records/680.tsv'],
    ]);
    expect(await verify()).toEqual([]);
  });

  it('cannot be put right in the text that they give, nor be two', async () => {
    const received = at('sources/received/679.txt');
    expect(await run(put('a.txt', gbk(text(ISSUE))))).toContain('GB18030');
    expect(readFileSync(at('sources/679.txt'), 'utf8')).toBe(text(ISSUE));
    writeFileSync(at('sources/679.txt'), text(ISSUE).replace('28', '29'));
    // The edition is held against the file itself.
    expect(await verify()).toEqual(['conversion-differs']);
    await run(received, true);
    expect(await verify()).toEqual([]);
    // Another form in its place: what was received before goes.
    expect(await run(put('b.txt', text({ ...ISSUE, words: '另一段。' })), true)).toContain(`删去 ${received}`);
    expect([held(), await verify()]).toEqual([['bulletins/679.mdx', 'sources/679.txt', 'sources/records/679.tsv'], []]);
    mkdirSync(at('sources/received'), { recursive: true });
    for (const name of ['679.txt', '679.pdf']) writeFileSync(at('sources/received', name), 'x');
    expect(await verify()).toEqual(['two-received']);
  });

  it('say what is wrong with them and leave nothing', async () => {
    expect(await run(put('a.pdf', pdf([[]])))).toMatch(/a\.pdf:1: 错误 no-text/u);
    expect(held()).toEqual([]);
  });
});

describe('rows of imports among others', () => {
  it('I8 a bulletin that contradicts its neighbours is refused with their values, unless forced', async () => {
    await run(put('a.txt', text(ISSUE)));
    const file = put('b.txt', text({ ...ISSUE, number: 6, serial: 690, date: '2023 年 2 月 20 日' }));
    expect(await run(file)).toMatch(/错误 out-of-sequence.*总第 679 期（第 5 期，2023-02-28）/u);
    expect(held()).toEqual(['bulletins/679.mdx', 'sources/679.txt', 'sources/records/679.tsv']);
    expect(await run(file, true)).toMatch(/提示 out-of-sequence[\s\S]*690\.mdx/u);
  });

  it('I10 the same text once more changes nothing; another one is refused with the lines that differ', async () => {
    await run(put('a.txt', text(ISSUE)));
    const times = () => held().map((file) => statSync(at(file)).mtimeMs);
    const before = times();
    expect(await run(put('b.txt', text(ISSUE).replaceAll('\n', '\r\n')))).toMatch(/679\.mdx 没有变化$/u);
    const other = await run(put('c.txt', text({ ...ISSUE, words: `前言。${ISSUE.words}` })));
    expect(other).toMatch(/错误 source-differs[^\n]*\n {4}-13 正文一段，办理[^\n]*\n {4}\+13 前言。正文一段/u);
    expect(times()).toEqual(before);
  });
});

describe('an import that has read other words than a plain reader reads', () => {
  it('writes nothing, and says where', async () => {
    const received = await readReceived(put('a.txt', text(ISSUE)));
    const original = received.original.map((line) => ({ ...line, text: line.text.replace('28 件', '29 件') }));
    const { writes, diagnostics } = plan({ ...received, original }, received.bulletin as Bulletin, settings(false));
    expect(writes).toEqual([]);
    expect(diagnostics).toMatchObject([
      { code: 'text-lost', line: 13, severity: 'error', repair: expect.stringContaining('什么都没有写') },
    ]);
  });
});

describe('rows of imports that are cut short', () => {
  it('I30 killed at 20 moments: the old state or the new one, proved each time, and the next run goes on', async () => {
    const files = ['甲', '乙'].map((name) =>
      put(`${name}.txt`, gbk(text({ ...ISSUE, words: `${name.repeat(2000)}。` }))),
    );
    const states = await Promise.all(
      files.map(async (file) => {
        const received = await readReceived(file);
        return plan(received, received.bulletin as Bulletin, settings(true)).writes.map(({ path, content = '' }) => ({
          path,
          content: Buffer.from(content).toString('latin1'),
        }));
      }),
    );
    const folders = [at('bulletins'), at('sources'), at('sources/received')];
    mkdirSync(at('bulletins'));
    const loop = put('loop.json', JSON.stringify({ to: at('bulletins'), folders, states }));
    let seed = 7919;
    for (let kill = 0; kill < 20; kill++) {
      seed = (seed * 48_271) % 0x7fffffff;
      await killed(spawn(process.execPath, ['tests/content/commit-loop.ts', loop]), (seed % 300) / 10);
      expect(await verify()).toEqual([]);
      const found = states[0]?.map(({ path }) => ({ path, content: readFileSync(path, 'latin1') }));
      expect(states).toContainEqual(found);
    }
    expect(await run(files[0] as string, true)).not.toContain('错误');
    expect(held()).toEqual([
      'bulletins/679.mdx',
      'sources/679.txt',
      'sources/received/679.txt',
      'sources/records/679.tsv',
    ]);
  }, 120_000);

  it('I30 whatever step it was killed at, the next run completes or undoes it', () => {
    const writes = (words: string) => [
      { path: at('sources/a'), content: words },
      { path: at('bulletins/a'), content: words },
    ];
    const state = () => [at('sources/a'), at('bulletins/a')].map((file) => readFileSync(file, 'utf8'));
    const next = () => settle(at('bulletins'), [at('bulletins'), at('sources')]);
    mkdirSync(at('bulletins'));
    commit(at('bulletins'), writes('旧'));
    // Staged, not decided.
    writeFileSync(at('sources/.import-a.new'), '半');
    writeFileSync(at('bulletins/.import.json.new'), '[{');
    next();
    expect([state(), held()]).toEqual([
      ['旧', '旧'],
      ['bulletins/a', 'sources/a'],
    ]);
    // Decided, the first of two in its place.
    writeFileSync(at('sources/a'), '新');
    writeFileSync(at('bulletins/.import-a.new'), '新');
    const entry = (part: string) => ({ path: at(part, 'a'), staged: at(part, '.import-a.new') });
    writeFileSync(at('bulletins/.import.json'), JSON.stringify([entry('sources'), entry('bulletins')]));
    expect(isUnsettled(at('bulletins'))).toBe(true);
    next();
    expect([state(), held()]).toEqual([
      ['新', '新'],
      ['bulletins/a', 'sources/a'],
    ]);
  });

  it('I30 a full disk, a folder that may not be written: one line, and nothing has changed', () => {
    mkdirSync(at('bulletins'));
    symlinkSync('/dev/full', at('bulletins/.import-b.new'));
    const writes = [at('sources/a'), at('bulletins/b')].map((path) => ({ path, content: 'x' }));
    expect(() => commit(at('bulletins'), writes)).toThrow(/ENOSPC/u);
    expect(held()).toEqual([]);
    const file = put('a.txt', text(ISSUE));
    chmodSync(folder, 0o755);
    chmodSync(at('bulletins'), 0o555);
    // The super-user may write anywhere: somebody else imports.
    const owner = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const { status, stderr } = spawnSync(process.execPath, command(file), { encoding: 'utf8', ...owner });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/not-written：写不进 .*（没有权限），什么都没有改/u)]);
    expect(stderr.trim().split('\n')).toHaveLength(2);
    expect(held()).toEqual([]);
  });

  it('I30 two at once: the one that finds a lock names its owner; a lock of nobody is taken over', async () => {
    const [one, two] = [put('a.txt', text(ISSUE)), put('b.txt', text({ ...ISSUE, number: 6, serial: 680 }))];
    const lock = (pid: number, host = hostname()) => {
      mkdirSync(at('bulletins'), { recursive: true });
      writeFileSync(at('bulletins', LOCK), JSON.stringify({ pid, host, since: new Date().toISOString() }));
    };
    lock(process.ppid);
    expect(await run(one)).toContain(`进程 ${process.ppid}，主机 ${hostname()}`);
    lock(1, 'elsewhere');
    expect(await run(one)).toMatch(/错误 locked.*主机 elsewhere/u);
    expect(held()).toEqual([`bulletins/${LOCK}`]);
    lock(spawnSync(process.execPath, ['-e', '0']).pid);
    expect(await run(one)).toContain('679.mdx');
    expect(held()).toEqual(['bulletins/679.mdx', 'sources/679.txt', 'sources/records/679.tsv']);
    rmSync(at('bulletins'), { recursive: true });
    for (const nobody of ['', '{"pid":', 'null']) {
      mkdirSync(at('bulletins'), { recursive: true });
      writeFileSync(at('bulletins', LOCK), nobody);
      expect(await run(one)).toMatch(/提示 lock-taken-over[\s\S]*679\.mdx/u);
      expect(held()).toEqual(['bulletins/679.mdx', 'sources/679.txt', 'sources/records/679.tsv']);
      rmSync(at('bulletins'), { recursive: true });
    }
    const both = await Promise.all([one, two].map((file) => ended(spawn(process.execPath, command(file)))));
    expect(both.every(({ status, stderr }) => status === 0 || stderr.includes('locked'))).toBe(true);
    expect(both.some(({ status }) => status === 0)).toBe(true);
    expect([await verify(), held().includes(`bulletins/${LOCK}`)]).toEqual([[], false]);
  });
});

/** Kills a process some milliseconds after it has said its first word. */
function killed(child: ChildProcess, after: number): Promise<void> {
  return new Promise((resolve) => {
    child.stdout?.once('data', () => setTimeout(() => child.kill('SIGKILL'), after));
    child.once('close', () => resolve());
  });
}

function ended(child: ChildProcess): Promise<{ status: number | null; stderr: string }> {
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, stderr })));
}

describe('what an import cannot be sure of', () => {
  it('waits in the front matter until somebody confirms it; an editor is told each time', async () => {
    const doubtful = put('lone.txt', text({ ...ISSUE, words: '正文一句。\n\n286\n\n正文二句。' }));
    await importFile(doubtful, settings(false));
    const drafts = () =>
      unconfirmedIn(readBulletins(into().to), 'error').map(({ code, detail }) => [code, detail?.[0]]);
    expect(drafts()).toEqual([['unconfirmed', expect.stringContaining('“286”')]]);
    expect(await verify()).toEqual([]);
    await importFile(doubtful, settings(false, { confirm: true }));
    expect(drafts()).toEqual([]);
    expect(await verify()).toEqual([]);
  });
});

describe('an issue of another institution with the number of one that is held', () => {
  it('does not replace it, not even by force, unless that is said', async () => {
    await importFile(put('ours.txt', text(ISSUE)), settings(false));
    const before = held();
    const theirs = put(
      'theirs.txt',
      text(ISSUE).replace('湖南省人大常委会代表工作委员会', '长沙市人大常委会人事代表工作室'),
    );
    const { diagnostics } = await importFile(theirs, settings(true));
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'other-issue', severity: 'error' }));
    expect(held()).toEqual(before);
    expect(readFileSync(join(into().to, '679.mdx'), 'utf8')).toContain('issuer: 湖南省');
    const replaced = await importFile(theirs, settings(true, { replace: true }));
    expect(replaced.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(readFileSync(join(into().to, '679.mdx'), 'utf8')).toContain('issuer: 长沙市');
  });
});
