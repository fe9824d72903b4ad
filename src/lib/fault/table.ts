import type { Fault } from './kind.ts';

/**
 * Every fault that a command can tell of: what it is called, what is wrong, where, how to repair it. Messages are made from here
 * and from nowhere else (`fault` in fault.ts), and docs/faults.md is this table as a page. A name in braces stands for what is
 * only known at the place. Long, because it is one list: whoever writes a message sees how the others are worded.
 *
 * Codes are looked up by editors and by programs (`--json`): an old one is never given another meaning.
 */
export const FAULTS = {
  // What is promised to readers: npm run extract, publish, build, release.
  'no-such-issue': {
    severity: 'error',
    where: '命令行',
    what: 'content/bulletins 里没有这一期',
    repair: '先导入：npm run import -- 文件；已收的是 {held}。',
  },
  'not-published': {
    severity: 'error',
    where: '整个网站',
    what: '网站没有生成出来，什么都没有公布',
    repair: '照上面的提示改正，再运行一次。',
  },
} as const satisfies Record<string, Fault>;
