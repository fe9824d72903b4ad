/** What of a list is the same when it is drawn anew: where a link leads without the words to mark, what a button or box says. */
function identityOf(focused: Element): string {
  if (focused instanceof HTMLAnchorElement)
    return `a ${focused.pathname}${focused.hash}${focused.closest('[data-hit]') ? '' : focused.search}`;
  if (focused instanceof HTMLInputElement) return `input ${focused.name}=${focused.value}`;
  return `${focused.localName} ${focused.textContent}`;
}

function isSeen(focused: Element | null): boolean {
  return focused !== null && focused !== document.body && focused.isConnected && !focused.closest('[hidden]');
}

/**
 * Draws what may take the place of what has the focus, and keeps the focus: on the same hit, proposal or button if it is still
 * there, else where `fallback` says. Never does it fall to the page, where the next key would begin at its top.
 */
export function keepFocus(main: HTMLElement, draw: () => void, fallback: () => HTMLElement | null | undefined): void {
  const before = document.activeElement;
  if (!before || before === document.body || !main.contains(before)) {
    draw();
    return;
  }
  const identity = identityOf(before);
  draw();
  if (isSeen(before) && document.activeElement === before) return;
  if (isSeen(document.activeElement) && document.activeElement !== before) return;
  const same = [...main.querySelectorAll<HTMLElement>('a, button, input')].find(
    (each) => isSeen(each) && identityOf(each) === identity,
  );
  // Without a jump: it stays where the reader looks.
  (same ?? fallback())?.focus({ preventScroll: true });
}
