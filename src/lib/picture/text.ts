/** Text of pictures: how wide it is and where it may break, without a font at hand. */

/**
 * Advance widths of the characters 32 to 126 of Noto Sans SC, the larger of regular and bold, in thousandths of
 * the size; everything else is taken as one square. The test compares them with the font.
 */
// biome-ignore format: a table of numbers, not a list to read
const ADVANCES = [
  227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 392, 590, 590, 590, 590, 590, 590, 590, 590,
  590, 590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656, 714, 615, 585, 717, 757, 330, 568, 686, 578, 853, 749, 770,
  667, 770, 682, 624, 625, 748, 619, 915, 627, 580, 613, 378, 392, 378, 590, 567, 626, 591, 644, 527, 644, 581, 372, 597,
  640, 304, 306, 604, 315, 964, 641, 626, 644, 644, 437, 495, 421, 637, 576, 863, 562, 574, 511, 378, 296, 378, 590,
];

/** What no line may begin with, and what none may end with (GB/T 15834—2011, 5.1). */
export const CLOSING = '，。、；：？！）》〉”’】〕］」』％‰℃…—～·';
export const OPENING = '（《〈“‘【〔［「『';

/**
 * What stays on one line: a character, or a run of Latin letters and digits with the word they count (第653期,
 * 77.6%, B类), with the marks before and behind it.
 */
const CLUSTER = new RegExp(
  `\\s+|[${OPENING}]*(?:第?[!-~]+\\p{Script=Han}?|——|……|[^\\s])[${CLOSING}]*|[${OPENING}]+`,
  'gsu',
);

const ELLIPSIS = '…';

/** The width of a text in pixels, at most. */
export function widthOf(text: string, size: number): number {
  const thousandths = Array.from(text, (char) => ADVANCES[(char.codePointAt(0) ?? 0) - 32] ?? 1000);
  return (thousandths.reduce((sum, width) => sum + width, 0) * size) / 1000;
}

/** The text in lines of a width; what does not go into the last line allowed is cut with …. */
export function wrap(text: string, size: number, width: number, maxLines: number): string[] {
  const lines = fill(text, size, width);
  if (lines.length <= maxLines) return lines;
  const kept = lines.slice(0, maxLines);
  return [...kept.slice(0, -1), cut(kept.at(-1) ?? '', size, width)];
}

/**
 * The same number of lines, of about one length and broken behind marks where that is possible: no title ends
 * with a single character, no word is torn where a comma is near.
 */
export function wrapEvenly(text: string, size: number, width: number, maxLines: number): string[] {
  const count = fill(text, size, width).length;
  if (count === 1 || count > Math.min(maxLines, MOST_EVEN)) return wrap(text, size, width, maxLines);
  return cheapest(text.trim().match(CLUSTER) ?? [], count, size, width)?.lines ?? wrap(text, size, width, maxLines);
}

/** Every way to break is tried, and their number grows with each line. */
const MOST_EVEN = 3;

interface Setting {
  lines: string[];
  cost: number;
}

/** Of all ways to set the clusters in so many lines the one that costs least; none if they do not go in. */
function cheapest(clusters: readonly string[], count: number, size: number, width: number): Setting | undefined {
  const whole = clusters.join('').trim();
  if (count === 1)
    return widthOf(whole, size) > width ? undefined : { lines: [whole], cost: slack(whole, size, width) };
  let best: Setting | undefined;
  for (let end = 1; end < clusters.length; end++) {
    const line = clusters.slice(0, end).join('').trim();
    if (widthOf(line, size) > width) break;
    const rest = cheapest(clusters.slice(end), count - 1, size, width);
    const cost = slack(line, size, width) + tear(line, clusters[end] ?? '') + (rest?.cost ?? 0);
    if (rest && (!best || cost < best.cost)) best = { lines: [line, ...rest.lines], cost };
  }
  return best;
}

function slack(line: string, size: number, width: number): number {
  return (1 - widthOf(line, size) / width) ** 2;
}

/** What it costs to break between a line and the cluster behind it; behind 、 a list would be torn. */
function tear(line: string, next: string): number {
  if (/[，。；：？！]$/u.test(line)) return 0;
  return OPENING.includes(next.charAt(0)) || /[）”》]$/u.test(line) ? 0.12 : 0.2;
}

/** The text on one line, cut with … if it is too long. */
export function shorten(text: string, size: number, width: number): string {
  return wrap(text, size, width, 1)[0] ?? '';
}

/**
 * Labels of one drawing, each as it fits; those that would be cut to the same words lose what they share at their
 * beginning instead, so that no two rows say the same.
 * @param cutTo what is left of a label where it stands
 */
export function apart(labels: readonly string[], cutTo: (label: string) => readonly string[]): string[] {
  const seen = (label: string) => cutTo(label).join('');
  const alike = Map.groupBy([...new Set(labels)], seen);
  // As much of what is shared as leaves room for what differs.
  const shortened = CONTEXTS.map((context) =>
    labels.map((label) => {
      const others = (alike.get(seen(label)) ?? []).filter((other) => other !== label);
      return others.length > 0 ? withoutStart(label, others, context) : label;
    }),
  );
  const count = (each: readonly string[]) => new Set(each.map(seen)).size;
  return shortened.reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** Characters kept of what is shared, so that the rest can be read. */
const CONTEXTS = [4, 2, 1, 0] as const;

function withoutStart(label: string, others: readonly string[], context: number): string {
  const characters = Array.from(label);
  const shared = Math.max(...others.map((other) => commonStart(characters, Array.from(other))));
  return ELLIPSIS + characters.slice(Math.max(0, shared - context)).join('');
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const length = a.findIndex((character, i) => character !== b[i]);
  return length < 0 ? a.length : length;
}

function fill(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const cluster of text.trim().match(CLUSTER) ?? []) {
    // A word longer than a line, such as an address, breaks anywhere.
    const parts = widthOf(cluster.trim(), size) > width ? Array.from(cluster) : [cluster];
    for (const part of parts) {
      if (line && widthOf((line + part).trim(), size) > width) {
        const carried = carriedOver(line, part);
        lines.push(line.slice(0, line.length - carried.length).trim());
        line = carried;
      }
      line = (line + part).trimStart();
    }
  }
  return line ? [...lines, line.trim()] : lines;
}

const OPEN_END = new RegExp(`[${OPENING}]+$`, 'u');
const CLOSED_END = new RegExp(`[${OPENING}]*[^${OPENING}${CLOSING}]?[${CLOSING}]*$`, 'u');

/** What of a broken word must go to the next line, so that no line ends with an opening or begins with a closing mark. */
function carriedOver(line: string, next: string): string {
  const carried = (CLOSING.includes(next.charAt(0)) ? CLOSED_END : OPEN_END).exec(line)?.[0] ?? '';
  return carried.length < line.length ? carried : '';
}

/** Makes room for the … that says that there is more. */
function cut(line: string, size: number, width: number): string {
  const chars = Array.from(line);
  while (chars.length > 1 && widthOf(chars.join(''), size) + size > width) chars.pop();
  const end = new RegExp(`[\\s${CLOSING}${OPENING}]+$`, 'u');
  return chars.join('').replace(end, '') + ELLIPSIS;
}
