import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { lostLines, movedLine } from '../../src/lib/published/append.ts';
import { findUntold, placeOf } from '../../src/lib/published/promises.ts';
import { FIVE, LEDGERS } from '../collection.ts';
import { copyProject } from '../copy.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A copy of the project, its present state committed, in which ledgers are spoilt. */
let folder = '';
const at = (path: string) => join(folder, path);
const read = (path: string) => readFileSync(at(path), 'utf8');
const edit = (path: string, change: (text: string) => string) => {
  const text = read(path);
  expect(change(text), path).not.toBe(text);
  writeFileSync(at(path), change(text));
};
const git = (...args: string[]) =>
  spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: folder, encoding: 'utf8' });
/** What the commands ask of the ledgers, and nothing else. */
function check() {
  const code =
    "import { checkLedgers } from './scripts/ledgers.ts'; import { report } from './scripts/run.ts'; report(checkLedgers());";
  return spawnSync(process.execPath, ['--preserve-symlinks', '--input-type=module', '--eval', code], {
    cwd: folder,
    encoding: 'utf8',
  });
}
function run(script: string, env: NodeJS.ProcessEnv = {}, ...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, ['--preserve-symlinks', `scripts/${script}.ts`, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CI: '', ...env },
  });
  return { status, stderr };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledgers-'));
  folders.push(folder);
  copyProject(FIVE, folder);
  git('init', '--quiet');
  git('add', 'content', 'src/data', LEDGERS);
  git('commit', '--quiet', '--message', 'x');
});

