/**
 * Loads what older browsers (Chromium before 114, Firefox before 125) lack of popovers. Awaited before the first one is made;
 * where they are known it loads nothing.
 */
export async function loadPopover(): Promise<void> {
  if (!('popover' in HTMLElement.prototype)) await import('@oddbird/popover-polyfill');
}
