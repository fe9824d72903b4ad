/** Signs of the two symbol fonts of offices that stand for a list mark, by their private code; the rest stays unknown. */
const SYMBOLS: Readonly<Record<'symbol' | 'wingdings', Readonly<Record<number, string>>>> = {
  symbol: { 61623: '•', 61616: '°', 61620: '×', 61619: '≥', 61603: '≤', 61617: '±' },
  wingdings: { 61548: '●', 61550: '■', 61557: '◆', 61607: '▪', 61608: '◻', 61656: '➢', 61692: '✓', 61694: '☑' },
};

/** The character of the same form; undefined for what is no such sign. */
export function symbolOf(text: string, font: string): string | undefined {
  const code = text.length === 1 ? text.charCodeAt(0) : 0;
  if (code < 0xf020 || code > 0xf0ff) return undefined;
  if (/wingdings/iu.test(font)) return SYMBOLS.wingdings[code];
  if (/symbol/iu.test(font)) return SYMBOLS.symbol[code];
  return undefined;
}
