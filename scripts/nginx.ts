import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { which } from './which.ts';

/**
 * Runs nginx with `server { }` blocks, as they are included in `http { }` on a server.
 * @param folder for its configuration, its log and what it keeps; exists
 * @param servers configuration files or blocks
 * @param origin an address that answers when it is up
 * @throws what nginx has logged, if it does not come up
 */
export async function runNginx(folder: string, servers: string, origin: string): Promise<ChildProcess> {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const config = join(folder, 'nginx.conf');
  const log = join(folder, 'error.log');
  writeFileSync(
    config,
    `daemon off; user root; pid ${folder}/pid; error_log ${log};\nevents {}\nhttp { access_log off; ${temporary.join(' ')}\n${servers} }\n`,
  );
  const nginx = spawn(which('nginx')[0] ?? 'nginx', ['-c', config, '-p', folder, '-e', log], { stdio: 'ignore' });
  for (let i = 0; i < 300; i++) {
    const isUp = await fetch(origin).then(
      () => true,
      () => false,
    );
    if (isUp) return nginx;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(readFileSync(log, 'utf8'));
}
