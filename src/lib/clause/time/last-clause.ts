/** The words behind the last of these marks, or all. A loop, because /[^，]*$/ tries again from every place of the text. */
export function lastClause(text: string): string {
  for (let at = text.length - 1; at >= 0; at--) {
    if (MARKS.has(text[at] as string)) return text.slice(at + 1);
  }
  return text;
}

const MARKS = new Set('，。；：');