describe('a ledger that has lost something', () => {
  it.each([
    ['corrections.tsv', (text: string) => text.split('\n').toSpliced(3, 8).join('\n'), /653 a1p5s2/u],
    ['corrections.tsv', (text: string) => text.replace('2026-11-21', '2026-11-29'), /2026-11-21/u],
    ['addresses.txt', (text: string) => text.replace('/charts/b-flow.csv\n', ''), /b-flow\.csv/u],
    ['ids.txt', (text: string) => text.replace('/issues/653/#a1p1s2\n', ''), /#a1p1s2/u],
    ['values.tsv', (text: string) => text.replace('\t73.6%', '\t75.6%'), /73\.6%/u],
    ['figures.tsv', (text: string) => text.replace('42人次（42', '24人次（24'), /677#a1p3s3.*42人次/u],
    ['sources.tsv', (text: string) => text.replace(/^679.*\n/mu, ''), /679\.txt/u],
  ])('%s: an error that names the line and how it comes back', (name, change, named) => {
    edit(`${LEDGERS}/${name}`, change);
    const before = read(`${LEDGERS}/${name}`);
    const { status, stderr } = check();
    expect([status, stderr]).toEqual([2, expect.stringMatching(/lost-lines/u)]);
    expect(stderr).toMatch(named);
    expect(stderr).toContain(`git checkout HEAD -- ${LEDGERS}/${name}`);
    expect(read(`${LEDGERS}/${name}`)).toBe(before);
  });

  it.each(['values.tsv', 'figures.tsv', 'sources.tsv', 'corrections.tsv', 'addresses.txt', 'ids.txt'])(
    'is gone: %s, with git and without',
    { tags: ['nightly'] },
    (name) => {
      rmSync(at(`${LEDGERS}/${name}`));
      for (const _ of ['with git', 'without']) {
        const { status, stderr } = check();
        expect([status, stderr]).toEqual([2, expect.stringContaining('lost-ledger')]);
        expect(stderr).toContain(`git checkout HEAD -- ${LEDGERS}/${name}`);
        rmSync(at('.git'), { recursive: true, force: true });
      }
    },
  );

  it('has lost its sums: an error, else nobody without git would see what is edited', () => {
    rmSync(at(`${LEDGERS}/SHA256SUMS`));
    expect(check()).toMatchObject({ status: 2, stderr: expect.stringMatching(/SHA256SUMS.*lost-ledger/u) });
  });

  it('because two branches were joined: what either has promised stays, and publishing sums it up', () => {
    writeFileSync(at('.gitattributes'), readFileSync('.gitattributes'));
    const publish = (serial: string, branch: string) => {
      git('checkout', '--quiet', '-b', branch, 'base');
      for (const list of ['issues.tsv', 'sources.tsv', 'ids.txt'])
        edit(`${LEDGERS}/${list}`, (text) => `${text}${serial}\t${branch}\n`);
      edit(`${LEDGERS}/SHA256SUMS`, (text) => text.replace(/^\w+/u, `${serial}`));
      git('commit', '--quiet', '--all', '--message', branch);
    };
    git('branch', 'base');
    publish('801', 'one');
    publish('802', 'two');
    expect(git('merge', '--no-commit', 'one')).toMatchObject({ status: 0 });
    expect(read(`${LEDGERS}/issues.tsv`)).toMatch(/802\ttwo\n801\tone\n$/u);
    for (const step of ['joining', 'joined']) {
      const { status, stderr } = check();
      expect([status, stderr.match(/提示 joined-list/gu)?.length], step).toEqual([0, 3]);
      git('commit', '--quiet', '--all', '--message', 'joined');
    }
    // A line that neither branch has is nobody's promise; one that either has is kept.
    edit(`${LEDGERS}/ids.txt`, (text) => `${text}803\n`);
    expect(check()).toMatchObject({ status: 2, stderr: expect.stringMatching(/ids\.txt.*edited-list/u) });
    git('reset', '--quiet', '--hard', 'HEAD^1');
    git('merge', '--no-commit', 'one');
    edit(`${LEDGERS}/sources.tsv`, (text) => text.replace('801\tone\n', ''));
    expect(check()).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/sources\.tsv.*lost-in-join.*[\s\S]*801 one[\s\S]*再合并一次/u),
    });
  });

  it('because publishing was killed while it wrote: whoever comes next completes it', () => {
    const list = at(`${LEDGERS}/ids.txt`);
    const staged = at(`${LEDGERS}/.import-ids.txt.new`);
    const whole = read(`${LEDGERS}/ids.txt`);
    writeFileSync(staged, whole);
    writeFileSync(at(`${LEDGERS}/.import.json`), JSON.stringify([{ path: list, staged }]));
    rmSync(list);
    expect(run('extract', {}, '--check')).toMatchObject({ status: 0 });
    expect(read(`${LEDGERS}/ids.txt`)).toBe(whole);
    expect([existsSync(staged), existsSync(at(`${LEDGERS}/.import.json`))]).toEqual([false, false]);
  });

  it('because the text of a published issue is gone: one fault, which says how it comes back', () => {
    rmSync(at('content/bulletins/677.mdx'));
    const { status, stderr } = run('extract', {}, '--check');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/677\.mdx.*lost-issue[\s\S]*git checkout HEAD/u)]);
    expect(stderr).not.toContain('silent-change');
  });

  it('stops the extraction, which writes nothing', () => {
    rmSync(at(`${LEDGERS}/values.tsv`));
    edit(`${LEDGERS}/addresses.txt`, (text) => text.replace('/charts/b-flow.csv\n', ''));
    for (const more of [[], ['--check']])
      expect(run('extract', {}, ...more)).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/lost-ledger[\s\S]*lost-lines/u),
      });
    expect(existsSync(at(`${LEDGERS}/values.tsv`))).toBe(false);
  });

  it('without git: a list that somebody has edited is not taken for what was published', { tags: ['nightly'] }, () => {
    rmSync(at('.git'), { recursive: true });
    edit(`${LEDGERS}/corrections.tsv`, (text) => text.split('\n').toSpliced(3, 8).join('\n'));
    const { status, stderr } = run('extract');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/corrections\.tsv.*edited-list/u)]);
    expect(stderr).toContain('npm run publish');
  });

  it('an entry of changes.yaml that readers were told of is kept, too', { tags: ['nightly'] }, () => {
    const entry = '- {date: 2026-11-01, chart: x, point: y, was: 1件, is: 2件, reason: 更正一处}';
    edit('content/changes.yaml', (text) => text.replace('changes: []', `changes:\n  ${entry}`));
    git('commit', '--quiet', '--all', '--message', 'y');
    edit('content/changes.yaml', (text) => text.replace(`\n  ${entry}`, ' []'));
    expect(run('extract')).toMatchObject({ status: 2, stderr: expect.stringMatching(/lost-lines.*\n.*更正一处/u) });
  });
});

