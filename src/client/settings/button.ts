import { onKey } from '../composing.ts';

/** The link to what the settings are opens the settings themselves; the panel is loaded when it is asked for. */
export function connectSettings(sign: HTMLElement): void {
  sign.setAttribute('role', 'button');
  sign.setAttribute('aria-haspopup', 'dialog');
  sign.setAttribute('aria-label', '阅读设置');
  sign.addEventListener('click', (event) => {
    event.preventDefault();
    void import('./panel.ts').then(({ togglePanel }) => togglePanel(sign));
  });
  // What looks like a button answers to the space bar as well.
  onKey(sign, (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    sign.click();
  });
}
