import { getCollection } from 'astro:content';
import type { Bulletin } from '../lib/bulletin/schema.ts';

let bulletins: Promise<readonly Bulletin[]> | undefined;

/** Held bulletins, newest first; gathered once a build, and anew for every page that an editor looks at. */
export function getBulletins(): Promise<readonly Bulletin[]> {
  if (import.meta.env.DEV) return gather();
  bulletins ??= gather();
  return bulletins;
}

async function gather(): Promise<readonly Bulletin[]> {
  const entries = await getCollection('bulletins');
  return entries.map((entry) => entry.data).sort((a, b) => b.serial - a.serial);
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
