/** Small makers of elements: the text is text, never markup. */

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

export function button(text: string, className: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', className, text);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

/** Adds a style sheet once; done when it is there. */
export function addStyle(href: string): Promise<void> {
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise((resolve) => {
    const sheet = document.createElement('link');
    Object.assign(sheet, { rel: 'stylesheet', href, onload: () => resolve(), onerror: () => resolve() });
    document.head.append(sheet);
  });
}

export function link(text: string, href: string): HTMLAnchorElement {
  const made = element('a', '', text);
  made.href = href;
  return made;
}
