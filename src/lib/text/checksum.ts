/**
 * FNV-1a, 32 bits, in base 36: a short ASCII name for words, not a secret. A Chinese character would take nine in an
 * address.
 * @param basis another start gives another number, so that two of them side by side are one of 64 bits
 */
export function checksum(text: string, basis = 0x811c9dc5): string {
  let hash = basis;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}

const OTHER_BASIS = 0x9747b28c;

/** 64 bits in fourteen characters: what must stay apart among tens of thousands. */
export function longChecksum(text: string): string {
  return [checksum(text), checksum(text, OTHER_BASIS)].map((part) => part.padStart(7, '0')).join('');
}
