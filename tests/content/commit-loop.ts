import { readFileSync } from 'node:fs';
import { commit, settle } from '../../scripts/import/commit.ts';
import { takeLock } from '../../scripts/import/lock.ts';

/** Writes two states of an issue in turn, as imports do, until it is killed. */
const { to, folders, states } = JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as {
  to: string;
  folders: string[];
  states: { path: string; content: string }[][];
};
const decoded = states.map((writes) =>
  writes.map(({ path, content }) => ({ path, content: Buffer.from(content, 'latin1') })),
);
for (let i = 0; ; i++) {
  const lock = takeLock(to);
  if ('diagnostic' in lock) throw new Error(lock.diagnostic.message);
  settle(to, folders);
  commit(to, decoded[i % 2] ?? []);
  lock.release();
  if (i === 1) process.stdout.write('.');
}
