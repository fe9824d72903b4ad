import type { Element } from 'hast';
import { compareKeys, titleOfKeys } from '../bulletin/issue-key.ts';
import { captionOf } from '../chart/caption.ts';
import { DOTS, MEANINGS } from '../chart/mark.ts';
import type { Quality } from '../chart/model.ts';
import type { ChartSpec } from '../chart/schema.ts';
import { qualitiesOf } from '../chart/table.ts';
import { bar, dot } from './mark.ts';
import { type Box, baseline, type Face, INK, line, lines, rect, type Sheet, text } from './sheet.ts';
import { widthOf, wrap, wrapEvenly } from './text.ts';

/** What stands around the drawing of a picture. */

const TITLE_LINES = 2;

/** What a picture says of where it comes from. */
export interface Origin {
  /** Canonical address of the view. */
  url: string;
  siteName: string;
  siteKind: string;
}

/** Elements, and where they end below or begin above. */
export interface Strip {
  elements: Element[];
  edge: number;
}

/** Name of the site, title, a finding of so many lines; `edge` is their lower end. */
export function drawHead(spec: ChartSpec, { siteName, siteKind }: Origin, sheet: Sheet, findingMost: number): Strip {
  const { margin: x, name, finding } = sheet;
  const width = sheet.width - x * 2;
  const top = x * 0.72;
  const kindAt = x + widthOf(siteName, name.size) + name.size * 0.8;
  const small = name.size * 0.82;
  const kind = {
    x: kindAt,
    y: top + name.leading / 2 - small * 0.8,
    width: widthOf(siteKind, small) + small,
    height: small * 1.6,
  };
  const title = fitTitle(spec.title, sheet.title, width);
  const titleTop = top + name.leading + title.leading * 0.12;
  const titleLines = wrapEvenly(spec.title, title.size, width, TITLE_LINES);
  const findingTop = titleTop + titleLines.length * title.leading + finding.leading * 0.15;
  const findingLines = wrapEvenly(spec.finding, finding.size, width, findingMost);
  return {
    elements: [
      rect({ x: 0, y: 0, width: sheet.width, height: x / 6 }, INK.series),
      text(x, top + baseline(name.leading, name.size), siteName, { size: name.size, bold: true, fill: INK.series }),
      rect(kind, 'none', { stroke: INK.muted, 'stroke-width': 1.5, rx: 4 }),
      text(kindAt + small / 2, top + baseline(name.leading, small), siteKind, { size: small, fill: INK.muted }),
      ...lines(x, titleTop, titleLines, title, { bold: true }),
      ...lines(x, findingTop, findingLines, finding, {}),
    ],
    edge: findingTop + findingLines.length * finding.leading,
  };
}

/** A long title is set smaller before it is cut. */
function fitTitle(words: string, { size, leading }: Face, width: number): Face {
  const faces = [1, 0.9, 0.8].map((share) => ({ size: size * share, leading: leading * share }));
  const isWhole = (face: Face) => !wrap(words, face.size, width, TITLE_LINES).join('').endsWith('…');
  return faces.find(isWhole) ?? { size, leading };
}

/** Unit, choice and the meaning of the marks, set in lines that end at `bottom`; `edge` is their upper end. */
export function drawLegend(spec: ChartSpec, bottom: number, sheet: Sheet): Strip {
  const { margin, meta } = sheet;
  const width = sheet.width - margin * 2;
  const gap = meta.size * 1.4;
  const icon = meta.size * 2;
  let [x, row] = [0, 0];
  const place = (needed: number) => {
    if (x > 0 && x + needed > width) [x, row] = [0, row + 1];
    const at = { x: margin + x, row };
    x += needed + gap;
    return at;
  };
  const words = wrap(captionOf(spec), meta.size, width, 2);
  const unit = words.map((line) => ({ ...place(widthOf(line, meta.size)), words: line, quality: undefined }));
  // Number cards have words instead of marks.
  const qualities = spec.type === 'card' ? [] : qualitiesOf(spec);
  const marks = qualities.map((quality) => {
    const meaning = MEANINGS[quality];
    return { ...place(icon + widthOf(meaning, meta.size)), words: meaning, quality };
  });
  const top = bottom - (row + 1) * meta.leading;
  const elements = [...unit, ...marks].flatMap(({ x: left, row: down, words: said, quality }) => {
    const y = top + down * meta.leading;
    const label = text(left + (quality ? icon : 0), y + baseline(meta.leading, meta.size), said, {
      size: meta.size,
      fill: INK.muted,
    });
    return quality ? [...drawKey(spec, quality, { x: left, y, width: icon, height: meta.leading }), label] : [label];
  });
  return { elements, edge: top };
}

/** A small bar or point with the mark of a quality. */
function drawKey({ type }: ChartSpec, quality: Quality, box: Box): Element[] {
  const height = box.height * 0.48;
  const y = box.y + box.height / 2;
  if (type === 'line') return DOTS[quality] ? [dot(box.x + box.width * 0.35, y, box.height / 22, quality)] : [];
  return bar({ x: box.x, y: y - height / 2, width: box.width * 0.5, height }, quality);
}

/** The bulletins that the numbers stand in: 来源：《联络动态》总第653、677期. */
export function sourceLine({ panels }: ChartSpec): string {
  const serials = panels.flatMap(({ points }) => points.flatMap(({ sources }) => sources.map(({ serial }) => serial)));
  const each = [...new Set(serials)].sort(compareKeys);
  const named = each.length > MOST_SERIALS ? each.slice(0, MOST_SERIALS - 1) : each;
  const all = named.length < each.length ? `等${each.length}期` : '';
  return `来源：《联络动态》${titleOfKeys(named)}${all}`;
}

const MOST_SERIALS = 4;

/** An address as people write it. */
export function plainAddress(url: string): string {
  return url.replace(/^https?:\/\//u, '');
}

/** A rule over the last lines of a picture. */
export function rule(y: number, { width, margin }: Sheet): Element {
  return line(margin, y, width - margin, y, INK.line, 2);
}
