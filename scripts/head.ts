import { execFileSync } from 'node:child_process';

const git = (...args: string[]): string | undefined => {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e9 });
  } catch {
    return undefined;
  }
};

/** True where the folder is kept by git and something has been committed. */
export function hasHistory(): boolean {
  return git('rev-parse', '--verify', '--quiet', 'HEAD') !== undefined;
}

/** A file as it was committed; nothing where it was not, or where there is no git. */
export function committed(file: string, commit = 'HEAD'): string | undefined {
  return git('show', `${commit}:./${file}`);
}

/** The two commits that are being joined, or that the last commit has joined; nothing where it joined none. */
export function joinedCommits(): [own: string, other: string] | undefined {
  const known = (commit: string) => git('rev-parse', '--verify', '--quiet', commit) !== undefined;
  if (known('MERGE_HEAD')) return ['HEAD', 'MERGE_HEAD'];
  return known('HEAD^2') ? ['HEAD^1', 'HEAD^2'] : undefined;
}
