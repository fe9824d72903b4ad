import style from '../../styles/interact.css?url';
import { addStyle, element, link } from '../element.ts';

/** So many lines of a note stand in the margin; the page of notes has all. */
const SHOWN = 10;
/** Space between two notes, in pixels. */
const GAP = 12;

/** On a wide screen: the notes of the page of notes, each beside its passage. That page holds them all without this. */
export async function fillMargin(text: HTMLElement): Promise<void> {
  const answer = await fetch('notes/').catch(() => undefined);
  if (!answer?.ok) return;
  await addStyle(style);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const notes = [...page.querySelectorAll<HTMLElement>('.passage-note')].flatMap(({ id, lastElementChild: list }) => {
    const found = document.getElementById(id);
    // The address of an article is that of its title.
    const passage = found?.matches('.article') ? found.querySelector('header h2') : found;
    if (!passage || !list || !text.contains(passage)) return [];
    const note = element('aside', 'margin-note');
    note.setAttribute('aria-label', `旁注 ${id}`);
    const own = document.importNode(list, true);
    for (const others of own.querySelectorAll('.elsewhere'))
      others.replaceWith(link(`另见 ${others.childElementCount} 处`, `notes/#${id}`));
    const items = [...own.children];
    for (const item of items.slice(SHOWN)) item.remove();
    if (items.length > SHOWN) {
      const more = element('li', '');
      more.append(link(`还有 ${items.length - SHOWN} 条`, `notes/#${id}`));
      own.append(more);
    }
    note.append(own);
    // A heading holds no aside: the note stands behind it.
    if (passage.matches('h2, h3, h4, h5, h6')) passage.after(note);
    else passage.append(note);
    return [note];
  });
  text.classList.add('has-margin');
  // Size, width and font of the text may change while it is read.
  new ResizeObserver(() => setApart(notes)).observe(text);
}

/** Notes that would lie on one another move down. */
function setApart(notes: readonly HTMLElement[]): void {
  let bottom = 0;
  for (const note of notes) {
    note.style.marginBlockStart = '';
    const box = note.getBoundingClientRect();
    const shift = Math.max(0, bottom + GAP - (box.top + scrollY));
    if (shift > 0) note.style.marginBlockStart = `${shift}px`;
    bottom = box.bottom + scrollY + shift;
  }
}
