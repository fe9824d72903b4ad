/**
 * Questions that arrive in a code: `%E5%9B%9E` of an address that was encoded twice, `%BB%D8` of a program that writes
 * GBK, `%u56DE`, `\u56de` and `&#22238;` of programs.
 */

/** More codes inside one another than this were made by nobody. */
const MOST_LAYERS = 3;
const CODED = /(?:%[\da-f]{2})+|%u[\da-f]{4}|\\u[\da-f]{4}|&#(?:\d{1,7}|x[\da-f]{1,6});/giu;

/** What a text says that holds codes; undefined if it holds none, or none that can be read. */
export function decoded(text: string): string | undefined {
  let read = text;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const next = read.replace(CODED, readCode);
    if (next === read) break;
    read = next;
  }
  return read === text ? undefined : read;
}

/** What one code stands for; itself where that is nothing that can be read. */
function readCode(code: string): string {
  if (/^%[\da-f]{2}/iu.test(code)) return readBytes(code) ?? code;
  const [, decimal] = /^&#(\d+);$/u.exec(code) ?? [];
  const point = decimal ? Number(decimal) : Number.parseInt(code.replace(/^(?:%u|\\u|&#x)|;$/giu, ''), 16);
  return point > 0x1f && point <= 0x10ffff ? String.fromCodePoint(point) : code;
}

/** Bytes written as `%BB%D8`: UTF-8, else GB 18030, which holds GBK and GB 2312. */
function readBytes(code: string): string | undefined {
  const bytes = Uint8Array.from(code.match(/[\da-f]{2}/giu) ?? [], (byte) => Number.parseInt(byte, 16));
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Bytes that are control characters in any encoding were meant as bytes.
      if (!/\p{Cc}/u.test(text)) return text;
    } catch {
      // Not in this encoding.
    }
  }
  return undefined;
}

/** What stands where bytes of an address are in no encoding. */
export const LOST = '\ufffd';

/**
 * The parameters of an address, those in GB 18030 too. Programs that write it write all of a value in it; a value in no
 * encoding keeps the sign for what is lost.
 */
export function parametersOf(query: string): URLSearchParams {
  const parameters = new URLSearchParams(query);
  if (!String(parameters).includes('%EF%BF%BD')) return parameters;
  const pairs = query.replace(/^\?/u, '').split('&').filter(Boolean);
  return new URLSearchParams(
    pairs.map((pair) => {
      const [[key = '', value = ''] = []] = new URLSearchParams(pair);
      if (!value.includes(LOST)) return [key, value];
      const raw = pair.slice(pair.indexOf('=') + 1).replaceAll('+', '%20');
      // Letters of ASCII are bytes too: the second byte of many characters is one.
      const bytes = raw.replace(/[^%]|%(?![\da-f]{2})/giu, (character, at: number) =>
        isInCode(raw, at) ? character : toBytes(character),
      );
      return [key, readBytes(bytes) ?? value];
    }),
  );
}

/** Whether a character belongs to the `%BB` that began one or two before it. */
function isInCode(raw: string, at: number): boolean {
  return /^%[\da-f]{2}$/iu.test(raw.slice(at - 1, at + 2)) || /^%[\da-f]{2}$/iu.test(raw.slice(at - 2, at + 1));
}

function toBytes(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}
