import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { usualPlaces } from '../../scripts/chromium.ts';
import { slashed } from '../../scripts/run.ts';
import { which } from '../../scripts/which.ts';
import { isPosixOnly, posixTests, projectPosixTests } from '../portable.ts';

describe('a command', () => {
  const found = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv, there: string[], command = 'chrome') =>
    which(command, { platform, env, isCommand: (path) => there.includes(path) });

  it.each<[string, NodeJS.Platform, NodeJS.ProcessEnv, string[], string[]]>([
    ['in the second folder', 'linux', { PATH: '/bin:/usr/bin' }, ['/usr/bin/chrome'], ['/usr/bin/chrome']],
    ['in two folders: the first', 'linux', { PATH: '/a:/b' }, ['/b/chrome', '/a/chrome'], ['/a/chrome']],
    ['nowhere', 'linux', { PATH: '/bin' }, [], []],
    ['without PATH', 'linux', {}, ['/bin/chrome'], []],
    ['an empty part of PATH, which is the folder one stands in', 'linux', { PATH: ':/bin' }, ['chrome'], []],
    ['a folder with blanks', 'darwin', { PATH: '/My Apps:/bin' }, ['/My Apps/chrome'], ['/My Apps/chrome']],
    ['by an ending', 'win32', { Path: 'C:\\a;C:\\b' }, ['C:\\b\\chrome.exe'], ['C:\\b\\chrome.exe']],
    ['not without one', 'win32', { Path: 'C:\\a' }, ['C:\\a\\chrome'], []],
    [
      'by endings of its own',
      'win32',
      { PATH: 'C:\\a', PATHEXT: '.EXE;.PS1' },
      ['C:\\a\\chrome.ps1'],
      ['C:\\a\\chrome.ps1'],
    ],
    [
      'in quotation marks',
      'win32',
      { Path: '"C:\\My Apps";C:\\b' },
      ['C:\\My Apps\\chrome.exe'],
      ['C:\\My Apps\\chrome.exe'],
    ],
  ])('is found as the system finds it: %s', (_, platform, env, there, place) => {
    expect(found(platform, env, there)).toEqual(place);
  });

  it('is found on Windows with its ending named, and on this system', () => {
    expect(found('win32', { Path: 'C:\\a' }, ['C:\\a\\msedge.exe'], 'msedge.exe')).toEqual(['C:\\a\\msedge.exe']);
    expect(which('git')).toHaveLength(1);
    expect(which('no-such-command')).toEqual([]);
  });
});

describe('a browser that no command leads to', () => {
  it('is looked for where installers of macOS and Windows put it', () => {
    const mac = usualPlaces('darwin', { HOME: '/Users/a' });
    expect(mac).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(mac).toContain('/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium');
    expect(mac).toContain('/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge');
    const windows = usualPlaces('win32', {
      ProgramFiles: 'C:\\Program Files',
      'ProgramFiles(x86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local',
    });
    expect(windows).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
    expect(windows).toContain('C:\\Users\\a\\AppData\\Local\\Chromium\\Application\\chrome.exe');
    expect(windows).toContain('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe');
    // Edge last: it is on every Windows, and what a person has installed was chosen.
    expect(windows.findIndex((path) => path.includes('Edge'))).toBeGreaterThan(
      windows.findIndex((path) => path.includes('Google')),
    );
    expect(usualPlaces('linux', { HOME: '/home/a' })).toEqual([]);
  });
});

describe('paths', () => {
  it('are written with slashes, whatever the system writes', () => {
    expect(slashed('content\\bulletins\\679.mdx', '\\')).toBe('content/bulletins/679.mdx');
    expect(slashed('a/b\\c', '/')).toBe('a/b\\c');
  });

  it('that a system gives are turned before they are compared or written', () => {
    const scripts = globSync('{scripts,src}/**/*.{ts,mjs}').map((file) => slashed(file));
    const code = (file: string) => readFileSync(file, 'utf8');
    const gives = scripts.filter(
      (file) => !/^scripts\/bench\//u.test(file) && /\bglobSync\(|\brecursive: true, withFileTypes/u.test(code(file)),
    );
    expect(gives.length).toBeGreaterThan(1);
    for (const file of gives) expect(code(file), file).toMatch(/\bslashed\(/u);
    // The path of a file: URL begins with a slash before the letter of its disk.
    for (const file of scripts)
      expect(code(file), file).not.toMatch(/import\.meta\.url\)\.pathname|import\.meta\.url\.replace/u);
  });

  it('what runs everywhere needs no command of one system', () => {
    const scripts = globSync('{scripts,src}/**/*.{ts,mjs}').map((file) => slashed(file));
    const bound = scripts.filter(
      (file) => isPosixOnly(readFileSync(file, 'utf8')) && !file.startsWith('scripts/bench/'),
    );
    expect(bound).toEqual(['scripts/nginx.ts']);
    const { scripts: commands } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    // cmd.exe knows `&&`, but neither variables before a command nor apostrophes, and removes no folders by `rm`.
    for (const [name, command] of Object.entries(commands)) {
      expect(command, name).not.toMatch(/'|\$|`|;|\||(?:^|&& )[A-Z_]+=/u);
      for (const step of command.split(' && ')) expect(step, name).toMatch(/^(?:node|npm|astro|biome|vitest) /u);
    }
  });
});

describe('the tests that run on any system', () => {
  // In a file of their own: this one would be told by them too.
  const lines = readFileSync('tests/lines/posix.tsv', 'utf8')
    .trim()
    .split(/\r?\n/u)
    .map((line) => line.split('\t'))
    .map(([code = '', needs]): [string, boolean] => [code.replaceAll('\\n', '\n'), needs === 'yes']);
  const held: Record<string, string> = {
    'tests/a.test.ts': "import { b } from './b.ts';",
    'tests/b.ts': "import { c } from '../scripts/c.ts';",
    'scripts/c.ts': lines[0]?.[0] ?? '',
    'tests/d.test.ts': "import { port } from '../scripts/port.ts'; spawn(process.execPath, ['x.ts']);",
    'tests/round.test.ts': "import { x } from './round.test.ts';",
  };
  const needing = (code: string) =>
    posixTests(['tests/x.test.ts'], (file) => ({ ...held, 'tests/x.test.ts': code })[file] ?? '');

  it.each(lines)('are told by their code: %s', (code, needs) => {
    expect(needing(code)).toEqual(needs ? ['tests/x.test.ts'] : []);
  });

  it('are told by what they import, through any number of files', () => {
    const tests = Object.keys(held).filter((file) => file.endsWith('.test.ts'));
    expect(posixTests(tests, (file) => held[file] ?? '')).toEqual(['tests/a.test.ts']);
  });

  it('are most of them, those in a browser too', () => {
    const all = globSync('tests/**/*.test.ts').map((file) => slashed(file));
    const bound = projectPosixTests();
    expect(bound).toContain('tests/browser/server.test.ts');
    expect(bound).not.toContain('tests/browser/charts.test.ts');
    expect(bound.length).toBeLessThan(all.length / 4);
  });
});
