import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { which } from '../../scripts/run.ts';
import { freePort } from '../serve.ts';
import { install } from './install.ts';

/** A release behind a real nginx, with the configuration that is shipped. */
export interface Release {
  origin: string;
  /** The folder that is the root of the host. */
  site: string;
  stop: () => void;
}

/** Makes a release of the built site of a copy of the project, and serves it. */
export async function serveRelease(project = '.'): Promise<Release> {
  if (which('nginx').length === 0) install('nginx', ['nginx-light']);
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-release-'));
  const release = join(folder, 'release');
  const site = join(release, 'site');
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const options = { to: release, root: site, quality: '3', listen: String(port) };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  execFileSync(process.execPath, ['scripts/release.ts', ...words], { cwd: project });
  const config = join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    config,
    `daemon off; user root; pid ${folder}/pid; error_log ${folder}/error.log;\nevents {}\nhttp { access_log off; ${temporary.join(' ')}\ninclude ${release}/nginx.conf; }\n`,
  );
  const nginx = spawn(which('nginx')[0] ?? 'nginx', ['-c', config, '-p', folder, '-e', `${folder}/error.log`], {
    stdio: 'ignore',
  });
  const stop = () => {
    nginx.kill();
    rmSync(folder, { recursive: true });
  };
  for (let i = 0; i < 300; i++) {
    const isUp = await fetch(origin).then(
      () => true,
      () => false,
    );
    if (isUp) return { origin, site, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(readFileSync(`${folder}/error.log`, 'utf8'));
}
