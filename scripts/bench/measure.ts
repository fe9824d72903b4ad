import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a command has taken, its child processes included. */
export interface Cost {
  /** CPU seconds, user and system. */
  cpu: number;
  /** Of the largest process, in MB. */
  peak: number;
  /** Seconds on the clock; on a busy machine only a hint. */
  wall: number;
}

const TIME = '/usr/bin/time';

/** Runs a command under GNU time; throws with what it printed if it fails. */
export function measure(command: string, args: readonly string[], cwd: string): Cost {
  if (!existsSync(TIME)) throw new Error('没有 GNU time：apt-get install time');
  const folder = mkdtempSync(join(tmpdir(), 'cost-'));
  const file = join(folder, 'cost');
  try {
    execFileSync(TIME, ['-o', file, '-f', '%U %S %M %e', command, ...args], {
      cwd,
      stdio: 'pipe',
      maxBuffer: 1 << 30,
    });
    const [user = 0, system = 0, kilobytes = 0, wall = 0] = readFileSync(file, 'utf8').trim().split(' ').map(Number);
    return { cpu: user + system, peak: kilobytes / 1000, wall };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Several costs one after the other. */
export function sumCosts(costs: readonly Cost[]): Cost {
  return {
    cpu: costs.reduce((sum, { cpu }) => sum + cpu, 0),
    peak: Math.max(...costs.map(({ peak }) => peak)),
    wall: costs.reduce((sum, { wall }) => sum + wall, 0),
  };
}
