import type { Passage } from '../../bulletin/schema.ts';
import { nounAhead, nounBehind, nounCounted } from './candidates.ts';
import { unitAsHead } from './counted.ts';
import { type Draft, type Said, unitGroup } from './draft.ts';
import type { Terms } from './terms.ts';

/** Sentences that a head is carried over from the figure that named it. */
const REACH = 4;

/** What was counted last, unit by unit, over the sentences of a text. */
export class Memory {
  readonly #last = new Map<string, { draft: Draft; sentence: number; beside: Draft[] }>();
  #sentence = 0;

  nextSentence(): void {
    this.#sentence++;
  }

  keep(draft: Draft): void {
    if (!draft.head) return;
    const group = unitGroup(draft.figure);
    const last = this.#last.get(group);
    const beside = last?.sentence === this.#sentence ? [...last.beside, draft] : [draft];
    this.#last.set(group, { draft, sentence: this.#sentence, beside });
  }

  /** The last figure of that unit with a head, not too far back. */
  last(unit: string): Draft | undefined {
    const kept = this.#last.get(unit);
    return kept && this.#sentence - kept.sentence <= REACH ? kept.draft : undefined;
  }

  /** The last figure of that unit that its sentence, the last to count any, says of a head. */
  lastOf(unit: string, isMeant: (head: string) => boolean): Draft | undefined {
    return this.last(unit) && this.#last.get(unit)?.beside.findLast(({ head }) => head && isMeant(head.text));
  }

  /** The last figure of that unit, however far back. */
  any(unit: string): Draft | undefined {
    return this.#last.get(unit)?.draft;
  }
}

/**
 * The head of a figure whose own clause names none: of the last figure of its unit in the sentence, of a listed word before it in
 * the sentence, of the figures before, of the passages above (nearest first), of the unit itself.
 */
export function carriedHead(
  draft: Draft,
  sentence: readonly Draft[],
  memory: Memory,
  above: readonly Passage[],
  terms: Terms,
): Said | undefined {
  const { figure, site } = draft;
  const group = unitGroup(figure);
  const told = sentence.filter((other) => other.head && unitGroup(other.figure) === group);
  const ofPart = draft.part && terms.impliedHead(draft.part.text);
  const isOfPart = ({ head }: Draft) => head !== undefined && terms.canonical(head.text) === ofPart;
  const noun =
    site && draft.role !== 'share' ? nounCounted(site, site.sentence.start, !draft.isRelative, terms) : undefined;
  // 经营主体总量迈上30万户: in the clause of the number, unless it tells parts.
  if (noun?.isKnown && noun.isNear && !draft.isRelative && !draft.part) return noun.said;
  const behind = site && !draft.part && isThingUnit(draft, terms) ? nounBehind(site, terms) : undefined;
  if (behind) return behind;
  const inSentence = told.findLast(isOfPart) ?? told.at(-1);
  if (inSentence) return inSentence.head;
  // A share says no unit: its whole is whatever is counted in the sentence.
  const heads =
    draft.role === 'share' ? [...terms.headsOfUnit('件'), ...terms.headsOfUnit('人')] : terms.headsOfUnit(figure.unit);
  // A类 and 交办 say of what: nearer than any other word of the sentence.
  const by = heads.length > 0 ? [draft.part, draft.stage].find((w) => w && terms.impliedHead(w.text)) : undefined;
  if (by && by === draft.part) {
    const implied = terms.impliedHead(by.text) as string;
    const named = memory.last(group)?.head;
    return named && terms.canonical(named.text) === implied ? named : { text: implied, origin: by.origin };
  }
  const mention =
    site &&
    mentionOf(
      heads,
      figure.passage,
      site.text,
      site.sentence.start,
      draft.isRelative && draft.role !== 'share' ? site.left.start : figure.start,
    );
  if (mention) {
    // 对承诺解决的B类建议开展“回头看”，79件: its part goes with it, where the sentence has counted nothing yet.
    if (sentence.length === 0) draft.part ??= partOfMention(site.text, mention, terms);
    return mention;
  }
  if (noun?.isKnown) return noun.said;
  // 提出建议268件、议案6件。交办261件: of the one that is assigned.
  const implied = by && terms.impliedHead(by.text);
  const last = (memory.lastOf(group, (head) => terms.canonical(head) === implied) ?? memory.last(group))?.head;
  if (last) return last;
  // The sentences before in the passage: 老街口的公厕少。…新建4座.
  const far = site && draft.role !== 'share' ? nounCounted(site, 0, false, terms) : undefined;
  if (far?.isKnown) return far.said;
  const ahead = site && !draft.stage && isThingUnit(draft, terms) ? nounAhead(site, terms) : undefined;
  if (ahead) return ahead;
  // Persons may be anybody: only words near by say who.
  for (const passage of terms.unnamed(figure.unit) ? [] : above) {
    const end = passage.id === figure.passage ? figure.start : passage.text.length;
    const found = mentionOf(heads, passage.id, passage.text, Math.max(0, end - 400), end);
    if (found) return found;
  }
  if (by) return { text: terms.impliedHead(by.text) as string, origin: by.origin };
  const any = memory.any(group)?.head ?? noun?.said;
  if (any) return any;
  const unit = figure.kind === 'count' || terms.unnamed(figure.unit) ? unitAsHead(figure.unit, terms) : undefined;
  const start = figure.end - figure.unit.length;
  return unit
    ? { text: unit, origin: { passage: figure.passage, start: Math.max(figure.start, start), end: figure.end } }
    : undefined;
}

/** Units of things: persons may be anybody, and a share is of any thing. */
const isThingUnit = ({ role, figure }: Draft, terms: Terms) => role !== 'share' && !terms.unnamed(figure.unit);

/** The listed word that stands nearest before a place. */
function mentionOf(
  heads: readonly string[],
  passage: string,
  text: string,
  from: number,
  to: number,
): Said | undefined {
  let best: { start: number; head: string } | undefined;
  const stretch = text.slice(from, to);
  for (const head of heads) {
    const at = stretch.lastIndexOf(head);
    if (at >= 0 && (!best || at + head.length > best.start + best.head.length)) best = { start: at, head };
  }
  return (
    best && {
      text: best.head,
      origin: { passage, start: from + best.start, end: from + best.start + best.head.length },
    }
  );
}

function partOfMention(text: string, { origin }: Said, terms: Terms): Said | undefined {
  const before = text.slice(Math.max(0, origin.start - 8), origin.start);
  const part = terms.partAtEnd(before);
  if (!part) return undefined;
  const at = { start: origin.start - part.length, end: origin.start };
  return { text: part, origin: { passage: origin.passage, ...at } };
}
