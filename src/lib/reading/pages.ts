/** One page of a list that may be long. */
export interface ListPage<Item> {
  items: readonly Item[];
  /** From 1. */
  number: number;
  /** How many pages the list has. */
  count: number;
}

/** How much a page of each kind of list holds, so that it stays within its weight. */
export const PER_PAGE = { issues: 50, quotations: 100, lines: 200 } as const;

/** Lines of a list that are seen at once; the others are one click away. */
const MOST_LINES = 40;

/** The first of a list, and those that are folded; a fold of a few lines is worth no click. */
export function foldList<Item>(items: readonly Item[]): { shown: readonly Item[]; folded: readonly Item[] } {
  const most = items.length > MOST_LINES * 1.25 ? MOST_LINES : items.length;
  return { shown: items.slice(0, most), folded: items.slice(most) };
}

/** A list in pages of a size; an empty list has one. */
export function pagesOf<Item>(items: readonly Item[], size: number): ListPage<Item>[] {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_, i) => ({
    items: items.slice(i * size, (i + 1) * size),
    number: i + 1,
    count,
  }));
}

/** Path of a page of a list: the first is that of the list itself, `/units/court/`, then `/units/court/pages/2/`. */
export function pagePath(list: string, number: number): string {
  return number === 1 ? list : `${list}${pageParameter(number)}/`;
}

/** What stands for a page in the rest parameter of a route. */
export function pageParameter(number: number): string | undefined {
  return number === 1 ? undefined : `pages/${number}`;
}

/** Said behind the title of every page but the first. */
export function pageTitle(title: string, { number }: Pick<ListPage<unknown>, 'number'>): string {
  return number === 1 ? title : `${title}（第${number}页）`;
}
