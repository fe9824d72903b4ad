import { child, type Element, elementsOf, valOf } from './xml.ts';

/** The colour behind words; `unknown` where something is painted and nobody can say what. */
export type Ground = string | undefined;

/** What stands in a drawing. */
export interface Drawn {
  boxes: { content: Element; ground: Ground }[];
  /** Words that are drawn as a shape: WordArt. */
  wordArt: string[];
  pictures: number;
  hasRule: boolean;
}

/** @param alternate tells which branch of an alternate content counts */
export function readDrawing(element: Element, alternate: (element: Element) => Element | undefined): Drawn {
  const drawn: Drawn = { boxes: [], wordArt: [], pictures: 0, hasRule: false };
  const visit = (each: Element, ground: Ground): void => {
    const here = groundOf(each) ?? ground;
    if (each.name === 'mc:AlternateContent') {
      const taken = alternate(each);
      if (taken) visit(taken, here);
      return;
    }
    if (each.name === 'w:txbxContent') {
      drawn.boxes.push({ content: each, ground: here });
      return;
    }
    const words =
      each.name === 'v:textpath' && !/^(?:f|false)$/u.test(each.attributes.on ?? '') && each.attributes.string;
    if (words) drawn.wordArt.push(words);
    if (/^(?:pic:pic|v:imagedata|c:chart|dgm:relIds|cx:chart)$/u.test(each.name)) drawn.pictures++;
    if (/^(?:t|true)$/u.test(each.attributes['o:hr'] ?? '')) drawn.hasRule = true;
    for (const inner of elementsOf(each)) visit(inner, here);
  };
  visit(element, undefined);
  return drawn;
}

/** What a shape is filled with. */
function groundOf(shape: Element): Ground {
  if (shape.name === 'wps:wsp') {
    const properties = child(shape, 'wps:spPr');
    if (child(properties, 'a:noFill')) return undefined;
    const solid = child(properties, 'a:solidFill');
    if (solid) return valOf(solid, 'a:srgbClr', 'val') ?? 'unknown';
    const painted = ['a:gradFill', 'a:blipFill', 'a:pattFill', 'a:grpFill'].some((name) => child(properties, name));
    const reference = child(child(shape, 'wps:style'), 'a:fillRef')?.attributes.idx ?? '0';
    return painted || reference !== '0' ? 'unknown' : undefined;
  }
  if (!shape.name.startsWith('v:') || /^(?:f|false)$/u.test(shape.attributes.filled ?? '')) return undefined;
  const color = shape.attributes.fillcolor?.trim().toLowerCase();
  return color === undefined ? undefined : /^(?:white|#fff(?:fff)?)\b/u.test(color) ? 'FFFFFF' : 'unknown';
}

/** Whether words of one colour cannot be seen on another; both in six hexadecimal digits. */
export function isUnseen(color: string | undefined, ground: Ground): boolean {
  if (!color || color === 'auto' || ground === 'unknown') return false;
  const [front, back] = [channels(color), channels(ground ?? 'FFFFFF')];
  return !!front && !!back && front.every((value, i) => Math.abs(value - (back[i] ?? 0)) <= 16);
}

function channels(color: string): number[] | undefined {
  return /^[0-9a-f]{6}$/iu.test(color)
    ? [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
    : undefined;
}
