import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';

/**
 * A file that people write, or every fault of it.
 * @param model what shows how it is written
 * @param empty what a file without content stands for
 */
export function readYaml<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  model: string,
  empty: unknown = null,
): { data?: z.infer<Schema>; diagnostics: Diagnostic[] } {
  let raw: unknown;
  try {
    raw = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const { message, linePos } = error as { message: string; linePos?: [{ line: number }] };
    const line = linePos?.[0].line ?? 1;
    return { diagnostics: [fault('bad-yaml', { file, line }, { why: message.split('\n')[0] ?? message })] };
  }
  const { data, error } = schema.safeParse(raw ?? empty);
  if (!error) return { data, diagnostics: [] };
  const diagnostics = error.issues.map(({ path, message }) =>
    fault('bad-file', { file, line: 1 }, { field: path.join('.') || '文件', why: message, model }),
  );
  return { diagnostics };
}

/** What a text of such a file holds; nothing where it holds faults, of which whoever needs all of it tells. */
export function dataOf<Schema extends z.ZodType>(text: string, schema: Schema): z.infer<Schema> | undefined {
  try {
    return schema.safeParse(parse(text)).data;
  } catch {
    return undefined;
  }
}
