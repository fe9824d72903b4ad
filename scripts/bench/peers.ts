import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { titleOfKey } from '../../src/lib/bulletin/issue-key.ts';
import { passagesOfBlock } from '../../src/lib/bulletin/walk.ts';
import { loadBulletins } from '../run.ts';
import { type Cost, measure } from './measure.ts';

/** Other generators, on the same text: one Markdown page an issue and one that lists all. */
export const PEERS = {
  'Eleventy 3.1.7': {
    file: 'eleventy.config.js',
    config: "export default () => ({ dir: { input: 'src', output: 'dist' } });\n",
    command: ['node_modules/@11ty/eleventy/cmd.cjs', '--quiet'],
  },
  'VitePress 1.6.4': {
    file: '.vitepress/config.mjs',
    config: "export default { srcDir: 'src', lang: 'zh-CN', themeConfig: { search: { provider: 'local' } } };\n",
    command: ['node_modules/vitepress/bin/vitepress.js', 'build', '.'],
  },
} as const;

/** Installs the generators of scripts/bench/peers outside the project. */
export function installPeers(): string {
  const folder = mkdtempSync(join(tmpdir(), 'peers-'));
  cpSync('scripts/bench/peers', folder, { recursive: true });
  execFileSync('npm', ['install', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'pipe',
  });
  return join(folder, 'node_modules');
}

/** What a peer takes to render the bulletins of a folder. */
export async function measurePeer(name: keyof typeof PEERS, bulletins: string, modules: string): Promise<Cost> {
  const { file, config, command } = PEERS[name];
  const folder = mkdtempSync(join(tmpdir(), 'peer-'));
  mkdirSync(join(folder, 'src'));
  mkdirSync(join(folder, '.vitepress'));
  symlinkSync(modules, join(folder, 'node_modules'));
  writeFileSync(join(folder, file), config);
  const serials = loadBulletins(bulletins).bulletins.map(({ serial, articles }) => {
    const text = articles.flatMap(({ title, blocks }) => [
      `## ${plain(title.text)}`,
      ...blocks.flatMap((block) =>
        passagesOfBlock(block).map(({ text }) => (block.kind === 'heading' ? `### ${plain(text)}` : plain(text))),
      ),
    ]);
    writeFileSync(join(folder, 'src', `${serial}.md`), [`# ${titleOfKey(serial)}`, ...text, ''].join('\n\n'));
    return serial;
  });
  writeFileSync(join(folder, 'src', 'index.md'), serials.map((serial) => `- [${serial}](/${serial})`).join('\n'));
  const cost = await measure(process.execPath, command, folder);
  rmSync(folder, { recursive: true });
  return cost;
}

/** No character that a template language or HTML would read. */
function plain(text: string): string {
  return text.replace(/[<{}]/gu, '');
}
