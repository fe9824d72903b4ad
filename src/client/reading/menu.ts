import { retarget } from '../../lib/citation/retarget.ts';
import { copy, readersDay } from '../cite.ts';
import { button, element, link } from '../element.ts';
import { once } from '../once.ts';
import { loadPopover } from '../popover.ts';
import { type Place, placesAround } from './places.ts';
import { canSpeak, speakFrom } from './speech.ts';

type Citations = Record<string, Record<string, string>>;

const FORMATS = {
  link: '链接',
  gbt2025: 'GB/T 7714—2025',
  gbt2015: 'GB/T 7714—2015',
  plain: '纯文本',
  bibtex: 'BibTeX',
  ris: 'RIS',
} as const;

/** What is being cited has this class. */
const CITED = 'is-cited';

const loadCitations = once(async () => (await (await fetch('citations.json')).json()) as Citations);

/** Opens the menu of a place beside the sign that was used: what to cite, in which form, and what will be copied. */
export async function openMenu(id: string, sign: HTMLElement): Promise<void> {
  await loadPopover();
  document.querySelector('.cite-menu')?.remove();
  const places = placesAround(id);
  if (places.length === 0) return;
  const menu = element('div', 'cite-menu');
  menu.popover = 'auto';
  menu.setAttribute('role', 'dialog');
  menu.setAttribute('aria-label', '引用本处');
  const place = choose(
    '引到',
    places.map(({ id: value, label }) => [value, label]),
    id,
  );
  const format = choose('格式', Object.entries(FORMATS), 'gbt2025');
  const preview = element('p', 'cite-preview');
  preview.tabIndex = 0;
  const status = element('p', 'small muted');
  status.setAttribute('role', 'status');
  const show = async () => {
    const chosen = places.find((each) => each.id === place.select.value) ?? (places[0] as Place);
    cite(chosen.id);
    const { text, note } = await write(chosen, format.select.value);
    preview.textContent = text;
    status.textContent = note;
    // Placed when its size is known.
    setBeside(menu, sign);
  };
  for (const { select } of [place, format]) select.addEventListener('change', () => void show());
  const article = /^a\d+/u.exec(id)?.[0] ?? id;
  const passage = /^a\d+(?:[ph]\d+)?/u.exec(id)?.[0] ?? id;
  const ways = element('p', 'cite-ways small');
  ways.append(link('原样', `source/#${passage}`), link('旁注', `notes/#${article}-title`));
  if (canSpeak())
    ways.append(
      button('从这里朗读', 'plain', () => {
        menu.hidePopover();
        speakFrom(place.select.value);
      }),
    );
  menu.append(
    place.label,
    format.label,
    button('复制', '', () => void copy(preview, '引文', status)),
    button('关闭', 'plain', () => menu.hidePopover()),
    status,
    preview,
    ways,
  );
  menu.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState !== 'closed') return;
    menu.remove();
    document.querySelector(`.${CITED}`)?.classList.remove(CITED);
    if (document.activeElement === document.body) sign.focus({ preventScroll: true });
  });
  document.body.append(menu);
  menu.showPopover();
  setBeside(menu, sign);
  void show();
  place.select.focus({ preventScroll: true });
}

/** Marks what is cited and puts it into the address, without a step in the history and without moving the page. */
function cite(id: string): void {
  document.querySelector(`.${CITED}`)?.classList.remove(CITED);
  document.getElementById(id)?.classList.add(CITED);
  history.replaceState(null, '', `#${id}`);
}

function choose(title: string, options: readonly (readonly [string, string])[], chosen: string) {
  const label = element('label', '', title);
  const select = element('select', '');
  for (const [value, text] of options) select.append(new Option(text, value, false, value === chosen));
  label.append(select);
  return { label, select };
}

/** What will be copied: the link alone, the reference of a manager, or the words with their source. */
async function write(place: Place, format: string): Promise<{ text: string; note: string }> {
  const url = `${location.origin}${location.pathname}#${place.id}`;
  if (format === 'link') return { text: url, note: '' };
  const article = /^a\d+/u.exec(place.id)?.[0] ?? '';
  const all = await loadCitations().catch(() => undefined);
  const made = all?.[article]?.[format];
  if (!made) return { text: quoted(place) + url, note: '引文格式没有载入，这里只有原句和链接。' };
  const citation = retarget(made, article, place.id).replaceAll('{accessed}', readersDay());
  const isData = format === 'bibtex' || format === 'ris';
  return { text: isData || place.id === article ? citation : quoted(place) + citation, note: '' };
}

/** The words in quotation marks, those inside them single (GB/T 15834—2011); what was printed otherwise is said. */
function quoted({ quote, figure, printed }: Place): string {
  if (!quote) return '';
  const inner = quote.replaceAll('“', '‘').replaceAll('”', '’');
  const emended = printed.length > 0 ? `（${printed.join('，')}）` : '';
  return `${figure ? `${figure}：` : ''}“${inner}”${emended}——`;
}

/** Under the sign where there is room, else above; on a phone the style puts it at the foot of the screen. */
function setBeside(box: HTMLElement, sign: HTMLElement): void {
  if (!box.isConnected || matchMedia('(max-width: 40rem)').matches) return;
  const at = sign.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = at.bottom + 8;
  const top = below + height <= innerHeight ? below : Math.min(at.top - height - 8, innerHeight - height - 8);
  box.style.insetInlineStart = `${Math.max(8, Math.min(at.left, innerWidth - width - 16))}px`;
  box.style.insetBlockStart = `${Math.max(8, top)}px`;
}
