import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesBelow } from '../../scripts/run.ts';
import { LEDGERS } from '../collection.ts';
import { copyProject, ownEnvironment } from '../copy.ts';

/** A project with five issues of which nothing is published, so that nothing is refused. */
const folder = mkdtempSync(join(tmpdir(), 'extract-'));
const at = (path: string) => join(folder, path);
const read = (path: string) => readFileSync(at(path), 'utf8');
function edit(path: string, change: (text: string) => string): void {
  const text = read(path);
  expect(change(text), path).not.toBe(text);
  writeFileSync(at(path), change(text));
}
function extract(...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, ['--preserve-symlinks', 'scripts/extract.ts', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: ownEnvironment(),
  });
  return { status, stderr };
}
const DATA = 'src/data';
const CACHE = '.astro/extracted';
/** All files of data with their bytes. */
const data = () => filesBelow(at(DATA)).map((file) => [file, read(`${DATA}/${file}`)]);
/** The same as a project makes them that has never read an issue. */
function dataAnew() {
  rmSync(at('.astro'), { recursive: true, force: true });
  rmSync(at(DATA), { recursive: true });
  expect(extract()).toMatchObject({ status: 0 });
  return data();
}

beforeAll(() => {
  copyProject(undefined, folder);
  rmSync(at(LEDGERS), { recursive: true });
  writeFileSync(at('content/changes.yaml'), 'changes: []\n');
  dataAnew();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run extract', () => {
  it('writes a folder for each issue and one for what joins them, and knows them afterwards', () => {
    expect(readdirSync(at(DATA)).sort()).toEqual(['653', '677', '679', '701', '755', 'joined']);
    expect(readdirSync(at(CACHE)).sort()).toEqual(['653.json', '677.json', '679.json', '701.json', '755.json']);
    expect(extract('--check')).toMatchObject({ status: 0 });
  });

  it('reads the one issue that has changed, and comes to what it comes to without knowing the others', () => {
    const before = new Map(readdirSync(at(CACHE)).map((name) => [name, statSync(at(`${CACHE}/${name}`)).mtimeMs]));
    edit('content/bulletins/679.mdx', (mdx) => `${mdx.trimEnd()}\n\n另外办理建议7件。\n`);
    expect(extract()).toMatchObject({ status: 0 });
    expect(read(`${DATA}/679/figures.json`)).toContain('另外办理建议7件');
    const anew = [...before].filter(([name, was]) => statSync(at(`${CACHE}/${name}`)).mtimeMs !== was);
    expect(anew.map(([name]) => name)).toEqual(['679.json']);
    const known = data();
    expect(dataAnew()).toEqual(known);
  });

  it('takes what it knows as it is, but not where its data are others than it wrote', () => {
    edit(`${CACHE}/653.json`, (entry) => entry.replace('"masthead":[', '"masthead":["known",'));
    edit(`${CACHE}/677.json`, (entry) => entry.replace('"masthead":[', '"masthead":["known",'));
    const spoilt = `${DATA}/677/issue.json`;
    const was = read(spoilt);
    edit(spoilt, (text) => text.replace('masthead', 'mastheads'));
    expect(extract('--check')).toMatchObject({ status: 2, stderr: expect.stringMatching(/677\/issue\.json.*stale/u) });
    expect(extract()).toMatchObject({ status: 0 });
    expect(read(spoilt)).toBe(was);
    expect(read(`${CACHE}/677.json`)).not.toContain('"known"');
    expect(read(`${CACHE}/653.json`)).toContain('"known"');
  });

  it('takes the data of an issue away with its text, and tells of them where it only looks', () => {
    rmSync(at('content/bulletins/653.mdx'));
    rmSync(at('content/mechanisms'), { recursive: true });
    rmSync(at('content/charts'), { recursive: true });
    const { status, stderr } = extract('--check');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/653\/figures\.json.*stale/u)]);
    expect(existsSync(at(`${DATA}/653`))).toBe(true);
    expect(extract()).toMatchObject({ status: 0 });
    expect(readdirSync(at(DATA)).sort()).toEqual(['677', '679', '701', '755', 'joined']);
    expect(existsSync(at(`${CACHE}/653.json`))).toBe(false);
    const known = data();
    expect(dataAnew()).toEqual(known);
  });

  it('leaves every file as it was where it refuses', () => {
    const was = data();
    edit('content/bulletins/677.mdx', (mdx) => mdx.replace('number: 3', 'number: three'));
    expect(extract()).toMatchObject({ status: 2 });
    expect(data()).toEqual(was);
  });
});
