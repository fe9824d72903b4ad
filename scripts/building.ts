import { spawnSync } from 'node:child_process';
import { HAS_DRAFTS, publishedIssues } from '../src/edition.ts';
import { splitDrafts } from '../src/lib/published/issues.ts';
import { HAS_ADDRESS } from '../src/site.ts';
import { digestOfInputs } from './built.ts';
import { loadBulletins } from './run.ts';

/** What a build for readers extracts, apart from the data with the drafts that are committed. */
const READERS_DATA = '.astro/published-data';

/** Settings of a build. */
export interface BuildSettings {
  /** Lists of what readers will have been promised; absent: of what they have been. */
  lists?: string;
  /** For readers: without drafts. Absent: where the address of the site is known. */
  isForReaders?: boolean;
  /** Digest of what it is made from, where somebody has read of that before; absent: as it is now. */
  inputs?: string;
}

/**
 * Makes `dist/` from content and data, step by step, each in a process of its own.
 * @returns exit code of the first step that failed; 0 where none did
 */
export function build({
  lists,
  isForReaders = HAS_ADDRESS || !HAS_DRAFTS,
  inputs = digestOfInputs(),
}: BuildSettings = {}): number {
  const env: NodeJS.ProcessEnv = { ...process.env, ...(lists && { PUBLISHED_LISTS: lists }) };
  const node = (...args: string[]) => run(args, env);
  // Drafts that are shown to an editor must be true to their source, too.
  const checked =
    node('scripts/verify.ts', ...(isForReaders ? ['--published'] : [])) || node('scripts/extract.ts', '--check');
  if (checked) return checked;
  if (isForReaders && hasDrafts()) {
    const extracted = node('scripts/extract.ts', '--published', '--to', READERS_DATA);
    if (extracted) return extracted;
    Object.assign(env, { DRAFTS: 'none', EXTRACTED_DATA: READERS_DATA });
  }
  const steps = [
    ['node_modules/astro/bin/astro.mjs', 'build', '--force'],
    ...['index', 'addresses', 'sitemap', 'packages'].map((name) => [`scripts/${name}.ts`]),
    ['scripts/stamp.ts', inputs],
  ];
  for (const step of steps) {
    const code = node(...step);
    if (code) return code;
  }
  return 0;
}

/** True where something is held that readers have not got; says what they will not see. */
function hasDrafts(): boolean {
  const { drafts } = splitDrafts(loadBulletins().bulletins, publishedIssues());
  if (drafts.length === 0) return false;
  const names = drafts.map(({ serial }) => serial).join('、');
  console.warn(
    `这是给读者的网站：草稿 ${names} 不在里面（要公布：npm run publish -- ${names.replaceAll('、', ' ')}）。`,
  );
  return true;
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const { status, error } = spawnSync(process.execPath, [...process.execArgv, ...args], { env, stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
}
