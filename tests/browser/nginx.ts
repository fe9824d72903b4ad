import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { runNginx } from '../../scripts/nginx.ts';
import { freePort } from '../../scripts/port.ts';
import { which } from '../../scripts/which.ts';
import { install } from './install.ts';

/** A release behind a real nginx, with the configuration that is shipped. */
export interface Release {
  origin: string;
  /** The folder that is the root of the host. */
  site: string;
  stop: () => void;
}

/** Makes a release of the built site of a project, that of the frozen collection where none is named, and serves it. */
export async function serveRelease(project = inject('five')): Promise<Release> {
  if (which('nginx').length === 0) install('nginx', ['nginx-light']);
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-release-'));
  const release = join(folder, 'release');
  const site = join(release, 'site');
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const options = { to: release, root: site, quality: '3', listen: String(port) };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  execFileSync(process.execPath, ['scripts/release.ts', '--draft', ...words], { cwd: project });
  const nginx = await runNginx(folder, `include ${release}/nginx.conf;`, origin);
  const stop = () => {
    nginx.kill();
    rmSync(folder, { recursive: true });
  };
  return { origin, site, stop };
}
