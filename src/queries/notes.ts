import type { Bulletin } from '../lib/bulletin/schema.ts';
import { type ArticleNote, notesOf, toTellings } from '../lib/reading/notes.ts';
import { getAtlas } from './atlas.ts';
import { getFigures } from './figures.ts';
import { getIndicators } from './indicators.ts';

let sources: ReturnType<typeof makeSources> | undefined;

/** What the site knows beside the passages of a bulletin. */
export async function getNotes(bulletin: Bulletin): Promise<ArticleNote[]> {
  sources ??= makeSources();
  return notesOf(bulletin, { ...(await sources), figures: getFigures(bulletin.serial) });
}

/** What the notes of all bulletins rest on; made once a build. */
async function makeSources() {
  const [atlas, indicators] = await Promise.all([getAtlas(), getIndicators()]);
  return { tellings: toTellings(atlas), indicators: new Map(indicators.map(({ id, name }) => [id, name])) };
}
