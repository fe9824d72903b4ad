import { getCollection } from 'astro:content';
import { readFileSync } from 'node:fs';
import { fromMdx } from '../lib/bulletin/from-mdx.ts';
import type { Bulletin } from '../lib/bulletin/schema.ts';
import { DiagnosticError } from '../lib/diagnostic.ts';

let bulletins: Promise<readonly Bulletin[]> | undefined;

/** Held bulletins, newest first; gathered once a build, and anew for every page that an editor looks at. */
export function getBulletins(): Promise<readonly Bulletin[]> {
  if (import.meta.env.DEV) return gather();
  bulletins ??= gather();
  return bulletins;
}

async function gather(): Promise<readonly Bulletin[]> {
  const entries = await getCollection('bulletins');
  const read = entries.map(({ filePath = '' }) => fromMdx(readFileSync(filePath, 'utf8'), filePath));
  const faults = read.flatMap(({ diagnostics }) => diagnostics);
  if (faults.length > 0) throw new DiagnosticError(faults);
  return read.flatMap(({ bulletin }) => bulletin ?? []).sort((a, b) => b.serial - a.serial);
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
