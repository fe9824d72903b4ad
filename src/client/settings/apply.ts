/**
 * Puts the reader's settings on the page before it is painted. It stands in the head of every page as the text of
 * this function, kept short, and can use nothing from outside.
 * @param style address of the style sheet, loaded only for those who have chosen something
 */
export function applySettings(style: string): void {
  try {
    // Nothing kept, or nothing that can be read, throws: the page stays as it is.
    const kept = JSON.parse(localStorage.reading);
    for (const name of ['size', 'width', 'theme', 'care'])
      if (/^[a-z]{2,8}$/u.test(kept[name])) document.documentElement.dataset[name] = kept[name];
    const sheet = document.createElement('link');
    // Nothing is painted in the default look first.
    document.head.append(Object.assign(sheet, { rel: 'stylesheet', href: style, blocking: 'render' }));
  } catch {}
}
