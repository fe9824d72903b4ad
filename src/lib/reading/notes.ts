import type { AttributedFigure as Figure } from '../attribution/attribute.ts';
import { permalink } from '../bulletin/id.ts';
import type { Article, Bulletin, Passage } from '../bulletin/schema.ts';
import { passagesOfArticle, passagesOfBlock } from '../bulletin/walk.ts';
import type { Indicator } from '../indicator/schema.ts';
import type { AtlasSheet } from '../mechanism/atlas.ts';

/** What the site knows beside a passage: mechanisms, figures, and where else they are told. The way back of every link. */

export interface MechanismNote {
  id: string;
  name: string;
  /** The sentence here that tells it. */
  href: string;
  /** Sentences of other units or issues that tell the same. */
  elsewhere: { unit: string; serial: number; href: string }[];
}

export interface FigureNote {
  text: string;
  href: string;
  indicators: { id: string; name: string }[];
}

export interface PassageNote {
  passage: Passage;
  mechanisms: MechanismNote[];
  figures: FigureNote[];
}

/** The notes of an article, the editor's note being the first of them without a title. */
export interface ArticleNote {
  article?: Article;
  passages: PassageNote[];
}

export interface NoteSources {
  atlas: readonly AtlasSheet[];
  /** Figures of the bulletin by the id of their passage. */
  figures: ReadonlyMap<string, readonly Figure[]>;
  indicators: readonly Indicator[];
}

/** The notes of a bulletin, article by article; passages without any are left out. */
export function notesOf(bulletin: Bulletin, sources: NoteSources): ArticleNote[] {
  const mechanisms = mechanismsByPassage(bulletin.serial, sources.atlas);
  const names = new Map(sources.indicators.map(({ id, name }) => [id, name]));
  const toNote = (passage: Passage): PassageNote => ({
    passage,
    mechanisms: mechanisms.get(passage.id) ?? [],
    figures: (sources.figures.get(passage.id) ?? []).flatMap(({ id, text, indicators = [] }) =>
      indicators.length === 0
        ? []
        : [
            {
              text,
              href: permalink(bulletin.serial, id),
              indicators: indicators.map((each) => ({ id: each, name: names.get(each) ?? each })),
            },
          ],
    ),
  });
  const notes = (passages: readonly Passage[]) =>
    passages.map(toNote).filter((note) => note.mechanisms.length + note.figures.length > 0);
  return [
    { passages: notes(bulletin.note.flatMap(passagesOfBlock)) },
    ...bulletin.articles.map((article) => ({ article, passages: notes(passagesOfArticle(article)) })),
  ].filter(({ passages }) => passages.length > 0);
}

function mechanismsByPassage(serial: number, atlas: readonly AtlasSheet[]): Map<string, MechanismNote[]> {
  const notes = new Map<string, MechanismNote[]>();
  for (const { id, name, entries } of atlas) {
    for (const [passage, own] of Map.groupBy(
      entries.filter((entry) => entry.serial === serial),
      (entry) => entry.passage,
    )) {
      const [first] = own;
      const others = entries.filter((entry) => entry.serial !== serial || entry.unit !== first?.unit);
      const elsewhere = others.map(({ unit, serial: other, href }) => ({ unit, serial: other, href }));
      notes.set(passage, [...(notes.get(passage) ?? []), { id, name, href: first?.href ?? '', elsewhere }]);
    }
  }
  return notes;
}
