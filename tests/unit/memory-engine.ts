import type { Engine } from '../../src/lib/search/engine.ts';

/** An engine over records in memory: what Pagefind is asked to do, in a few lines. */
export function memoryEngine(records: ReadonlyMap<string, string>): Engine {
  const index = new Map(
    [...records].map(([name, content]) => {
      const words = content.split(' ');
      return [name, Map.groupBy(words.keys(), (i) => words[i] as string)] as const;
    }),
  );
  return (asked) => {
    const words = asked.split(' ');
    const found = [...index].filter(([, places]) => words.every((word) => places.has(word)));
    return Promise.resolve(
      new Map(found.map(([name, places]) => [name, words.flatMap((word) => places.get(word) ?? [])])),
    );
  };
}
