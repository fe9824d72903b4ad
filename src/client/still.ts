/**
 * Drawings of lists grow with the type by themselves. Only where it is so large that the words of a row may no longer go
 * beside each other is the rest loaded: now, or when the reader asks for such type.
 */
export function watchStills(): void {
  const root = document.documentElement;
  const isUsual = () => Number.parseFloat(getComputedStyle(root).fontSize) < LARGE;
  const look = () => {
    if (isUsual()) return;
    observer.disconnect();
    void import('./present.ts').then(({ fitStills }) => fitStills());
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { attributeFilter: ['data-size', 'data-care'] });
  look();
}

/** Pixels; type of the usual size has 17. */
const LARGE = 18;
