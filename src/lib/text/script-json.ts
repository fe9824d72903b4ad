/**
 * JSON that stands inside a script element: `<` would end the block or open a comment, and the line separators
 * break old parsers; JSON allows them escaped.
 */
export function toScriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
