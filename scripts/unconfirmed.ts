import type { Diagnostic } from '../src/lib/diagnostic.ts';
import type { readBulletins } from './run.ts';

/**
 * What imports could not be sure of and no editor has looked at yet, an issue a diagnostic. Such an issue is a draft.
 * @param severity an error where readers would get it, else a warning
 */
export function unconfirmedIn(
  editions: ReturnType<typeof readBulletins>,
  severity: Diagnostic['severity'],
): Diagnostic[] {
  return editions.flatMap(({ file, bulletin }) => {
    const own = bulletin?.unconfirmed ?? [];
    if (own.length === 0) return [];
    return [
      {
        code: 'unconfirmed',
        severity,
        file,
        line: 1,
        message: `有 ${own.length} 处导入时拿不准、还没有人核对，这一期是草稿`,
        detail: own.map(({ kind, line, quote, reason }) => `来件第 ${line} 行 ${kind}：“${quote}” ${reason}`),
        repair: `对照原件逐处核对，改正后删去元数据 unconfirmed 里的那几行；全都对的，运行 npm run import -- 原来的文件 --confirm。`,
      },
    ];
  });
}
