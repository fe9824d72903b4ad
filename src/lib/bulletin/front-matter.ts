import { parseDocument } from 'yaml';
import type { FaultCollector } from './faults.ts';
import { type FrontMatter, FrontMatterSchema } from './schema.ts';

/** The YAML between the first two lines of --- and all of them together; nothing for a file that has none. */
export function splitFrontMatter(source: string): { yaml: string; head: string } | undefined {
  const [head, yaml] = /^---\n([\s\S]*?\n)---\n/u.exec(source) ?? [];
  return head === undefined ? undefined : { yaml: yaml ?? '', head };
}

/**
 * An MDX file with its front matter read, where there is one to read.
 * @returns the file with the line ends of this project, and the lines of the front matter in it; or a fault
 */
export function readHead(
  mdx: string,
  reader: FaultCollector,
): { source: string; head: string; front: FrontMatter | undefined } | undefined {
  const source = mdx.replace(/\r\n/gu, '\n');
  const parts = splitFrontMatter(source);
  if (parts) return { source, head: parts.head, front: readFrontMatter(parts.yaml, reader) };
  reader.fault('no-front-matter', {});
  return undefined;
}

/** The front matter of an MDX file, or its faults with their lines; line 1 of the file is the opening ---. */
export function readFrontMatter(yaml: string, reader: FaultCollector) {
  const parsed = parseDocument(yaml);
  const [broken] = parsed.errors;
  if (broken) {
    const line = (broken.linePos?.[0].line ?? 0) + 1;
    reader.fault('bad-yaml', { line }, { why: broken.message.split('\n')[0] ?? '' });
    return undefined;
  }
  const result = FrontMatterSchema.safeParse(parsed.toJS());
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const key = issue.path[0] === undefined ? (issue as { keys?: string[] }).keys?.[0] : String(issue.path[0]);
    const line = yaml.split('\n').findIndex((l) => key && l.startsWith(`${key}:`)) + 2;
    const field = issue.path.join('.') || (key ?? '');
    reader.fault('bad-front-matter', { line }, { field, why: issue.message });
  }
  return undefined;
}
