import { existsSync } from 'node:fs';
import { isIPv4, isIPv6 } from 'node:net';
import { join } from 'node:path';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';

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
  const fault = (option: string, value: string, message: string, repair: string): Diagnostic => ({
    code: 'bad-option',
    severity: 'error',
    quote: `--${option} ${value}`,
    message,
    repair,
  });
  const faults: Diagnostic[] = [];
  if (!isListen(listen))
    faults.push(
      fault('listen', listen, '不是端口，也不是“地址:端口”', '例如 --listen 80 或 --listen 127.0.0.1:8080。'),
    );
  if (!ROOT.test(root) || root.split('/').includes('..'))
    faults.push(
      fault(
        'root',
        root,
        '不是服务器上的绝对路径，或者含有空格、引号等字符',
        '例如 --root /srv/lianluo-dongtai/current/site。',
      ),
    );
  if (!/^(?:\d|1[01])$/u.test(quality))
    faults.push(
      fault('quality', quality, '不是 0 到 11 的整数', '不写就是 11（最小的文件）；想快一些用 --quality 5。'),
    );
  if (after !== undefined && !existsSync(join(after, 'site')))
    faults.push(
      fault(
        'after',
        after,
        '不是一次发布的文件夹，里面没有 site/',
        '写上一版的文件夹，例如 --after releases/12；第一次发布不写。',
      ),
    );
  return faults;
}

function isListen(listen: string): boolean {
  const { host, port } = LISTEN.exec(listen)?.groups ?? {};
  if (!port || Number(port) > 65_535) return false;
  if (host === undefined || host === '*') return true;
  const [, six] = /^\[(.+)\]$/u.exec(host) ?? [];
  return six === undefined ? isIPv4(host) || NAME.test(host) : isIPv6(six) && !six.includes('%');
}
