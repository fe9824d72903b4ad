import { getCollection } from 'astro:content';
import { readFileSync, statSync } from 'node:fs';
import { isDraft } from '../edition.ts';
import { fromMdx, type ReadBulletin } from '../lib/bulletin/from-mdx.ts';
import { compareIssues } from '../lib/bulletin/issue-key.ts';
import type { Bulletin } from '../lib/bulletin/schema.ts';
import { DiagnosticError } from '../lib/diagnostic.ts';

export { isDraft };

let bulletins: Promise<readonly Bulletin[]> | undefined;

/** Held bulletins, newest first; gathered once a build, and anew for every page that an editor looks at. */
export function getBulletins(): Promise<readonly Bulletin[]> {
  if (import.meta.env.DEV) return gather();
  bulletins ??= gather();
  return bulletins;
}

/** What an editor has looked at, with the time of the last change of the file: only a changed one is read anew. */
const read = new Map<string, { changed: number; bulletin: ReadBulletin }>();

function readBulletin(file: string): ReadBulletin {
  if (!import.meta.env.DEV) return fromMdx(readFileSync(file, 'utf8'), file);
  const changed = statSync(file).mtimeMs;
  const known = read.get(file);
  if (known?.changed === changed) return known.bulletin;
  const bulletin = fromMdx(readFileSync(file, 'utf8'), file);
  read.set(file, { changed, bulletin });
  return bulletin;
}

async function gather(): Promise<readonly Bulletin[]> {
  const entries = await getCollection('bulletins');
  const all = entries.map(({ filePath = '' }) => readBulletin(filePath));
  const faults = all.flatMap(({ diagnostics }) => diagnostics);
  if (faults.length > 0) throw new DiagnosticError(faults);
  return all.flatMap(({ bulletin }) => bulletin ?? []).sort((a, b) => compareIssues(b, a));
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
