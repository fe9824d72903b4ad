import { subjectAt } from './clauses.ts';
import { type KnownNames, readPlace } from './place.ts';

/** Sessions of congresses, which say whose deputies are meant and, where nobody has signed, of which place a text is. */

/** 省十四届人大, 十四届全国人大: the level stands on either side. */
const SESSION =
  /(全国|省|市|县|区|州|乡|镇)?(?:第)?[一二三四五六七八九十\d]{1,3}届(全国|省|市|县|区|州|乡|镇)?人(?:大|民代表大会)/u;
const TERM = /^第?[一二三四五六七八九十\d]{1,3}届/u;

export interface Session {
  level: string;
  /** Its place, where the clause begins with it: 云溪县十七届人大. */
  place?: string;
}

/** The session that a clause names. */
export function sessionIn(clause: string, known: KnownNames): Session | undefined {
  const [, before, behind] = SESSION.exec(clause) ?? [];
  const level = behind || before;
  if (!level) return undefined;
  const place = readPlace(clause, subjectAt(clause), known);
  return { level, ...(place && TERM.test(clause.slice(place.end)) && { place: place.name }) };
}
