import type { Engine } from '../../src/lib/search/engine.ts';

/**
 * An engine over records in memory: what Pagefind is asked to do, in a few lines. Like Pagefind it takes, for a word
 * that no record holds, those that begin with the same symbol.
 */
export function memoryEngine(records: ReadonlyMap<string, string>): Engine {
  const index = new Map(
    [...records].map(([name, content]) => {
      const words = content.split(' ');
      return [name, Map.groupBy(words.keys(), (i) => words[i] as string)] as const;
    }),
  );
  const all = new Set([...index].flatMap(([, places]) => [...places.keys()]));
  const alike = (word: string) => [...all].filter((each) => each.startsWith([...word][0] ?? ''));
  return (asked) => {
    const words = asked.split(' ').map((word) => (all.has(word) ? [word] : alike(word)));
    const found = [...index].filter(([, places]) => words.every((any) => any.some((word) => places.has(word))));
    const positions = (places: ReadonlyMap<string, number[]>) =>
      [...new Set(words.flat())].flatMap((word) => places.get(word) ?? []).sort((a, b) => a - b);
    return Promise.resolve(new Map(found.map(([name, places]) => [name, positions(places)])));
  };
}
