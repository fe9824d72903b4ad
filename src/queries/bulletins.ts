import { getCollection } from 'astro:content';
import type { Bulletin } from '../lib/bulletin/schema.ts';

/** Held bulletins, newest first. */
export async function getBulletins(): Promise<Bulletin[]> {
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
