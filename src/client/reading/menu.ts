import { retarget } from '../../lib/citation/retarget.ts';
import { copy, readersDay } from '../cite.ts';
import { button, element, link } from '../element.ts';
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

let citations: Promise<Citations> | undefined;
let menu: HTMLElement | undefined;

/** Opens the menu of a place beside the sign that was used: what to cite, in which form, and what will be copied. */
export function openMenu(id: string, sign: HTMLElement): void {
  const places = placesAround(id);
  if (places.length === 0) return;
  menu?.remove();
  menu = element('div', 'cite-menu');
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
  const show = () => void write(preview, found(places, place.select.value), format.select.value);
  for (const { select } of [place, format]) select.addEventListener('change', show);
  const chosen = () => place.select.value;
  const passage = /^(a\d+(?:[ph]\d+)?)/u.exec(id)?.[1] ?? id;
  const ways = element('p', 'cite-ways small');
  ways.append(link('原样', `source/#${passage}`), link('旁注', `notes/#${passage}`));
  if (canSpeak()) ways.append(button('从这里朗读', 'plain', () => speakFrom(chosen())));
  menu.append(
    place.label,
    format.label,
    preview,
    button('复制', '', () => void copy(preview, '引文', status)),
    button('关闭', 'plain', () => menu?.hidePopover()),
    status,
    ways,
  );
  sign.after(menu);
  menu.showPopover();
  setBeside(menu, sign);
  show();
  place.select.focus();
}

function choose(title: string, options: readonly (readonly [string, string])[], chosen: string) {
  const label = element('label', '', title);
  const select = element('select', '');
  for (const [value, text] of options) select.append(new Option(text, value, false, value === chosen));
  label.append(select);
  return { label, select };
}

function found(places: readonly Place[], id: string): Place {
  return places.find((place) => place.id === id) ?? (places[0] as Place);
}

/** What will be copied: the link alone, the reference of a manager, or the words with their source. */
async function write(preview: HTMLElement, place: Place, format: string): Promise<void> {
  const url = `${location.origin}${location.pathname}#${place.id}`;
  preview.textContent = url;
  if (format === 'link') return;
  citations ??= fetch('citations.json').then((answer) => answer.json() as Promise<Citations>);
  const article = /^a\d+/u.exec(place.id)?.[0] ?? '';
  const all = await citations.catch(() => {
    citations = undefined;
    return undefined;
  });
  const text = all?.[article]?.[format];
  if (!text) {
    preview.textContent = `“${place.quote}”——${document.title}，${url}`;
    return;
  }
  const citation = retarget(text, article, place.id).replaceAll('{accessed}', readersDay());
  const isData = format === 'bibtex' || format === 'ris';
  preview.textContent = isData || !place.quote || place.id === article ? citation : `“${place.quote}”——${citation}`;
}

/** Under the sign where there is room, else above; on a phone the style puts it at the foot of the screen. */
function setBeside(box: HTMLElement, sign: HTMLElement): void {
  if (matchMedia('(max-width: 40rem)').matches) return;
  const at = sign.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = at.bottom + 8 + height <= innerHeight;
  box.style.insetInlineStart = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  box.style.insetBlockStart = `${Math.max(8, below ? at.bottom + 8 : at.top - height - 8)}px`;
}
