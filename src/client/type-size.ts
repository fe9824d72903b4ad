import { REM, ROOM, TYPE } from '../lib/chart/measure.ts';

/** How large the reader's type is, in times of the usual: settings, browser and paper change it. */
export function typeScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / REM || 1;
}

/** Squares of a label's type that go into a drawing; those of the narrowest phone where it has more. */
export function roomOf(box: HTMLElement): number {
  const { width } = box.getBoundingClientRect();
  // Nothing hidden is measured.
  return width > 0 ? Math.min(ROOM, Math.floor((width / (TYPE.label * typeScale())) * 2) / 2) : ROOM;
}

/** Calls back when what a drawing is made for has changed: type, room, colours. */
export function watchLook(box: HTMLElement, onChange: () => void): () => void {
  const look = () => {
    const { theme, care } = document.documentElement.dataset;
    return [typeScale(), roomOf(box), theme, care, ...queries.map(({ matches }) => matches)].join();
  };
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
  let last = look();
  // Phones say so with every scroll that they have another size.
  const check = () => {
    const now = look();
    if (now === last) return;
    last = now;
    onChange();
  };
  const observer = new MutationObserver(check);
  observer.observe(document.documentElement, { attributeFilter: ['data-size', 'data-theme', 'data-care'] });
  for (const query of queries) query.addEventListener('change', check);
  addEventListener('resize', check);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', check);
    removeEventListener('resize', check);
  };
}
