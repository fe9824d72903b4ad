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

/** A passage, or a part of the frame: masthead, imprint. */
type Noted = Pick<Passage, 'id' | 'text'>;

export interface PassageNote {
  passage: Noted;
  mechanisms: MechanismNote[];
  figures: FigureNote[];
}

/** The notes of an article; without one those of the editor's note, which come first, or of the frame. */
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

/** Parts of a bulletin that are no passages and may be quoted. */
const FRAME: readonly Noted[] = [
  { id: 'masthead', text: '报头' },
  { id: 'imprint', text: '版记' },
];

/** The notes of a bulletin, article by article; passages without any are left out. */
export function notesOf(bulletin: Bulletin, sources: NoteSources): ArticleNote[] {
  const mechanisms = mechanismsByPassage(bulletin.serial, sources.atlas);
  const names = new Map(sources.indicators.map(({ id, name }) => [id, name]));
  const toNote = (passage: Noted): PassageNote => ({
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
  const notes = (passages: readonly Noted[]) =>
    passages.map(toNote).filter((note) => note.mechanisms.length + note.figures.length > 0);
  return [
    { passages: notes(bulletin.note.flatMap(passagesOfBlock)) },
    ...bulletin.articles.map((article) => ({ article, passages: notes(passagesOfArticle(article)) })),
    { passages: notes(FRAME) },
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
      // Of several sentences of one unit in one issue the first.
      const elsewhere = [...Map.groupBy(others, ({ unit, serial: other }) => `${unit} ${other}`).values()].flatMap(
        ([other]) => (other ? [{ unit: other.unit, serial: other.serial, href: other.href }] : []),
      );
      notes.set(passage, [...(notes.get(passage) ?? []), { id, name, href: first?.href ?? '', elsewhere }]);
    }
  }
  return notes;
}
