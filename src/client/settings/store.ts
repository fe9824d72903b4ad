/** How a reader wants to read. Kept in the browser and nowhere else; each choice is an attribute of the page's root. */

export const CHOICES = {
  size: ['small', 'normal', 'large', 'largest'],
  width: ['narrow', 'normal', 'wide'],
  theme: ['auto', 'light', 'dark', 'contrast'],
  care: ['off', 'on'],
} as const;

export type Setting = keyof typeof CHOICES;

/** Under one key: a reader who clears it has cleared all. */
const KEY = 'reading';

/** The first step that says nothing: `normal`, `auto`, `off` leave no trace. */
const PLAIN: readonly string[] = ['normal', 'auto', 'off'];

export function getSetting(name: Setting): string {
  const values: readonly string[] = CHOICES[name];
  const chosen = document.documentElement.dataset[name];
  return values.find((value) => value === chosen) ?? (PLAIN.find((value) => values.includes(value)) as string);
}

export function setSetting(name: Setting, value: string): void {
  const { dataset } = document.documentElement;
  if (PLAIN.includes(value)) delete dataset[name];
  else dataset[name] = value;
  const kept = Object.fromEntries(
    (Object.keys(CHOICES) as Setting[]).flatMap((each) => (dataset[each] ? [[each, dataset[each]]] : [])),
  );
  try {
    if (Object.keys(kept).length > 0) localStorage.setItem(KEY, JSON.stringify(kept));
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing: the choice holds for this page.
  }
}