describe('a number that no chart shows', () => {
  const mistake = () => {
    for (const file of ['content/bulletins/677.mdx', 'content/sources/677.txt'])
      edit(file, (text) => text.replace(/42(\s*)人次/u, '24$1人次'));
  };
  /** The line that an error offers, as an editor pastes it. */
  const offered = (stderr: string, reason: string) => {
    const lines = stderr.split('\n').filter((line) => /^ +- \{"date"/u.test(line));
    return [...new Set(lines)]
      .map((line) => `  ${line.trim()}`.replace('"reason":""', `"reason":"${reason}"`))
      .join('\n');
  };

  it('is guarded as one that a chart shows, and so is the file that it came in', { tags: ['nightly'] }, () => {
    mistake();
    const verified = run('verify');
    expect([verified.status, verified.stderr]).toEqual([
      2,
      expect.stringMatching(/sources\/677\.txt.*source-changed/u),
    ]);
    expect(verified.stderr).toContain('git checkout HEAD -- content/sources/677.txt');
    const data = read('src/data/677/observations.json');
    const { status, stderr } = run('extract');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/silent-figures.*图上没有的/u)]);
    expect(stderr).toContain('42人次（42人次，exact）');
    expect(read('src/data/677/observations.json')).toBe(data);
  });

  it('changes with one entry that tells of all that has one reason, and of nothing else', { tags: ['nightly'] }, () => {
    mistake();
    const entries = offered(run('extract').stderr, '照原件更正了一处识别错误');
    edit('content/changes.yaml', (text) => text.replace('changes: []', `changes:\n${entries}`));
    expect(run('extract')).toEqual({ status: 0, stderr: expect.not.stringContaining('错误') });
    expect(run('verify')).toMatchObject({ status: 0 });
    // Nothing has been promised anew: that is what publishing does.
    expect(read(`${LEDGERS}/figures.tsv`)).not.toContain('24人次');
    for (const file of ['content/bulletins/677.mdx', 'content/sources/677.txt'])
      edit(file, (text) => text.replace(/24(\s*)人次/u, '25$1人次'));
    expect(run('extract')).toMatchObject({ status: 2, stderr: expect.stringContaining('silent-figures') });
  });
});

describe('two at once', { tags: ['nightly'] }, () => {
  const lock = () => at('content/bulletins/.import.lock');

  it('an extraction during an import, or during another one, says who is at work and writes nothing', () => {
    edit('src/data/677/figures.json', (text) => text.replace('143', '144'));
    const owner = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
    writeFileSync(lock(), JSON.stringify(owner));
    const stale = read('src/data/677/figures.json');
    expect(run('extract')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`locked：另一个导入、抽取或公布正在写这里（进程 ${process.pid}`),
    });
    expect(read('src/data/677/figures.json')).toBe(stale);
    // Who only looks needs no lock.
    expect(run('extract', {}, '--check').stderr).not.toContain('locked');
    for (const nobody of ['', JSON.stringify({ ...owner, pid: spawnSync(process.execPath, ['-e', '0']).pid })]) {
      writeFileSync(lock(), nobody);
      expect(run('extract')).toEqual({ status: 0, stderr: expect.stringMatching(/提示 lock-taken-over/u) });
      expect(existsSync(lock())).toBe(false);
    }
    expect(read('src/data/677/figures.json')).not.toBe(stale);
  });
});

describe('placeOf(at)', () => {
  it.each([
    ['677#a1p3s3', '/issues/677/#a1p3s3'],
    ['677.txt', '/issues/677/source/'],
    ['received/677.docx', '/issues/677/source/'],
    ['visits/hunan//2023-01-01/2023-12-31', undefined],
  ])('of %s is %s', (at, place) => {
    expect(placeOf(at)).toBe(place);
  });
});

describe('what a list has lost', () => {
  it('counts lines that stand twice, and sees one that has moved', () => {
    expect(lostLines('a\nb\nb\n', 'b\na\n')).toEqual(['b']);
    expect(lostLines('a\n', 'a\nb\n')).toEqual([]);
    expect([movedLine('a\nb\n', 'b\na\n'), movedLine('a\n', 'a\nb\n')]).toEqual(['a', undefined]);
  });

  it('is told of place by place, value by value', () => {
    const told = (...shown: string[]) => shown.map((each) => ({ at: 'x', shown: each }));
    const group = (was: string, is?: string) => [
      { date: '2026-01-01', reason: '更正一处', values: [{ at: 'x', was, ...(is && { is }) }] },
    ];
    expect(findUntold(told('1', '1'), told('1'), [])).toEqual([{ at: 'x', was: '1' }]);
    expect(findUntold(told('1'), told('1', '2'), [])).toEqual([]);
    expect(findUntold(told('1'), told('2'), [])).toEqual([{ at: 'x', was: '1', is: '2' }]);
    expect(findUntold(told('1'), told('2'), group('1', '2'))).toEqual([]);
    expect(findUntold(told('1'), told('3'), group('1', '2'))).toHaveLength(1);
    expect(findUntold(told('1'), told(), group('1', '2'))).toHaveLength(1);
    expect(findUntold(told('1'), told(), group('1'))).toEqual([]);
    expect(findUntold(told('1'), told('3'), group('1'))).toHaveLength(1);
  });
});
