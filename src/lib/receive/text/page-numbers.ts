/** Numbers of pages in a text that has lost the places on the page. */

const NUMBERED =
  /^\s*(?:[-－–—·•~～]\s*[\d０-９]{1,4}\s*[-－–—·•~～]|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?)\s*$/u;
const BARE = /^\s*(\d{1,3})(?:\s*\/\s*(\d{1,3}))?\s*$/u;
/** So many pages may have lost theirs between two that are numbered. */
const MOST_MISSING = 3;

/** — 3 —, 第 3 页 共 8 页: a form that no text has. */
export function isNumberedPage(line: string): boolean {
  return NUMBERED.test(line);
}

/**
 * The lines that hold a bare number (3, 3/8) between empty lines and count pages: at least two that go up, one by one or
 * nearly so. A number alone is a number of the text.
 */
export function findPageNumbers(lines: readonly string[]): ReadonlySet<number> {
  const isEmpty = (line: string | undefined) => line === undefined || line.trim() === '' || /^[-—_=\s]+$/u.test(line);
  const candidates = lines.flatMap((line, index) => {
    const [, number, total] = BARE.exec(line) ?? [];
    if (!number || !isEmpty(lines[index - 1]) || !isEmpty(lines[index + 1])) return [];
    return [{ index, number: Number(number), total }];
  });
  const goesUp = candidates.every(({ number, total }, i) => {
    const before = candidates[i - 1];
    const step = before ? number - before.number : 1;
    return (
      step >= 1 && step <= 1 + MOST_MISSING && total === candidates[0]?.total && (!total || number <= Number(total))
    );
  });
  return new Set(candidates.length > 1 && goesUp ? candidates.map(({ index }) => index) : []);
}
