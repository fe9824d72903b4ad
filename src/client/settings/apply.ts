/**
 * Puts the reader's settings on the page before it is painted. It stands in the head of every page as the text of
 * this function, and can use nothing from outside.
 * @param style address of the style sheet, loaded only for those who have chosen something
 */
export function applySettings(style: string): void {
  try {
    const kept: Record<string, unknown> | null = JSON.parse(localStorage.getItem('reading') ?? 'null');
    if (!kept) return;
    for (const name of ['size', 'width', 'theme', 'care']) {
      const value = String(kept[name] ?? '');
      if (/^[a-z]{2,8}$/u.test(value)) document.documentElement.dataset[name] = value;
    }
    const sheet = document.createElement('link');
    // Nothing is painted in the default look first.
    sheet.setAttribute('blocking', 'render');
    Object.assign(sheet, { rel: 'stylesheet', href: style });
    document.head.append(sheet);
  } catch {
    // Nothing kept, or nothing that can be read: the page as it is.
  }
}
