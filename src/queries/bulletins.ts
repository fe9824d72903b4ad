import { getCollection } from 'astro:content';
import { readFileSync, statSync } from 'node:fs';
import { fromMdx, type ReadBulletin } from '../lib/bulletin/from-mdx.ts';
import type { Bulletin } from '../lib/bulletin/schema.ts';
import { DiagnosticError } from '../lib/diagnostic.ts';

let bulletins: Promise<readonly Bulletin[]> | undefined;

/** Held bulletins, newest first; gathered once a build, and anew for every page that an editor looks at. */
export function getBulletins(): Promise<readonly Bulletin[]> {
  if (import.meta.env.DEV) return gather();
  bulletins ??= gather();
  return bulletins;
}

/** What has been read, by file and time of its last change: an editor who changes one bulletin waits for that one alone. */
const read = new Map<string, ReadBulletin>();

async function gather(): Promise<readonly Bulletin[]> {
  const entries = await getCollection('bulletins');
  const all = entries.map(({ filePath = '' }) => {
    const key = `${filePath} ${statSync(filePath).mtimeMs}`;
    const known = read.get(key) ?? fromMdx(readFileSync(filePath, 'utf8'), filePath);
    read.set(key, known);
    return known;
  });
  const faults = all.flatMap(({ diagnostics }) => diagnostics);
  if (faults.length > 0) throw new DiagnosticError(faults);
  return all.flatMap(({ bulletin }) => bulletin ?? []).sort((a, b) => b.serial - a.serial);
}

/** One page an issue. */
export async function issuePaths() {
  return (await getBulletins()).map((bulletin) => ({
    params: { serial: String(bulletin.serial) },
    props: { bulletin },
  }));
}

/** Pages written by people: about, method. */
export async function getPages() {
  return getCollection('pages');
}
