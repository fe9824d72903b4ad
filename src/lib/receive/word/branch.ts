import { type Element, elementsOf } from './xml.ts';

/** Prefixes of the extensions whose form of a content is taken: those of text. */
const KNOWN = /^(?:w|w14|w15|w16\w*|wp|wp14|wps|wpg|wpc|wpi|a|a14|pic|pic14|v|o|m|r|c|c14|cx\d?|aink|am3d)$/u;

/**
 * Of the forms of one content the one that Word shows: the first choice whose extensions are known, else the fallback
 * (ECMA-376 part 3, section 9.3).
 * @param alternate `mc:AlternateContent`
 */
export function branchesOf(alternate: Element): { taken: Element | undefined; left: Element[] } {
  const branches = elementsOf(alternate).filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback');
  const taken = branches.find(
    ({ name, attributes }) =>
      name === 'mc:Fallback' || (attributes.Requires ?? '').split(/\s+/u).every((prefix) => KNOWN.test(prefix)),
  );
  return { taken, left: branches.filter((branch) => branch !== taken) };
}
