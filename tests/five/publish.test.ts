import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILD_TIMEOUT, copyProject, ownEnvironment } from '../copy.ts';

/** One published issue and one draft, in a folder that no git keeps. */
const folder = copyProject();
const at = (path: string) => join(folder, path);
const read = (path: string) => readFileSync(at(path), 'utf8');
const edit = (path: string, change: (text: string) => string) => {
  const text = read(path);
  expect(change(text), path).not.toBe(text);
  writeFileSync(at(path), change(text));
};
const lists = () =>
  Object.fromEntries(globSync('*', { cwd: at('src/published') }).map((name) => [name, read(`src/published/${name}`)]));

function run(script: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}.ts`, ...args], {
    cwd: folder,
    env: { ...ownEnvironment(), GIT_DIR: at('none'), ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** An issue as it comes in, with as many suggestions as given. */
const text = (serial: number, number: number, month: number, count: number) =>
  `联　络　动　态

第${number}期
（总第${serial}期）

某省人大常委会代表工作委员会编　　2025年${month}月20日

办好代表建议　改善群众出行
省交通运输厅

　　今年以来，我厅共承办代表建议${count}件，已办结${count}件，代表满意率98%。
　　一、抓部署。厅党组专题研究代表建议办理工作3次，逐件明确责任。

