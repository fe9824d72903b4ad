import { cpSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { docx, textToBody } from '../documents/docx.ts';
import { issueText, type ProjectFolder, projectFolder } from '../project/folder.ts';

/** What the commands refuse or point out, in a project of one issue: exit code, code of the fault, and the way out. */
const held = projectFolder();
const folders = [held];
const WORDS = '2024年，我厅共承办代表建议30件，已办结30件，代表满意率98%。';
/** The figure of the issue, and of the older one that comes later. */
const PINS = ['12', '11'].map((issue) => `${issue}#a1p1s1q${WORDS.indexOf('30件')}: handled\n`).join('');

beforeAll(() => {
  held.put('12.txt', issueText(12, 1, 1, WORDS));
  expect(held.run('import', ['12.txt'])).toMatchObject({ status: 0 });
  held.put('content/indicators/handled.yaml', 'name: 承办\nshort: 承办\nunit: 件\ndefinition: 承办的建议\n');
  held.put('content/pins.yaml', PINS);
  held.put('content/entities/traffic.yaml', 'name: 省交通运输厅\nkey: traffic\n');
  held.put(
    'content/charts/c.yaml',
    'title: 图\nfinding: 一句话。\ntype: bar\nunit: 件\npanels:\n  - indicators: [handled]\n    label: entity\n',
  );
  held.put('content/changes.yaml', 'changes: []\n');
});
afterAll(() => {
  for (const folder of folders) folder.remove();
});

let project: ProjectFolder;
beforeEach(() => {
  project = projectFolder();
  folders.push(project);
  cpSync(held.at('.'), project.at('.'), { recursive: true });
});

/** Runs a command that must refuse. @returns what it says */
function refused(script: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): string {
  const { status, stderr } = project.run(script, args, env);
  expect([status, stderr]).toEqual([2, expect.stringContaining('修复：')]);
  expect(stderr).not.toContain('    at ');
  return stderr;
}

/** As if the issue had been published; sums of lists that are made by hand here are not kept. */
function publishTwelve(): void {
  project.put('src/published/SHA256SUMS', '');
  project.put('src/published/issues.tsv', '12\t2026-01-01\n');
}

describe('npm run import', () => {
  const take = (text: string) => {
    project.put('new.txt', text);
    return refused('import', ['new.txt']);
  };

  it('takes nothing of a day before there was any, or that has not come', () => {
    const text = issueText(13, 2, 3, WORDS);
    expect(take(text.replace('2025年', '1925年'))).toMatch(
      /date-too-early：日期 1925-03-20 早于 1979 年.*\n.*对照原件/u,
    );
    expect(take(text.replace('2025年', '2095年'))).toMatch(/date-in-the-future：日期 2095-03-20[\s\S]*到那一天再导入/u);
  });

  it('does not replace what is published without a word', () => {
    publishTwelve();
    project.put('new.txt', issueText(12, 1, 1, WORDS.replace('98%', '99%')));
    expect(refused('import', ['new.txt', '--force'])).toMatch(/published-issue[\s\S]*--replace-published/u);
    expect(project.run('import', ['new.txt', '--force', '--replace-published'])).toMatchObject({ status: 0 });
  });

  it('takes no document that cannot be read a second time', () => {
    const body = textToBody(issueText(13, 2, 3, WORDS));
    project.put('new.docx', docx(body, { files: { 'Word/Document.xml': new TextEncoder().encode('<a/>') } }));
    expect(refused('import', ['new.docx'])).toMatch(
      /unproved：第二次通读原件失败（里面有两个 Word\/Document\.xml）[\s\S]*另存一份 \.docx/u,
    );
  });

  it('points out a percentage that its own figures do not give', () => {
    project.put('new.txt', issueText(13, 2, 3, '今年以来，我厅共承办代表建议30件，已办结27件，办结率98%。'));
    const { status, stderr } = project.run('import', ['new.txt']);
    expect([status, stderr]).toEqual([0, expect.stringMatching(/提示 arithmetic-differs：.*98%.*90%.*\n.*<choice>/u)]);
  });
});

describe('npm run verify', () => {
  it('says which folder is not there, and which record is spoilt', () => {
    expect(project.run('verify')).toMatchObject({ status: 0 });
    expect(refused('verify', ['--bulletins', 'nowhere'])).toMatch(/nowhere: 错误 no-folder[\s\S]*--bulletins/u);
    project.put('content/sources/records/12.tsv', 'no record\n');
    expect(refused('verify')).toMatch(/broken-source：content\/sources\/12\.txt 或它的录入记录[\s\S]*git 恢复/u);
    expect(refused('extract')).toMatch(/broken-source/u);
  });

  it('says how a missing record and a missing received file come back', () => {
    rmSync(project.at('content/sources/records/12.tsv'));
    expect(refused('verify')).toMatch(/no-record[\s\S]*npm run import -- content\/sources\/12\.txt 补上/u);
    expect(project.run('import', ['content/sources/12.txt'])).toMatchObject({ status: 0 });
    expect(project.run('verify')).toMatchObject({ status: 0 });
    rmSync(project.at('content/sources/12.txt'));
    expect(refused('verify')).toMatch(/no-source：没有来件 content\/sources\/12\.txt[\s\S]*存到那里/u);
  });

  it('misses the received file of a published issue', () => {
    publishTwelve();
    project.put('src/published/sources.tsv', '12.txt\tabc\n');
    expect(refused('verify')).toMatch(/source-changed[\s\S]*git checkout HEAD -- content\/sources\/12\.txt/u);
    rmSync(project.at('content/sources/12.txt'));
    expect(refused('verify')).toMatch(/source-gone[\s\S]*git checkout HEAD -- content\/sources\/12\.txt/u);
  });
});

describe('npm run extract', () => {
  it('points out numbers that may be torn, and figures of bodies that nobody has filed', () => {
    const mdx = 'content/bulletins/12.mdx';
    project.edit(mdx, (text) => text.replace('30件，已', '3 0件，已'));
    rmSync(project.at('content/entities/traffic.yaml'));
    expect(project.run('extract').stderr).toMatch(/12\.mdx: 提示 torn-number：a1p1 .*“.*3 0件.*\n.*choice/u);
    project.edit(mdx, (text) => text.replace('3 0件', '30件'));
    expect(project.run('extract').stderr).toMatch(/unknown-entity：1 个数.*“省交通运输厅”[\s\S]*content\/entities\//u);
    project.edit(mdx, (text) => text.replace(/.*省交通运输厅.*\n/gu, ''));
    expect(project.run('extract').stderr).toMatch(/no-entity：1 个数[\s\S]*content\/pins\.yaml 里.*写明 entity/u);
  });

  it('tells beforehand what a draft will change that readers have been told', () => {
    publishTwelve();
    project.put('src/published/values.tsv', 'c\tfinding\t一句话。\nc\ttraffic-12\t30件\n');
    expect(project.run('extract')).toMatchObject({ status: 0, stderr: '' });
    // The same value in an older issue: the point is that of the older one.
    project.put('new.txt', issueText(11, 5, 12, WORDS).replace('2025年12月', '2024年12月'));
    expect(project.run('import', ['new.txt'])).toMatchObject({ status: 0 });
    const { status, stderr } = project.run('extract');
    expect([status, stderr]).toEqual([
      0,
      expect.stringMatching(/提示 once-published：草稿公布以后，图表 c 的 traffic-12 /u),
    ]);
    expect(stderr).toMatch(/content\/changes\.yaml[\s\S]*（编号 silent-change）/u);
  });

  it('reads no list that is no YAML or not as described, and writes nothing then', () => {
    publishTwelve();
    project.put('content/changes.yaml', 'changes: [\n');
    expect(refused('extract')).toMatch(/content\/changes\.yaml:\d: 错误 bad-yaml[\s\S]*缩进、引号或冒号/u);
    project.put('content/changes.yaml', 'changes:\n  - was: a\n');
    expect(refused('extract')).toMatch(/content\/changes\.yaml:1: 错误 bad-file：changes\.0.*\n.*文件开头的例子/u);
    project.put(
      'content/bulletins/12.mdx',
      project.read('content/bulletins/12.mdx').replace('serial: 12', 'serial: [12'),
    );
    expect(refused('extract')).toMatch(/12\.mdx:\d+: 错误 bad-yaml/u);
  });
});

/** Enough of a build for the steps that come after it. */
function build(canonical = '<link rel="canonical" href="https://example.org/">'): void {
  const page = `<!doctype html><html lang="zh-CN"><head><title>页</title>${canonical}</head><body></body></html>`;
  for (const file of ['index.html', '404.html', 'issues/12/index.html']) project.put(`dist/${file}`, page);
  for (const file of [
    'sitemap-index.xml',
    'search/directory.json',
    'search/parts.json',
    'pagefind/pagefind-entry.json',
  ])
    project.put(`dist/${file}`, '{}');
  project.put('dist/inline.json', '{"scripts":[],"styles":[]}');
}

describe('the last steps of a build', () => {
  it('find addresses and ids that were published and are gone', () => {
    build();
    project.put('src/published/addresses.txt', '/\n/charts/gone/\n');
    project.put('src/published/ids.txt', '/issues/12/#a1p9\n');
    const told = refused('addresses');
    expect(told).toMatch(/addresses\.txt:2: 错误 lost-address：.*“\/charts\/gone\/”\n.*content\/redirects\.yaml/u);
    expect(told).toMatch(/ids\.txt:1: 错误 lost-id：.*“\/issues\/12\/#a1p9”\n.*恢复原来的分段/u);
    project.put('content/redirects.yaml', '/charts/gone/: https://elsewhere.example/\n');
    expect(refused('addresses')).toMatch(/redirects\.yaml:1: 错误 bad-file：\/charts\/gone\/ .*\n.*文件开头的例子/u);
  });

  it('give no stamp to a build that lacks parts or does not say where it belongs', () => {
    build('');
    for (const script of ['stamp', 'addresses'])
      expect(refused(script)).toMatch(/dist\/index\.html: 错误 no-canonical.*\n.*npm run build/u);
    for (const script of ['release', 'serve']) expect(refused(script, ['--draft'])).toContain('no-canonical');
    build();
    rmSync(project.at('dist/inline.json'));
    rmSync(project.at('dist/404.html'));
    expect(refused('stamp')).toMatch(/parts-missing：.*缺 404\.html、inline\.json.*\n.*npm run build/u);
  });
});

describe('npm run release, npm run serve', () => {
  it('release no address that nobody has promised, into no link', () => {
    build();
    publishTwelve();
    expect(project.run('stamp')).toMatchObject({ status: 0, stderr: '' });
    expect(refused('release')).toMatch(/not-promised：.*新地址[\s\S]*npm run publish/u);
    symlinkSync(project.at('content'), project.at('link'));
    symlinkSync('/nowhere', project.at('far'));
    expect(refused('release', ['--draft', '--to', 'link'])).toMatch(
      /bad-target：.*本项目自己的文件夹[\s\S]*--to release/u,
    );
    expect(refused('release', ['--draft', '--to', 'far'])).toMatch(/target-is-link[\s\S]*releases\/N/u);
  });

  it('serve at no port that is none, is taken or belongs to another machine', async () => {
    build();
    expect(project.run('stamp')).toMatchObject({ status: 0 });
    expect(refused('serve', [], { PORT: '99999' })).toMatch(/bad-port：.*“PORT=99999”\n.*PORT=4322/u);
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
    const PORT = String((server.address() as AddressInfo).port);
    expect(refused('serve', [], { PORT })).toMatch(new RegExp(`port-taken：端口 ${PORT} 已被占用\\n.*PORT=4322`, 'u'));
    expect(refused('serve', [], { PORT, HOST: '192.0.2.1' })).toMatch(/not-listening：.*\n.*HOST 和 PORT/u);
    await new Promise((closed) => server.close(closed));
  });
});
