import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { runNginx } from '../../scripts/nginx.ts';
import { freePort } from '../../scripts/port.ts';
import { checkOptions } from '../../scripts/release/options.ts';
import { lockTarget } from '../../scripts/release/target.ts';
import { which } from '../../scripts/which.ts';
import { install } from './install.ts';

/** The way from a build to readers, as docs/deploy.md describes it. */
const folder = mkdtempSync(join(tmpdir(), 'lianluo-way-'));
const running: ChildProcess[] = [];
if (which('nginx').length === 0) install('nginx', ['nginx-light']);
afterAll(() => {
  for (const child of running) child.kill();
  rmSync(folder, { recursive: true });
});

const five = inject('five');

function release(...options: string[]) {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/release.ts', ...options], {
    cwd: five,
    encoding: 'utf8',
  });
  return { status, stderr };
}

/** Asks for the paths in turn until told to stop; what was not answered with 200 and a whole body. */
function poll(origin: string, paths: readonly string[]) {
  const bad: string[] = [];
  let count = 0;
  let isOver = false;
  const ask = async () => {
    while (!isOver)
      for (const path of paths) {
        count++;
        const said = await fetch(`${origin}${path}`, { signal: AbortSignal.timeout(5000) })
          .then(async (answer) => ((await answer.text()) && answer.ok ? '' : String(answer.status)))
          .catch((error: Error) => error.message);
        if (said) bad.push(`${path} ${said}`);
        await new Promise((next) => setTimeout(next, 10));
      }
  };
  const done = Promise.all([ask(), ask()]);
  return {
    stop: async () => {
      isOver = true;
      await done;
      return { count, bad };
    },
  };
}

