import { type ChildProcess, spawn } from 'node:child_process';
import { freePort } from '../scripts/port.ts';

/** Serves the built site of a copy of the project, as `npm run serve` does; gives the address that it prints. */
export async function serve(project = '.'): Promise<{ address: string; server: ChildProcess }> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port) };
  const server = spawn(process.execPath, ['scripts/serve.ts'], { cwd: project, env });
  const address = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (line: Buffer) => resolve(String(line).trim()));
    server.stderr.on('data', (line: Buffer) => reject(new Error(String(line))));
  });
  return { address, server };
}
