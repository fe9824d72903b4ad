import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { type Content, checkReferences } from '../src/lib/chart/references.ts';
import { ChartFileSchema } from '../src/lib/chart/schema.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { EntityFileSchema, IndicatorFileSchema } from '../src/lib/indicator/schema.ts';
import { type Mechanism, MechanismFileSchema } from '../src/lib/mechanism/schema.ts';
import { isSlug } from '../src/lib/text/slug.ts';
import { listFiles } from './run.ts';

/** Reads the lists that people keep in `content/`; every fault is reported with its file. */
export function readCatalogue(folder = 'content'): {
  catalogue: Content & { mechanisms: Mechanism[] };
  diagnostics: Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const catalogue = {
    indicators: readFolder(`${folder}/indicators`, IndicatorFileSchema, diagnostics),
    entities: readFolder(`${folder}/entities`, EntityFileSchema, diagnostics),
    charts: readFolder(`${folder}/charts`, ChartFileSchema, diagnostics),
    mechanisms: readFolder(`${folder}/mechanisms`, MechanismFileSchema, diagnostics),
  };
  // A file that could not be read is missed by others: say only what was wrong with it.
  if (diagnostics.length === 0) diagnostics.push(...checkReferences(catalogue));
  return { catalogue, diagnostics };
}

function readFolder<Schema extends z.ZodType<object>>(folder: string, schema: Schema, diagnostics: Diagnostic[]) {
  return listFiles(folder, '.yaml').flatMap((file) => {
    const id = basename(file, '.yaml');
    if (!isSlug(id)) {
      diagnostics.push({
        code: 'bad-id',
        severity: 'error',
        file,
        line: 1,
        quote: id,
        message: '文件名就是编号，这个编号不能用',
        repair:
          '改名：只用小写拉丁字母、数字和连字符，连字符不在开头，不超过40个字符，也不用 constructor 这类程序里已有的名字。',
      });
      return [];
    }
    const raw = parseYaml(file, diagnostics);
    if (raw === undefined) return [];
    const result = schema.safeParse(raw);
    if (result.success) return [{ ...(result.data as z.infer<Schema>), id }];
    for (const issue of result.error.issues) {
      diagnostics.push({
        code: 'bad-file',
        severity: 'error',
        file,
        line: 1,
        message: `${issue.path.join('.') || '文件'} 不合规定：${issue.message}`,
        repair: '参照同一文件夹里别的文件改正。',
      });
    }
    return [];
  });
}

function parseYaml(file: string, diagnostics: Diagnostic[]): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const { message, linePos } = error as { message: string; linePos?: [{ line: number }] };
    diagnostics.push({
      code: 'bad-yaml',
      severity: 'error',
      file,
      line: linePos?.[0].line ?? 1,
      message: message.split('\n')[0] ?? message,
      repair: '改正 YAML 的缩进、引号或冒号。',
    });
    return undefined;
  }
}