describe('publishing over a site that is read', () => {
  it('ten releases and a way back answer every request, also for files of the release before', {
    tags: ['nightly'],
    timeout: 300_000,
  }, async () => {
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const current = join(folder, 'current');
    const publish = (n: number) =>
      execFileSync('sh', ['-c', `ln -sfn releases/${n} next && mv -T next current`], { cwd: folder });
    const to = (n: number) => join(folder, 'releases', String(n));
    const make = (n: number, ...more: string[]) =>
      new Promise<void>((done, fail) => {
        const words = [
          '--draft',
          '--to',
          to(n),
          '--root',
          join(current, 'site'),
          '--listen',
          String(port),
          '--quality',
          '0',
        ];
        const child = spawn(process.execPath, ['scripts/release.ts', ...words, ...more], { cwd: five });
        child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`release ${n}: ${code}`))));
      });
    await make(0);
    const old = '/_astro/only-in-the-first.Ab12Cd.js';
    writeFileSync(join(to(0), 'site', old), 'export const first = 1;\n'.repeat(40));
    publish(0);
    running.push(await runNginx(folder, `include ${current}/nginx.conf;`, origin));
    const home = readFileSync(join(to(0), 'site/index.html'), 'utf8');
    const hashed = [...home.matchAll(/(?:src|href)="(\/_astro\/[^"]+)"/gu)].map(([, path = '']) => path);
    const parts = readdirSync(join(to(0), 'site/search/index')).map((name) => `/search/index/${name}`);
    expect([hashed.length, parts.length].every((count) => count > 0)).toBe(true);
    const polled = poll(origin, [
      ...hashed,
      ...parts,
      '/search/directory.json',
      '/',
      '/issues/679/',
      '/search/',
      '/search/parts.json',
      '/pagefind/pagefind-entry.json',
      '/data/figures.csv',
      old,
    ]);
    for (let n = 1; n <= 10; n++) {
      await make(n, '--after', to(n - 1));
      publish(n);
    }
    publish(9);
    const { count, bad } = await polled.stop();
    expect({ bad: bad.length, first: bad.slice(0, 3) }).toEqual({ bad: 0, first: [] });
    expect(count).toBeGreaterThan(500);
    console.log(`10 releases and one way back: ${count} requests, ${bad.length} bad answers`);
  });

  it('can be taken over by a server that has other sites', { tags: ['nightly'] }, () => {
    const [release, other] = [join(folder, 'releases', '9'), join(folder, 'other')];
    mkdirSync(join(other, 'logs'), { recursive: true });
    const conf = join(other, 'nginx.conf');
    const server = `server { listen 127.0.0.1:8089; location /other/ { return 204; } include ${release}/location.conf; }`;
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${other};`);
    writeFileSync(conf, `pid ${other}/pid; events {} http { access_log off; ${paths.join(' ')} ${server} }`);
    const { status, stderr } = spawnSync(
      which('nginx')[0] ?? 'nginx',
      ['-t', '-p', other, '-e', join(other, 'error'), '-c', conf],
      {
        encoding: 'utf8',
      },
    );
    expect([status, stderr]).toEqual([0, expect.stringContaining('test is successful')]);
    // How a host is asked for is not for one of its sites to say.
    expect(readFileSync(join(release, 'location.conf'), 'utf8')).not.toContain('Strict-Transport-Security');
  });

  it('finds a compressed file that has been damaged on its way', { tags: ['nightly'] }, () => {
    const site = join(folder, 'releases', '10', 'site');
    const check = () => spawnSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: site, encoding: 'utf8' });
    expect(check().status).toBe(0);
    writeFileSync(join(site, 'issues/679/index.html.gz'), 'rubbish');
    expect(check()).toMatchObject({ status: 1, stdout: expect.stringContaining('issues/679/index.html.gz') });
  });
});

describe('npm run release', () => {
  const link = join(folder, 'link-into-content');
  symlinkSync(join(five, 'content'), link);
  it.each([
    '.',
    '..',
    'content',
    'dist',
    'src/lib',
    '',
    'package.json',
    'tests/unit',
    link,
    join(link, 'new'),
    join(link, 'sources/a/b'),
  ])('leaves %j as it is', { tags: ['nightly'] }, (to) => {
    const file = join(five, 'package.json');
    const before = readFileSync(file, 'utf8');
    expect(release('--draft', '--to', to)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/bad-target.*\n.*修复/u),
    });
    expect(['content/bulletins/653.mdx', 'dist/index.html'].filter((each) => !existsSync(join(five, each)))).toEqual(
      [],
    );
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('replaces its own releases, and no folder of somebody else', () => {
    const other = join(folder, 'letters');
    mkdirSync(other);
    writeFileSync(join(other, 'letter.txt'), 'dear');
    expect(release('--draft', '--to', other)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('不是 npm run release 生成的'),
    });
    expect(readFileSync(join(other, 'letter.txt'), 'utf8')).toBe('dear');
    expect(release('--draft', '--quality', '0', '--to', join(folder, 'releases', '1')).status).toBe(0);
  });

  it.each([
    '0',
    '65536',
    '0080',
    '999.1.1.1:80',
    '1.2.3:80',
    'a..b:80',
    'a-.example:80',
    '[:::::]:80',
    '[1.2.3.4]:80',
    '::1:80',
    '80 default_server',
    'unix:/tmp/a:80',
    ' 80',
  ])('listens at no %j', (listen) => {
    expect(checkOptions({ listen, root: '/srv', quality: '5' })).toMatchObject([{ code: 'bad-option' }]);
  });

  it.each(['80', '127.0.0.1:8080', '0.0.0.0:80', '*:80', '[::1]:8080', '[::]:80', 'example.org:443', 'a-b.example:80'])(
    'listens at %s',
    (listen) => expect(checkOptions({ listen, root: '/srv', quality: '5' })).toEqual([]),
  );

  it.each([
    ['--listen', '80; } server { listen 81'],
    ['--root', 'C:/www'],
    ['--root', '/srv/a b'],
    ['--root', '/srv/"; } #'],
    ['--root', 'relative'],
    ['--quality', '99'],
    ['--quality', 'abc'],
    ['--after', '/nowhere'],
  ])('refuses %s %s', (option, value) => {
    const to = join(folder, 'none');
    const { status, stderr } = release('--draft', '--to', to, option, value);
    expect([status, stderr]).toEqual([2, expect.stringContaining(`${option} ${value}`)]);
    expect(existsSync(to)).toBe(false);
  });

  it('waits for no other release into the same folder, and takes the lock of one that was killed', () => {
    const to = join(folder, 'locked');
    writeFileSync(`${to}.lock`, String(process.pid));
    expect(release('--draft', '--to', to)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(String(process.pid)),
    });
    writeFileSync(`${to}.lock`, '999999999');
    expect(release('--draft', '--quality', '0', '--to', to).status).toBe(0);
    expect(existsSync(`${to}.lock`)).toBe(false);
  });

  it.each(['999999999', '', '0', '-1', '1e99', 'rubbish'])('takes a lock that is nobody’s: %j', (left) => {
    const to = join(folder, 'nobody');
    writeFileSync(`${to}.lock`, left);
    const lock = lockTarget(to);
    expect(lock).toHaveProperty('release');
    if ('release' in lock) lock.release();
    expect(existsSync(`${to}.lock`)).toBe(false);
  });

  it('publishes no build that stands for no address', () => {
    const { status, stderr } = release('--to', join(folder, 'none'));
    expect([status, stderr]).toEqual([2, expect.stringMatching(/no-address[\s\S]*SITE_ADDRESS=/u)]);
  });
});

describe('a build that is not whole', () => {
  const project = join(folder, 'project');
  // Enough of a site; the whole of it is in the releases above.
  const SOME = ['.build.json', 'index.html', '404.html', 'about', 'issues/679', '_astro', 'pagefind', 'search', 'data'];
  SOME.push('feed.xml', 'feed.json', 'sitemap-index.xml');
  const run = (script: string, ...options: string[]) =>
    spawnSync(process.execPath, [resolve(`scripts/${script}.ts`), ...options], { cwd: project, encoding: 'utf8' });
  const again = () => {
    rmSync(project, { recursive: true, force: true });
    for (const part of SOME) cpSync(join(five, 'dist', part), join(project, 'dist', part), { recursive: true });
    cpSync('public', join(project, 'public'), { recursive: true });
    mkdirSync(join(project, 'content'));
    writeFileSync(join(project, 'content/a.mdx'), 'a');
    expect(run('stamp').status).toBe(0);
  };

  it.each([
    ['without a stamp', 'half-build', () => rmSync(join(project, 'dist/.build.json'))],
    ['with a page changed', 'changed-build', () => writeFileSync(join(project, 'dist/about/index.html'), 'x')],
    ['with a page too few', 'changed-build', () => rmSync(join(project, 'dist/about/index.html'))],
    ['without its search index', 'changed-build', () => rmSync(join(project, 'dist/pagefind'), { recursive: true })],
    ['with a file too many', 'changed-build', () => writeFileSync(join(project, 'dist/evil.js'), 'x')],
    ['older than its content', 'old-build', () => writeFileSync(join(project, 'content/a.mdx'), 'b')],
    ['that is not there', 'no-build', () => rmSync(join(project, 'dist'), { recursive: true })],
  ])('%s is neither released nor served: %s', (_, code, spoil) => {
    again();
    spoil();
    for (const script of ['release', 'serve'])
      expect(run(script)).toMatchObject({ status: 2, stderr: expect.stringContaining(code) });
  });

  it('gets no stamp: parts missing, or code inside a page that the source does not know', { tags: ['nightly'] }, () => {
    again();
    rmSync(join(project, 'dist/pagefind'), { recursive: true });
    expect(run('stamp')).toMatchObject({ status: 2, stderr: expect.stringContaining('pagefind-entry.json') });
    again();
    const page = join(project, 'dist/about/index.html');
    writeFileSync(page, readFileSync(page, 'utf8').replace('</head>', '<script>fetch("//evil")</script></head>'));
    expect(run('stamp')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/dist\/about\/index\.html: .*unknown-code.*<script> fetch/u),
    });
  });

  it('is never seen by those who read while it is made: serve goes on with the old one and takes the new one', {
    tags: ['nightly'],
  }, async () => {
    again();
    const port = await freePort();
    const server = spawn(process.execPath, [resolve('scripts/serve.ts')], {
      cwd: project,
      env: { ...process.env, PORT: String(port) },
    });
    running.push(server);
    const origin = (
      await new Promise<string>((done) => server.stdout.on('data', (line) => done(String(line).trim())))
    ).replace(/\/$/u, '');
    const polled = poll(origin, ['/', '/issues/679/', '/about/']);
    const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
    const home = readFileSync(join(five, 'dist/index.html'), 'utf8');
    rmSync(join(project, 'dist'), { recursive: true });
    await pause(700);
    for (const part of SOME.slice(1))
      cpSync(join(five, 'dist', part), join(project, 'dist', part), { recursive: true });
    const textOf = (page: string, tag: string) =>
      new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'u').exec(readFileSync(join(five, 'dist', page), 'utf8'))?.[1] ?? '';
    const known = { scripts: [textOf('404.html', 'script')], styles: [textOf('issues/679/index.html', 'style')] };
    writeFileSync(join(project, 'dist/inline.json'), JSON.stringify(known));
    writeFileSync(join(project, 'dist/index.html'), home.replace('</body>', '<p>新的一版</p></body>'));
    await pause(700);
    expect(await (await fetch(`${origin}/`)).text()).not.toContain('新的一版');
    expect(run('stamp').status).toBe(0);
    await pause(700);
    expect(await (await fetch(`${origin}/`)).text()).toContain('新的一版');
    const { count, bad } = await polled.stop();
    expect(bad).toEqual([]);
    expect(count).toBeGreaterThan(50);
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const answer = await fetch(`${origin}/`, { method });
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    const missing = await fetch(`${origin}/nothing/`);
    expect([missing.status, missing.headers.get('x-content-type-options')]).toEqual([404, 'nosniff']);
    const kinds = Object.fromEntries(
      await Promise.all(
        ['/feed.xml', '/feed.json', '/data/figures.parquet', '/'].map(async (path) => {
          const { headers } = await fetch(`${origin}${path}`);
          return [path, [headers.get('content-type'), headers.get('access-control-allow-origin')]];
        }),
      ),
    );
    expect(kinds).toEqual({
      '/feed.xml': ['application/atom+xml; charset=utf-8', '*'],
      '/feed.json': ['application/feed+json; charset=utf-8', '*'],
      '/data/figures.parquet': ['application/vnd.apache.parquet', '*'],
      '/': ['text/html;charset=utf-8', null],
    });
    // Another machine of the network does not reach it.
    await expect(
      new Promise((done, fail) => request({ host: '127.0.0.2', port, path: '/' }, done).on('error', fail).end()),
    ).rejects.toThrow();
  });
});
