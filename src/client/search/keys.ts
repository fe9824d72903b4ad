import { onKey } from '../composing.ts';
import { areShortcutsOn, setShortcuts } from '../shortcuts.ts';

/** What the arrow keys go through, in the order of the page. */
const STOPS = '#q, [data-proposals] a, [data-near] a, [data-hits] a, [data-apart-list] a';

/** Arrow keys through field, proposals and hits; and the switch that turns keys off. */
export function connectResultKeys(main: HTMLElement): void {
  onKey(main, (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.ctrlKey || event.metaKey || event.altKey || !areShortcutsOn()) return;
    const stops = [...main.querySelectorAll<HTMLElement>(STOPS)].filter(
      // Safari before 17.4 cannot say.
      (stop) => stop.checkVisibility?.() ?? stop.getClientRects().length > 0,
    );
    const at = stops.indexOf(event.target as HTMLElement);
    const next = stops[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });
  const line = main.querySelector<HTMLElement>('[data-shortcuts]');
  const box = line?.querySelector('input');
  if (!line || !box) return;
  line.hidden = false;
  box.checked = areShortcutsOn();
  box.addEventListener('change', () => setShortcuts(box.checked));
}
