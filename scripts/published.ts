import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import {
  ChangeFileSchema,
  type DrawnChart,
  findSilentChanges,
  type PublishedValue,
  valuesOf,
} from '../src/lib/published/values.ts';

const VALUES = 'content/published/values.tsv';
const CHANGES = 'content/published/changes.yaml';

/** The published values of all charts after this extraction, or what first has to be told to readers. */
export function publishValues(charts: readonly DrawnChart[]): {
  file: string;
  content: string;
  diagnostics: Diagnostic[];
} {
  const changes = ChangeFileSchema.safeParse(parse(readFileSync(CHANGES, 'utf8')));
  const current = valuesOf(charts);
  const content = `${current.map(({ chart, point, display }) => [chart, point, display].join('\t')).join('\n')}\n`;
  if (!changes.success) {
    const message = changes.error.issues.map(({ path, message }) => `${path.join('.')}：${message}`).join('；');
    return { file: VALUES, content, diagnostics: [fault('bad-file', CHANGES, message, '照文件开头的例子改正。')] };
  }
  const silent = findSilentChanges(readValues(), current, changes.data.changes, renamedIn(charts));
  const diagnostics = silent.map(({ chart, point, was, is }) =>
    fault(
      'silent-change',
      CHANGES,
      `图表 ${chart} 的 ${point === 'finding' ? '结论（finding）' : point} 公布过“${was}”，现在是“${is ?? '（没有了）'}”`,
      `若改动是对的，在 ${CHANGES} 里写明日期和原因；若不对，恢复原来的文本或规则。`,
    ),
  );
  return { file: VALUES, content, diagnostics };
}

function renamedIn(charts: readonly DrawnChart[]): Record<string, Record<string, string>> {
  return Object.fromEntries(charts.flatMap(({ spec: { id, renamed } }) => (renamed ? [[id, renamed]] : [])));
}

function readValues(): PublishedValue[] {
  if (!existsSync(VALUES)) return [];
  return readFileSync(VALUES, 'utf8')
    .split(/\r?\n/u)
    .filter(Boolean)
    .map((line) => {
      const [chart = '', point = '', display = ''] = line.split('\t');
      return { chart, point, display };
    });
}

function fault(code: string, file: string, message: string, repair: string): Diagnostic {
  return { code, severity: 'error', file, line: 1, message, repair };
}
