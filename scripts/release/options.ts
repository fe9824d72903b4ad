import { existsSync } from 'node:fs';
import { isIPv4, isIPv6 } from 'node:net';
import { join } from 'node:path';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import { fault } from '../../src/lib/fault/fault.ts';

/** A port, or an address with one: 80, 127.0.0.1:8080, [::1]:8080, example.org:8080. */
const LISTEN = /^(?:(?<host>.+):)?(?<port>[1-9]\d{0,4})$/u;
/** Labels of a host name (RFC 1123, 2.1); one of digits alone at the end would be an address. */
const NAME = /^(?:(?!-)[a-z\d-]{1,63}(?<!-)\.)*(?!-|\d+$)[a-z\d-]{1,63}(?<!-)$/iu;
/** What may stand unquoted in the configuration of any server. */
const ROOT = /^\/[\w./-]*$/u;

/** Faults of the options of a release, all together: what goes into the configuration of a server must be no more than it seems. */
export function checkOptions(options: {
  listen: string;
  root: string;
  quality: string;
  after?: string | undefined;
}): Diagnostic[] {
  const { listen, root, quality, after } = options;
  const faults: Diagnostic[] = [];
  const tell = (option: string, value: string, why: string, example: string) =>
    faults.push(fault('bad-option', { quote: `--${option} ${value}` }, { option, why, example }));
  if (!isListen(listen)) tell('listen', listen, '不是端口，也不是“地址:端口”', '80 或 --listen 127.0.0.1:8080');
  if (!ROOT.test(root) || root.split('/').includes('..'))
    tell('root', root, '不是服务器上的绝对路径，或者含有空格、引号等字符', '/srv/lianluo-dongtai/current/site');
  if (!/^(?:\d|1[01])$/u.test(quality))
    tell('quality', quality, '不是 0 到 11 的整数', '5（快一些）；不写就是 11（最小的文件）');
  if (after !== undefined && !existsSync(join(after, 'site')))
    tell('after', after, '不是一次发布的文件夹，里面没有 site/', 'releases/12，就是上一版的文件夹；第一次发布不写');
  return faults;
}

function isListen(listen: string): boolean {
  const { host, port } = LISTEN.exec(listen)?.groups ?? {};
  if (!port || Number(port) > 65_535) return false;
  if (host === undefined || host === '*') return true;
  const [, six] = /^\[(.+)\]$/u.exec(host) ?? [];
  return six === undefined ? isIPv4(host) || NAME.test(host) : isIPv6(six) && !six.includes('%');
}
