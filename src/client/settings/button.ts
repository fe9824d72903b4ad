import { button } from '../element.ts';

/** Adds the button for reading settings behind the name of the site; the panel is loaded when it is asked for. */
export function addSettingsButton(place: HTMLElement): void {
  const made = button('设置', 'plain settings-button', () => {
    void import('./panel.ts').then(({ togglePanel }) => togglePanel(made));
  });
  made.setAttribute('aria-label', '阅读设置');
  made.setAttribute('aria-haspopup', 'dialog');
  place.after(made);
}
