import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../scripts/chromium.ts';
import { install } from './install.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: string;
    address: string;
  }
}

/** Finds or installs a Chromium and serves the built site for the browser tests. Nothing is ever skipped. */
export default async function setup(project: TestProject): Promise<() => void> {
  project.provide('chromium', findChromium() ?? installChromium());
  const { address, server } = await serve();
  project.provide('address', address);
  return () => server.kill();
}

/** Debian's Chromium and a Chinese font. */
function installChromium(): string {
  install('Chromium', ['chromium', 'fonts-noto-cjk']);
  const found = findChromium();
  if (!found) throw new Error('The packages are installed, but no Chromium was found afterwards; set CHROMIUM_PATH.');
  return found;
}

async function serve(): Promise<{ address: string; server: ChildProcess }> {
  const port = await freePort();
  const server = spawn(process.execPath, ['scripts/serve.ts'], { env: { ...process.env, PORT: String(port) } });
  const address = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (line: Buffer) => resolve(String(line).trim()));
    server.stderr.on('data', (line: Buffer) => reject(new Error(String(line))));
  });
  return { address, server };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 4321));
    });
  });
}
