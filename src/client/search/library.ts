import type { Library } from '../../lib/search/ask.ts';
import {
  type Directory,
  type DirectoryArticle,
  type DirectoryFile,
  readDirectory,
} from '../../lib/search/directory.ts';
import { type FigureRow, leadOf, readFigure, rowsOf } from '../../lib/search/figures.ts';
import { type Name, type NameRow, readRow } from '../../lib/search/names.ts';
import { checkOfTexts, type TextFile } from '../../lib/search/texts.ts';
import type { Variants } from '../../lib/search/variants.ts';
import { once } from '../once.ts';
import { type EngineWorker, startEngine } from './engine.ts';
import { Fault, kindOf } from './fault.ts';
import { Silence } from './silence.ts';
import { Source, takeParts, type Ways } from './source.ts';

/** The library that the page asks, with what is loaded when it is needed. */
export interface SearchLibrary extends Library {
  directory: Directory;
  /** Names to propose: all but titles. */
  proposed: () => Promise<readonly Name[]>;
  /** Words that ask and name nothing. */
  asking: () => Promise<readonly string[]>;
  /** Observations that a typed figure is the value of. */
  figures: (typed: string) => Promise<FigureRow[]>;
  /** Lets go of its worker and of all that is under way. */
  end: () => void;
}

/**
 * Loads index and directory; the rest waits until it is asked for. Rejects if index or directory cannot be had; what is asked for
 * later rejects with a `Fault` too, and then a new library is needed.
 * @param cache `reload` after a fault: what the browser keeps may be what was damaged
 */
export async function loadLibrary(cache: RequestCache = 'default'): Promise<SearchLibrary> {
  const ending = new AbortController();
  const silence = new Silence(() => giveUp(new Fault('silent', 'nothing arrives')));
  let fault: Fault | undefined;
  let engine: EngineWorker | undefined;
  const giveUp = (why: Fault) => {
    fault ??= why;
    silence.end();
    ending.abort();
    engine?.giveUp(why);
  };
  const ways: Ways = { cache, signs: silence, signal: ending.signal };
  const parts = takeParts(ways);
  const source = new Source(
    parts.then((file) => file.parts),
    ways,
  );
  /** What fails says why: the silence that ended it, or that the site has been changed meanwhile. */
  const explain = async (error: unknown): Promise<never> => {
    const kind = fault?.kind ?? kindOf(error);
    // A new release has other parts, and may have taken the old ones away.
    const mayBeChanged = kind === 'damaged' || kind === 'unreachable';
    const known = mayBeChanged ? await parts.catch(() => undefined) : undefined;
    const isChanged = known && (await isChangedSince(known.check));
    const why = isChanged ? new Fault('changed', 'another release') : (fault ?? new Fault(kind, String(error)));
    giveUp(why);
    throw why;
  };
  const explained =
    <Arguments extends unknown[], Value>(ask: (...given: Arguments) => Promise<Value>) =>
    (...given: Arguments) =>
      ask(...given).catch(explain);
  const begin = async () => {
    engine = await startEngine(cache, silence, (why) => {
      fault ??= why;
    });
    const [{ parts: listed, index }, directory, variants] = await Promise.all([
      parts,
      source.json<DirectoryFile>('/search/directory.json'),
      source.json<Variants>('/search/variants.json'),
    ]);
    engine.open({ parts: listed, bits: index, cache });
    return { find: engine.find, directory: readDirectory(directory), variants };
  };
  const { find, directory, variants } = await begin().catch(explain);
  const nameFile = once(() =>
    source.json<{ names: NameRow[]; leads: string[]; asking: string[] }>('/search/names.json'),
  );
  const titleFile = once(() => source.json<NameRow[]>('/search/titles.json'));
  const proposed = once(async () => (await nameFile()).names.map(readRow));
  const textFiles = new Map<string, () => Promise<TextFile>>();
  return {
    find: explained(find),
    directory,
    variants,
    proposed,
    names: once(async () => [...(await proposed()), ...(await titleFile()).map(readRow)]),
    asking: explained(async () => (await nameFile()).asking),
    figures: async (typed) => {
      const figure = readFigure(typed);
      const lead = figure && leadOf(figure.value);
      if (!lead || !(await nameFile()).leads.includes(lead)) return [];
      return rowsOf(figure, await source.json<FigureRow[]>(`/search/figures/${lead}.json`));
    },
    texts: explained(({ serial, id, check }: DirectoryArticle) => {
      const path = `/search/texts/${serial}-${id}.json`;
      const file =
        textFiles.get(path) ?? once(() => source.jsonThat<TextFile>(path, (read) => checkOfTexts(read) === check));
      textFiles.set(path, file);
      return file();
    }),
    end: () => giveUp(new Fault('unreachable', 'given up')),
  };
}

/** So long a second look may take, in milliseconds. */
const SECOND_LOOK = 5000;

/** Whether the site now has other parts than those with this check; no if that cannot be known. */
async function isChangedSince(check: string): Promise<boolean> {
  const ending = new AbortController();
  const clock = setTimeout(() => ending.abort(), SECOND_LOOK);
  const signs = { opened: () => {}, heard: () => {}, closed: () => clearTimeout(clock) };
  return takeParts({ cache: 'reload', signs, signal: ending.signal }).then(
    (file) => file.check !== check,
    (error) => kindOf(error) === 'old',
  );
}
