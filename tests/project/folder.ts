import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A folder in which commands find content, lists and a build of their own: nothing of this project is read or written. */
export interface ProjectFolder {
  at: (path: string) => string;
  read: (path: string) => string;
  put: (path: string, content: string | Uint8Array) => void;
  edit: (path: string, change: (text: string) => string) => void;
  /** A command as a user runs it there. */
  run: (
    script: string,
    args?: readonly string[],
    env?: NodeJS.ProcessEnv,
  ) => { status: number | null; stdout: string; stderr: string };
  remove: () => void;
}

export function projectFolder(): ProjectFolder {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  const at = (path: string) => join(folder, path);
  const read = (path: string) => readFileSync(at(path), 'utf8');
  const put = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
  };
  return {
    at,
    read,
    put,
    edit: (path, change) => {
      const text = read(path);
      if (change(text) === text) throw new Error(`${path} is not changed`);
      put(path, change(text));
    },
    run: (script, args = [], env = {}) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(`scripts/${script}.ts`), ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, CI: '', GIT_DIR: at('none'), ...env },
      });
      return { status, stdout, stderr };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An issue as it comes in. */
export const issueText = (serial: number, number: number, month: number, words: string): string => `联　络　动　态

第${number}期
（总第${serial}期）

某省人大常委会代表工作委员会编　　2025年${month}月20日

办好代表建议　改善群众出行
省交通运输厅

　　${words}
　　一、抓部署。厅党组专题研究代表建议办理工作3次，逐件明确责任。

送：各位代表
责任编辑：甲
`;
