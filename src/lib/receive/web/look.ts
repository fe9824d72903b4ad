import type { Element } from 'hast';
import type { Look } from './chunk.ts';

/** Elements whose words are no words of the text, or are shown only by a program. */
const CONTROLS = new Set(['button', 'select', 'option', 'textarea', 'datalist', 'noscript', 'iframe', 'object']);
const BOLD = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th']);
/** CSS 2.2 writes lengths in several units; pages that office programs save use points. */
const POINTS = { pt: 1, px: 0.75 } as const;

/** The look of an element: its own, above that of what it stands in. Sheets of style are not read, only what the element says. */
export function lookOf({ tagName, properties }: Element, around: Look): Look {
  const style = String(properties.style ?? '').toLowerCase();
  const look: Look = { ...around };
  if (BOLD.has(tagName) || /font-weight\s*:\s*(?:bold|[6-9]00)/u.test(style)) look.bold = true;
  if (/font-weight\s*:\s*(?:normal|[1-4]00)/u.test(style)) delete look.bold;
  if (tagName === 'sup' || /vertical-align\s*:\s*super/u.test(style)) look.shift = 'up';
  if (tagName === 'sub' || /vertical-align\s*:\s*sub\b/u.test(style)) look.shift = 'down';
  const [, align = properties.align] = /text-align\s*:\s*(left|center|right|justify)/u.exec(style) ?? [];
  if (tagName === 'center') look.align = 'center';
  else if (align === 'left' || align === 'center' || align === 'right' || align === 'justify') look.align = align;
  const [, size, unit] = /font-size\s*:\s*([\d.]+)(pt|px)/u.exec(style) ?? [];
  if (size) look.size = Number(size) * POINTS[unit as keyof typeof POINTS];
  const [, indent, measure] = /text-indent\s*:\s*([\d.]+)(em|pt|px)/u.exec(style) ?? [];
  if (indent) look.indent = measure === 'em' ? Number(indent) : Number(indent) / (look.size ?? 16);
  // A page of WeChat hides its text until a program of it has run; whoever sees the page sees the text.
  const isHidden = properties.id !== 'js_content' && /visibility\s*:\s*hidden/u.test(style);
  if (tagName === 'rt' || tagName === 'rp') look.gone = 'ruby';
  else if (CONTROLS.has(tagName)) look.gone = 'web';
  else if (
    properties.hidden !== undefined ||
    isHidden ||
    /display\s*:\s*none|font-size\s*:\s*0(?![.\d])|mso-hide\s*:\s*all/u.test(style)
  )
    look.gone = 'unseen';
  return look;
}
