import type { Hit } from './find.ts';

/** What hits can be narrowed by; the keys are those of the address. */
export const FACETS = ['year', 'unit', 'stage', 'genre', 'figures'] as const;
export type Facet = (typeof FACETS)[number];

/** Chosen values: one of them must fit in each facet that has any. */
export type Selection = Readonly<Record<Facet, readonly string[]>>;

export const NOTHING_CHOSEN: Selection = { year: [], unit: [], stage: [], genre: [], figures: [] };

/** The value of `figures` for passages that hold some. */
export const WITH_FIGURES = '1';

/** The values of a hit in a facet; a passage may belong to several stages. */
export function valuesOf({ article, passage }: Hit, facet: Facet): readonly string[] {
  switch (facet) {
    case 'year':
      return [article.date.slice(0, 4)];
    case 'unit':
      return article.unit ? [article.unit] : [];
    case 'stage':
      return passage.stages;
    case 'genre':
      return article.genre ? [article.genre] : [];
    case 'figures':
      return passage.hasFigures ? [WITH_FIGURES] : [];
  }
}

export function narrow(hits: readonly Hit[], selection: Selection, but?: Facet): Hit[] {
  const active = FACETS.filter((facet) => facet !== but && selection[facet].length > 0);
  return hits.filter((hit) =>
    active.every((facet) => valuesOf(hit, facet).some((value) => selection[facet].includes(value))),
  );
}

export interface FacetValue {
  value: string;
  /** Hits that would be shown with this value alone chosen in its facet. */
  count: number;
}

/** The values of every facet with their counts: years newest first, stages in their order, others fullest first. */
export function countFacets(
  hits: readonly Hit[],
  selection: Selection,
  stages: readonly string[],
): Record<Facet, FacetValue[]> {
  const count = (facet: Facet): FacetValue[] => {
    const counts = new Map<string, number>(selection[facet].map((value) => [value, 0]));
    for (const hit of narrow(hits, selection, facet))
      for (const value of valuesOf(hit, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const values = [...counts].map(([value, n]) => ({ value, count: n }));
    return values.sort(
      (a, b) =>
        (facet === 'year' && b.value.localeCompare(a.value)) ||
        (facet === 'stage' && stages.indexOf(a.value) - stages.indexOf(b.value)) ||
        b.count - a.count ||
        a.value.localeCompare(b.value, 'zh'),
    );
  };
  return {
    year: count('year'),
    unit: count('unit'),
    stage: count('stage'),
    genre: count('genre'),
    figures: count('figures'),
  };
}
