import { accessSync, constants, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** Of a system: what decides where its commands are. */
export interface System {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  isCommand: (path: string) => boolean;
}

const HERE: System = { platform: process.platform, env: process.env, isCommand };

/**
 * Where a command is, if it is there: looks through PATH itself, as systems without a POSIX shell have nobody to ask. On
 * Windows with the endings that make a file a command there.
 */
export function which(command: string, { platform, env, isCommand }: System = HERE): string[] {
  const isWindows = platform === 'win32';
  const { join, delimiter } = isWindows ? win32 : posix;
  // Windows writes `Path`, and does not care.
  const path = isWindows ? Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH')?.[1] : env.PATH;
  const endings = isWindows ? ['', ...(env.PATHEXT ?? '.COM;.EXE;.BAT;.CMD').toLowerCase().split(delimiter)] : [''];
  const isNamed = endings.some((ending) => ending && command.toLowerCase().endsWith(ending));
  // Debian keeps servers where only root looks.
  const servers = isWindows ? [] : ['/usr/local/sbin', '/usr/sbin'];
  const found = [...(path ?? '').split(delimiter), ...servers]
    // Windows allows quotation marks around a folder.
    .map((folder) => (isWindows ? folder.replace(/^"(.*)"$/u, '$1') : folder))
    .filter(Boolean)
    .flatMap((folder) =>
      endings
        .filter((ending) => !isWindows || (ending === '') === isNamed)
        .map((ending) => join(folder, `${command}${ending}`)),
    )
    .find(isCommand);
  return found ? [found] : [];
}

function isCommand(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
