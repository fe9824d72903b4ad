/** What an XML 1.0 document may not hold: all but its Char (section 2.2). */
const NO_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * A serialised document that every reader takes: `]]>` may stand in no text (section 2.4), and what is no character becomes
 * U+FFFD. The serialiser leaves both as they are. No section of CDATA may be in it.
 */
export function wellFormed(xml: string): string {
  return xml.replaceAll(']]>', ']]&gt;').replace(NO_CHARACTER, '\ufffd');
}