送：各位代表
责任编辑：甲
`;

const ENCLAVE = {
  'entities/enclave': ['name: 省飞地办'],
  pins: ['13#a1p2s2q24: enclave'],
  'indicators/enclave': ['name: 飞地驿站数', 'short: 飞地', 'unit: 个', 'definition: 新建的飞地驿站。'],
  'charts/enclave': [
    'title: 飞地驿站',
    'order: 1',
    'finding: 新建{max.value}。',
    'type: bar',
    'unit: 个',
    'axis: { min: 0 }',
    'panels:',
    '  - indicators: [enclave]',
    '    label: entity',
  ],
  'mechanisms/enclave': [
    'name: 飞地驿站',
    'stages: [跟踪]',
    'attestations:',
    '  - { serial: 13, name: 飞地驿站, kind: 清单台账, unit: 省飞地办, stages: [跟踪], quote: 新建飞地驿站7个 }',
  ],
};

function take(serial: number, number: number, month: number, count = 30) {
  writeFileSync(at(`${serial}.txt`), text(serial, number, month, count));
  return run('import', [`${serial}.txt`]);
}

beforeAll(() => {
  for (const part of ['bulletins', 'sources', 'mechanisms', 'charts']) {
    rmSync(at(`content/${part}`), { recursive: true });
    mkdirSync(at(`content/${part}`));
  }
  rmSync(at('src/published'), { recursive: true });
  writeFileSync(at('content/changes.yaml'), 'changes: []\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('an issue', () => {
  it(
    'is published with all its addresses, ids and values, or not at all',
    () => {
      expect(take(12, 1, 1)).toMatchObject({ status: 0 });
      expect(run('extract')).toMatchObject({ status: 0 });
      expect(existsSync(at('src/published'))).toBe(false);

      expect(run('publish', ['13'])).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/no-such-issue[\s\S]*npm run import/u),
      });
      edit('content/bulletins/12.mdx', (mdx) =>
        mdx.replace('---\n\n', 'unconfirmed:\n  - kind: title\n    line: 8\n    quote: 办好\n    reason: 试\n---\n\n'),
      );
      expect(run('publish', ['12'])).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/unconfirmed[\s\S]*--confirm/u),
      });
      edit('content/bulletins/12.mdx', (mdx) => mdx.replace(/unconfirmed:[\s\S]*?---/u, '---'));
      // The data are not those of the text.
      edit('src/data/12/figures.json', (data) => data.replace('30件', '31件'));
      expect(run('publish', ['12'])).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/stale[\s\S]*not-published/u),
      });
      expect(lists()).toEqual({});
      expect(run('extract')).toMatchObject({ status: 0 });

      expect(run('publish', ['12'])).toMatchObject({ status: 0, stdout: expect.stringContaining('公布了第 12 期') });
      expect(read('src/published/issues.tsv')).toMatch(/^12\t\d{4}-\d\d-\d\d\n$/u);
      expect(read('src/published/addresses.txt')).toContain('\n/issues/12/source/\n');
      expect(read('src/published/ids.txt')).toContain('/issues/12/#a1p1s1\n');
      expect(read('src/published/figures.tsv')).toContain('12#a1p1s1\t30件');
      expect(Object.keys(lists())).toHaveLength(9);
    },
    BUILD_TIMEOUT,
  );

  it('that is published changes only with a reason for readers, and none of it is lost unseen', () => {
    for (const file of ['content/bulletins/12.mdx', 'content/sources/12.txt'])
      edit(file, (old) => old.replaceAll('30件', '32件'));
    const refused = run('extract');
    expect(refused).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/silent-figures[\s\S]*content\/changes\.yaml/u),
    });
    const entries = [...new Set(refused.stderr.match(/- \{"date".*\}/gu))].map(
      (line) => `  ${line.replace('"reason":""', '"reason":"照原件更正"')}`,
    );
    writeFileSync(at('content/changes.yaml'), `changes:\n${entries.join('\n')}\n`);
    expect(run('extract')).toMatchObject({ status: 0 });
    for (const file of ['content/bulletins/12.mdx', 'content/sources/12.txt'])
      edit(file, (old) => old.replaceAll('32件', '30件'));
    writeFileSync(at('content/changes.yaml'), 'changes: []\n');
    expect(run('extract')).toMatchObject({ status: 0 });
    writeFileSync(at('12.txt'), text(12, 1, 1, 40));
    expect(run('import', ['12.txt', '--force'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/published-issue[\s\S]*--replace-published/u),
    });
  });

  it(
    "that is a draft is nobody's promise: it is made anew as often as one likes, and readers do not get it",
    () => {
      expect(take(13, 2, 2)).toMatchObject({ status: 0 });
      expect(run('extract')).toMatchObject({ status: 0, stdout: expect.stringContaining('1 期是草稿') });
      // What only a draft speaks of: a body, an indicator, a chart and a mechanism of its own.
      const draft = text(13, 2, 2, 50).replace('省交通运输厅', '省飞地办').replace('逐件', '新建飞地驿站7个，逐件');
      for (const [file, lines] of Object.entries(ENCLAVE)) writeFileSync(at(`content/${file}.yaml`), lines.join('\n'));
      writeFileSync(at('13.txt'), draft);
      expect(run('import', ['13.txt', '--force'])).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('替换了原来的'),
      });
      edit('content/bulletins/13.mdx', (mdx) => mdx.replace('逐件', '<sic note="疑">逐件</sic>'));
      expect(run('extract')).toMatchObject({ status: 0 });
      const promised = lists();

      expect(run('build')).toMatchObject({ status: 0 });
      expect(read('dist/issues/13/index.html')).toContain('草稿');
      expect(read('dist/issues/12/index.html')).not.toContain('草稿');
      expect(run('release')).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/drafts-in-build：.*“13”[\s\S]*npm run publish -- 13/u),
      });

      expect(run('build', [], { SITE_ADDRESS: 'https://example.org' })).toMatchObject({
        status: 0,
        stderr: expect.stringContaining('草稿 13 不在里面'),
      });
      const shown = globSync('**/*.{html,json,csv,xml,txt,js}', { cwd: at('dist') }).filter(
        (file) =>
          /issues\/13\b|enclave/u.test(file) || /总第13期|\/issues\/13\/|飞地|enclave/u.test(read(`dist/${file}`)),
      );
      expect(shown).toEqual([]);
      expect(run('release', ['--quality', '0'])).toMatchObject({ status: 0 });
      // Texts that were changed while the site was made of them.
      expect(run('stamp', ['0'.repeat(64)])).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('mixed-build'),
      });
      const owner = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
      writeFileSync(at('content/bulletins/.import.lock'), JSON.stringify(owner));
      expect(run('publish', ['13'])).toMatchObject({ status: 2, stderr: expect.stringContaining('locked') });
      expect(lists()).toEqual(promised);
    },
    BUILD_TIMEOUT,
  );
});
