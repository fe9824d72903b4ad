import type { Bulletin } from '../lib/bulletin/schema.ts';
import { type ArticleNote, notesOf } from '../lib/reading/notes.ts';
import { getAtlas } from './atlas.ts';
import { getFigures } from './figures.ts';
import { getIndicators } from './indicators.ts';

/** What the site knows beside the passages of a bulletin. */
export async function getNotes(bulletin: Bulletin): Promise<ArticleNote[]> {
  const [atlas, indicators] = await Promise.all([getAtlas(), getIndicators()]);
  return notesOf(bulletin, { atlas, indicators, figures: getFigures(bulletin.serial) });
}
