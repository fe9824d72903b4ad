import { fractionOf } from './fraction.ts';
import { allShifted } from './raised.ts';
import { child, type Element, elementsOf, textIn, valOf } from './xml.ts';

/** A part of an equation in one line: as it stands, or written in another way. */
export interface MathPart {
  /** The text in the order of the XML. */
  from: string;
  to: string;
  rule?: 'fraction' | 'raised' | 'equation';
  isSure: boolean;
}

/** The words of an equation in the order of the XML. */
export function mathText(element: Element): string {
  if (element.name === 'm:t' || element.name === 'w:t') return textIn(element);
  return elementsOf(element).map(mathText).join('');
}

/**
 * An equation (`m:oMath`, ECMA-376 part 1, section 22.1) in one line. Fractions and exponents become the characters for
 * them; of other constructs the words are kept, and it is said that they are a makeshift.
 */
export function readEquation(equation: Element): MathPart[] {
  return elementsOf(equation).flatMap(parts);
}

function parts(element: Element): MathPart[] {
  const text = mathText(element);
  switch (element.name) {
    case 'm:sSup':
      return raised(element, ['m:sup', 'up']);
    case 'm:sSub':
      return raised(element, ['m:sub', 'down']);
    case 'm:sSubSup':
      return raised(element, ['m:sub', 'down'], ['m:sup', 'up']);
    case 'm:f': {
      const [above, below] = [linear(child(element, 'm:num')), linear(child(element, 'm:den'))];
      const { text: to, isSure } = fractionOf(above.to, below.to);
      return text ? [{ from: text, to, rule: 'fraction', isSure: isSure && above.isSure && below.isSure }] : [];
    }
    case 'm:d': {
      const inner = elementsOf(element)
        .filter(({ name }) => name === 'm:e')
        .map(linear);
      const properties = child(element, 'm:dPr');
      const sign = (name: string, usual: string) => valOf(properties, name, 'm:val') ?? usual;
      const to =
        sign('m:begChr', '(') + inner.map((each) => each.to).join(sign('m:sepChr', '|')) + sign('m:endChr', ')');
      return text ? [{ from: text, to, rule: 'equation', isSure: inner.every(({ isSure }) => isSure) }] : [];
    }
    case 'm:rad': {
      const [degree, base] = [linear(child(element, 'm:deg')), linear(child(element, 'm:e'))];
      const root = allShifted(degree.to, 'up') ?? degree.to;
      const to = `${root}√${[...base.to].length > 1 ? `(${base.to})` : base.to}`;
      return text ? [{ from: text, to, rule: 'equation', isSure: false }] : [];
    }
    case 'm:r':
    case 'm:t':
      return text ? [{ from: text, to: text, isSure: true }] : [];
    case 'm:oMath':
    case 'm:oMathPara':
    case 'w:ins':
    case 'w:moveTo':
      return elementsOf(element).flatMap(parts);
    default:
      return text ? [{ from: text, to: text, isSure: false }] : [];
  }
}

function raised(element: Element, ...scripts: ['m:sup' | 'm:sub', 'up' | 'down'][]): MathPart[] {
  const base = elementsOf(child(element, 'm:e') ?? NOTHING).flatMap(parts);
  const above = scripts.map(([name, shift]): MathPart => {
    const script = linear(child(element, name));
    const form = allShifted(script.from, shift);
    const isPlain = script.from === script.to && form !== undefined;
    return { from: script.from, to: isPlain ? form : script.to, rule: 'raised', isSure: isPlain };
  });
  return [...base, ...above].filter(({ from }) => from);
}

const NOTHING: Element = { name: '', attributes: {}, children: [] };

/** Whatever is inside, as one text. */
function linear(element: Element | undefined): { from: string; to: string; isSure: boolean } {
  const inner = element ? elementsOf(element).flatMap(parts) : [];
  return {
    from: inner.map(({ from }) => from).join(''),
    to: inner.map(({ to }) => to).join(''),
    isSure: inner.every(({ isSure }) => isSure),
  };
}
