import { placesOf, readIndexFile } from '../../src/lib/search/positions/file.ts';
import type { IndexBits } from '../../src/lib/search/positions/gram.ts';
import { bitsFor, mergeSegments } from '../../src/lib/search/positions/merge.ts';
import { type FindPhrase, phraseFinder } from '../../src/lib/search/positions/phrase.ts';
import { segmentOf } from '../../src/lib/search/positions/segment.ts';

/** The files of an index in memory. @param issues their folded texts, the oldest issue first */
export function indexFiles(issues: readonly (readonly string[])[], given?: IndexBits): Map<string, Uint8Array> {
  const segments = issues.map(segmentOf);
  return new Map(mergeSegments(segments, given ?? bitsFor(segments)));
}

/** Search in them. */
export function memoryIndex(issues: readonly (readonly string[])[], given?: IndexBits): FindPhrase {
  const bits = given ?? bitsFor(issues.map(segmentOf));
  const files = indexFiles(issues, bits);
  return phraseFinder({
    bits,
    costOf: (path) => files.get(path)?.length ?? 0,
    places: async (path, gram) => placesOf(readIndexFile(files.get(path) ?? new Uint8Array()), gram),
  });
}
