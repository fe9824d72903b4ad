import { at } from '../base.ts';
import { titleOfKey } from '../lib/bulletin/issue-key.ts';
import { layoutOf, type Place } from '../lib/chart/layout.ts';
import { rem } from '../lib/chart/measure.ts';
import type { ChartType } from '../lib/chart/model.ts';
import type { ChartSpec } from '../lib/chart/schema.ts';
import { spoken } from '../lib/chart/table.ts';
import { onKey } from './composing.ts';

/**
 * What answers pointer, finger and keyboard: a list of links over the drawing, one a point, each to its
 * sentence. The canvas itself says nothing to a screen reader; this list does, in reading mode too.
 * ←/→ and ↑/↓ go from point to point, Home and End to the ends, PageUp and PageDown five at once, Enter
 * opens the sentence, Esc closes the note and then leaves.
 */
export interface Targets {
  /** Points to a point, as an address does. */
  point(id: string): void;
  remove(): void;
}

/** A finger needs this much of the screen. */
const SMALLEST = 28;
const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageDown: 5,
  PageUp: -5,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * @param room squares of a label's type that go into the width
 * @param status the live region of the chart: it says of a point what its row in the table says
 * @param onPoint told of the point that the reader has gone to
 */
export function layTargets(
  box: HTMLElement,
  spec: ChartSpec,
  room: number,
  status: HTMLElement | null,
  onPoint: (id: string) => void,
): Targets {
  const list = document.createElement('ul');
  list.className = 'chart-targets';
  list.setAttribute('aria-label', '图中的数，用方向键逐个读');
  const places = layoutOf(spec, room).flatMap(({ top, places }) => places.map((place) => ({ place, top })));
  const links = places.map(({ place, top }, i) => {
    const { item, link } = makeTarget(place, top, spec.type);
    link.tabIndex = i === 0 ? 0 : -1;
    list.append(item);
    return link;
  });
  const ids = places.map(({ place }) => place.point.id);
  const show = (index: number | undefined) => {
    for (const [i, link] of links.entries()) link.parentElement?.classList.toggle('is-open', i === index);
    const place = places[index ?? -1]?.place;
    if (status) status.textContent = place ? spoken(place.point) : '';
  };
  const go = (index: number) => {
    const target = Math.min(Math.max(index, 0), links.length - 1);
    for (const [i, link] of links.entries()) link.tabIndex = i === target ? 0 : -1;
    links[target]?.focus();
  };
  for (const [i, link] of links.entries()) {
    link.addEventListener('focus', () => {
      show(i);
      onPoint(ids[i] as string);
    });
    // The first tap shows the note, the second opens the sentence; a mouse has shown it already.
    link.addEventListener('click', (event) => {
      const isTouch = (event as PointerEvent).pointerType === 'touch';
      if (!isTouch || link.dataset.tapped === 'true') return;
      event.preventDefault();
      for (const other of links) delete other.dataset.tapped;
      link.dataset.tapped = 'true';
      show(i);
    });
    link.parentElement?.addEventListener('pointerenter', () => show(i));
  }
  const close = () => {
    for (const link of links) delete link.dataset.tapped;
    show(undefined);
  };
  const endEscape = onKey(document, (event) => {
    if (event.key === 'Escape' && !list.contains(document.activeElement)) close();
  });
  // A finger leaves with every tap; a note that it has opened stays until it taps elsewhere.
  const onElsewhere = (event: PointerEvent) => {
    if (!list.contains(event.target as Node | null)) close();
  };
  document.addEventListener('pointerdown', onElsewhere);
  list.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && close());
  list.addEventListener('focusout', (event) => {
    if (list.contains(event.relatedTarget as Node | null)) return;
    // The address keeps the point that was reached: who copies the link leaves the list first.
    close();
  });
  onKey(list, (event) => {
    const current = links.indexOf(event.target as HTMLAnchorElement);
    const step = STEPS[event.key];
    if (step !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      go(current + step);
    } else if (event.key === 'Escape') {
      const isOpen = list.querySelector('.is-open') !== null;
      show(undefined);
      if (!isOpen) (event.target as HTMLElement).blur();
    }
  });
  box.append(list);
  return {
    point(id) {
      const index = ids.indexOf(id);
      if (index >= 0) show(index);
    },
    remove() {
      endEscape();
      document.removeEventListener('pointerdown', onElsewhere);
      list.remove();
    },
  };
}

function makeTarget({ point, from, to, y, top, height }: Place, offset: number, type: ChartType) {
  const isDot = type === 'line';
  const isCard = type === 'card';
  const item = document.createElement('li');
  item.dataset.point = point.id;
  const size = Math.max(height, SMALLEST);
  Object.assign(item.style, {
    top: rem(offset + (isDot ? y - size / 2 : top)),
    height: rem(size),
    left: isDot ? `calc(${to * 100}% - ${rem(SMALLEST / 2)})` : isCard ? `${from * 100}%` : '0',
    width: isDot ? rem(SMALLEST) : isCard ? `${(to - from) * 100}%` : '100%',
  });
  const link = document.createElement('a');
  link.href = point.sources[0] ? at(point.sources[0].href) : '';
  const name = document.createElement('span');
  name.className = 'visually-hidden';
  name.textContent = `${point.label} ${point.display}：看原句`;
  link.append(name);
  const tip = document.createElement('div');
  tip.className = 'chart-tip';
  for (const text of spoken(point).split('，')) {
    const line = document.createElement('p');
    line.textContent = text;
    tip.append(line);
  }
  const quote = document.createElement('p');
  quote.className = 'chart-tip-quote';
  const [source] = point.sources;
  quote.textContent = source ? `${titleOfKey(source.serial)}：${shorten(source.quote)}` : '';
  tip.append(quote);
  // The note stays inside the drawing: on the right half it opens to the left.
  tip.classList.toggle('is-left', (isDot || isCard) && (from + to) / 2 > 0.5);
  item.append(link, tip);
  return { item, link };
}

const LONGEST_QUOTE = 60;

function shorten(quote: string): string {
  return quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE)}…` : quote;
}
