import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a command has taken, with every process that it has started. */
export interface Cost {
  /** CPU seconds, user and system. */
  cpu: number;
  /** Of all its processes together, in MB. */
  peak: number;
  /** Seconds on the clock; on a busy machine only a hint. */
  wall: number;
}

/** How often its processes are looked at, in milliseconds: what one does in its last moment is not seen. */
const EVERY = 100;
/** Clock ticks a second, as Linux tells them (proc(5)). */
const TICKS = 100;
const PAGE = 4096;

/**
 * Runs a command in a session of its own and watches all processes of the session: a program that leaves its helpers
 * behind when it ends (Pagefind's) is charged for them too. Linux only.
 * @throws with what it printed if it fails
 */
export async function measure(command: string, args: readonly string[], cwd: string): Promise<Cost> {
  const started = performance.now();
  const child = spawn(command, args, { cwd, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (text: Buffer) => {
    told = (told + String(text)).slice(-2000);
  });
  const cpu = new Map<number, number>();
  let peak = 0;
  const look = () => {
    const processes = child.pid === undefined ? [] : processesOf(child.pid);
    for (const { pid, seconds } of processes) cpu.set(pid, seconds);
    peak = Math.max(
      peak,
      processes.reduce((sum, { bytes }) => sum + bytes, 0),
    );
  };
  const watch = setInterval(look, EVERY);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  look();
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ${args.slice(0, 3).join(' ')} → ${code}\n${told}`);
  const sum = [...cpu.values()].reduce((all, seconds) => all + seconds, 0);
  return { cpu: sum, peak: peak / 1e6, wall: (performance.now() - started) / 1000 };
}

function processesOf(session: number): { pid: number; seconds: number; bytes: number }[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/u.test(name)) return [];
    try {
      // Behind the name in brackets: state, parent, group, session … utime and stime … resident pages.
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /su, '')
        .split(' ');
      if (Number(fields[3]) !== session) return [];
      const seconds = (Number(fields[11]) + Number(fields[12])) / TICKS;
      return [{ pid: Number(name), seconds, bytes: Number(fields[21]) * PAGE }];
    } catch {
      // It ended while it was looked at.
      return [];
    }
  });
}

/** Several costs one after the other. */
export function sumCosts(costs: readonly Cost[]): Cost {
  return {
    cpu: costs.reduce((sum, { cpu }) => sum + cpu, 0),
    peak: Math.max(...costs.map(({ peak }) => peak)),
    wall: costs.reduce((sum, { wall }) => sum + wall, 0),
  };
}
