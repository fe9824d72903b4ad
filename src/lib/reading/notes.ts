import { permalink } from '../bulletin/id.ts';
import { compareKeys, type IssueKey } from '../bulletin/issue-key.ts';
import type { Article, Bulletin, Passage } from '../bulletin/schema.ts';
import { passagesOfArticle, passagesOfBlock } from '../bulletin/walk.ts';
import type { ReadFigure as Figure } from '../clause/read-figure.ts';
import type { AtlasEntry, AtlasSheet } from '../mechanism/atlas.ts';
import { nearest } from './nearest.ts';

/** What the site knows beside a passage: mechanisms, figures, and where else they are told. The way back of every link. */

export interface MechanismNote {
  id: string;
  name: string;
  /** The sentence here that tells it. */
  href: string;
  /** Sentences of other units or issues that tell the same: the nearest; all stand on the mechanism's page. */
  elsewhere: { unit: string; serial: IssueKey; href: string }[];
  /** How many more there are. */
  more: number;
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

/** A sentence of the atlas with the mechanism that it tells, and who tells it too. */
interface Telling {
  sheet: AtlasSheet;
  entry: AtlasEntry;
  tellers: Tellers;
}

/** Of all sentences of a mechanism the first of each unit in each issue, by serial; and where each stands in that list. */
interface Tellers {
  firsts: readonly AtlasEntry[];
  rankOf: ReadonlyMap<string, number>;
}

/** The sentences of the atlas by the serial of their bulletin, in the order of the atlas; made once for all bulletins. */
export function toTellings(atlas: readonly AtlasSheet[]): Map<IssueKey, Telling[]> {
  const all = atlas.flatMap((sheet) => {
    const tellers = toTellers(sheet);
    return sheet.entries.map((entry) => ({ sheet, entry, tellers }));
  });
  return Map.groupBy(all, ({ entry }) => entry.serial);
}

const tellerOf = ({ unit, serial }: AtlasEntry) => `${unit} ${serial}`;

function toTellers({ entries }: AtlasSheet): Tellers {
  const byTeller = Map.groupBy(entries, tellerOf);
  const firsts = [...byTeller.values()]
    .flatMap(([first]) => first ?? [])
    .sort((a, b) => compareKeys(a.serial, b.serial));
  return { firsts, rankOf: new Map(firsts.map((first, i) => [tellerOf(first), i])) };
}

export interface NoteSources {
  tellings: ReadonlyMap<IssueKey, readonly Telling[]>;
  /** Figures of the bulletin by the id of their passage. */
  figures: ReadonlyMap<string, readonly Figure[]>;
  /** Names of indicators by their id. */
  indicators: ReadonlyMap<string, string>;
}

/** Parts of a bulletin that are no passages and may be quoted. */
const FRAME: readonly Noted[] = [
  { id: 'masthead', text: '报头' },
  { id: 'imprint', text: '版记' },
];

/** The notes of a bulletin, article by article; passages without any are left out. */
export function notesOf(bulletin: Bulletin, sources: NoteSources): ArticleNote[] {
  const mechanisms = mechanismsByPassage(sources.tellings.get(bulletin.serial) ?? []);
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
              indicators: indicators.map((each) => ({ id: each, name: sources.indicators.get(each) ?? each })),
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

function mechanismsByPassage(tellings: readonly Telling[]): Map<string, MechanismNote[]> {
  const byPassage = Map.groupBy(tellings, ({ entry }) => entry.passage);
  return new Map(
    [...byPassage].map(([passage, told]) => {
      // Of several sentences of one passage that tell the same the first.
      const firsts = [...Map.groupBy(told, ({ sheet }) => sheet).values()].flatMap(([first]) => first ?? []);
      return [passage, firsts.map(toMechanismNote)];
    }),
  );
}

function toMechanismNote({ sheet: { id, name }, entry, tellers: { firsts, rankOf } }: Telling): MechanismNote {
  const { near, more } = nearest(firsts, rankOf.get(tellerOf(entry)) ?? -1);
  const elsewhere = near.map(({ unit, serial, href }) => ({ unit, serial, href }));
  return { id, name, href: entry.href, elsewhere, more };
}
