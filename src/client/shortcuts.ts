import { onKey } from './composing.ts';

/** Keys of one letter, which readers can switch off (WCAG 2.1.4); the choice stays in the browser. */

const KEY = 'shortcuts';

export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function setShortcuts(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // A browser that keeps nothing: the choice holds for this page.
  }
}

/** Whether a key is meant as a shortcut: no modifier, nobody typing, not switched off. */
export function isShortcut(event: KeyboardEvent): boolean {
  const { target } = event;
  const isTyping =
    target instanceof HTMLElement &&
    target.matches('input:not([type="checkbox"]), textarea, select, [contenteditable]');
  return !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping && areShortcutsOn();
}

/** The key / goes to the search field of the page. */
export function connectSlash(): void {
  onKey(document, (event) => {
    if (event.key !== '/' || !isShortcut(event)) return;
    const field = document.querySelector<HTMLInputElement>('main input[type="search"], input[type="search"]');
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
