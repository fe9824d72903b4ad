import { button } from '../element.ts';

/** Adds the button for reading settings to the head of the page; the panel is loaded when it is asked for. */
export function addSettingsButton(place: HTMLElement): void {
  const made = button('阅读设置', 'plain settings-button', () => {
    void import('./panel.ts').then(({ togglePanel }) => togglePanel(made));
  });
  made.setAttribute('aria-haspopup', 'dialog');
  place.append(made);
}
