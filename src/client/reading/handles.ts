import style from '../../styles/interact.css?url';
import { addStyle, link } from '../element.ts';
import { SENTENCE } from './places.ts';

/**
 * A sign behind the sentence or figure that a reader points at: a link to it, which also opens the menu for
 * copying. One sign wanders through the text; paragraphs and articles have theirs in the page.
 * @param missed what the reader did before this module was there
 */
export function connectHandles(text: HTMLElement, missed: readonly Event[]): void {
  void addStyle(style);
  const handle = link('', '');
  handle.className = 'handle';
  const show = (event: Event) => {
    if (!(event.target instanceof Element) || handle.contains(event.target)) return;
    // While something is cited the sign stays where it is.
    if (document.querySelector('.cite-menu')) return;
    explain(event.target.closest<HTMLElement>('.remark'));
    const place = event.target.closest<HTMLElement>(`data[id], ${SENTENCE}`);
    if (!place || !text.contains(place) || handle.parentElement === place) return;
    handle.href = `#${place.id}`;
    handle.setAttribute('aria-label', place.matches('data') ? `这个数字的链接 ${place.id}` : `本句链接 ${place.id}`);
    place.append(handle);
  };
  const open = (event: MouseEvent) => {
    const chosen = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('.permalink, .handle');
    if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // The reader stays where they are reading: the menu marks what it cites and puts it into the address.
    event.preventDefault();
    const id = chosen.hash.slice(1);
    import('./menu.ts').then(
      ({ openMenu }) => openMenu(id, chosen),
      () => {
        location.hash = id;
      },
    );
  };
  const answer = (event: Event) => {
    // On a touch screen a tap is the pointing.
    show(event);
    if (event instanceof MouseEvent && event.type === 'click') open(event);
  };
  for (const name of ['pointerover', 'click']) text.addEventListener(name, answer);
  missed.forEach(answer);
}

/** What was printed, and why it was changed, said where the reader points. */
function explain(remark: HTMLElement | null): void {
  if (!remark || remark.title) return;
  const note = document.querySelector(remark.getAttribute('href') ?? '')?.cloneNode(true) as HTMLElement | undefined;
  note?.querySelector('a')?.remove();
  remark.title = note?.textContent?.trim() ?? '';
}
