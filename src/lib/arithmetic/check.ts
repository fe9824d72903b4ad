import type { Bulletin, Passage } from '../bulletin/schema.ts';
import { passagesOf } from '../bulletin/walk.ts';
import { type Figure, figuresOfPassage } from '../quantity/figure.ts';
import { addressOf, type Count, idOf, isCount, sumOf } from './count.ts';
import { checkParts, checkTotal } from './parts.ts';
import { isRounding, publish, toleranceOf } from './precision.ts';
import type { Check } from './schema.ts';

/** Sentences before a percentage in which its numerator and denominator may stand. */
const REACH = 2;

/** Figures before a percentage among which its numerator and denominator are sought: pairs and sums of them all are tried. */
const PAIRED = 24;
/** Figures behind a whole, or before a total, that may be its parts: more than the districts of any province. */
const LISTED = 200;

/** Every relation that the text of a bulletin allows to check, in printed order. */
export function checkBulletin(bulletin: Bulletin): Check[] {
  return passagesOf(bulletin).flatMap((passage) => checkPassage(passage, figuresOfPassage(passage, bulletin.serial)));
}

function checkPassage(passage: Passage, figures: readonly Figure[]): Check[] {
  if (figures.length < 2) return [];
  const order = new Map(passage.sentences.map((sentence, i) => [sentence.id, i]));
  const sentenceOf = (figure: Figure) => order.get(figure.sentence) ?? 0;
  const before = (i: number, most: number) => figures.slice(Math.max(0, i - most), i);
  const near = (figure: Figure, i: number) =>
    before(i, PAIRED).filter((f) => sentenceOf(figure) - sentenceOf(f) <= REACH);
  const shares = figures.flatMap((figure, i) => checkShare(figure, near(figure, i), passage));
  const wholes = figures.flatMap((figure, i) => checkParts(figure, figures.slice(i + 1, i + 1 + LISTED), passage));
  const totals = figures.flatMap((figure, i) => checkTotal(figure, before(i, LISTED), passage));
  return [...shares, ...wholes, ...totals, ...checkHundred(figures)];
}

/**
 * A printed percentage against part / whole of exact counts of one unit that stand before it, or against
 * the sum of two parts. Where the words say that it is such a share and no pair gives it, it fails.
 * @param near figures before it, nearest last
 */
function checkShare(figure: Figure, near: readonly Figure[], passage: Passage): Check[] {
  const { value } = figure;
  if (value === null || figure.kind !== 'percent' || figure.approximation !== 'exact' || figure.change) return [];
  const before = near.filter(isCount);
  const tolerance = toleranceOf(figure.text);
  const pairs = before.flatMap((part) =>
    before
      .filter((whole) => whole.unit === part.unit && whole.value > part.value)
      .map((whole) => ({ parts: [part], whole })),
  );
  const sums = before.flatMap((a, i) =>
    before
      .slice(i + 1)
      .flatMap((b) =>
        before
          .filter(
            (whole) =>
              whole !== a &&
              whole !== b &&
              whole.unit === a.unit &&
              a.unit === b.unit &&
              whole.value > a.value + b.value,
          )
          .map((whole) => ({ parts: [a, b], whole })),
      ),
  );
  const candidates = [...pairs.toReversed(), ...sums];
  const rate = ({ parts, whole }: (typeof candidates)[number]) => (100 * sumOf(parts)) / whole.value;
  const exact = candidates.find((candidate) => isRounding(value, rate(candidate), tolerance));
  const meant = exact ?? meantPair(figure, before, passage);
  if (!meant) return [];
  const { parts, whole } = meant;
  const numerator = parts.map((p) => String(p.value)).join(' + ');
  return [
    {
      id: idOf(figure, 'share'),
      serial: figure.serial,
      kind: 'share',
      expression: `${parts.length > 1 ? `(${numerator})` : numerator} / ${whole.value}`,
      printed: value,
      computed: publish(rate(meant), figure.text),
      unit: '%',
      tolerance,
      result: exact ? 'holds' : 'fails',
      figures: [...parts, whole, figure].map(addressOf),
      quote: figure.quote,
    },
  ];
}

/** 占41.2%, 占比73.6%, 转化率达77.6%: the words right before say that it is the share of the count before it. */
function meantPair(figure: Figure, before: readonly Count[], passage: Passage) {
  const part = before.at(-1);
  const gap = part && passage.text.slice(part.end, figure.start);
  if (
    !part ||
    gap === undefined ||
    !/^[，、（]?(?:\p{Script=Han}{0,6}率[达为]?|占比?|占总数的?|占全部\p{Script=Han}{0,6}的?)(?:为|达)?$/u.test(gap)
  )
    return undefined;
  const wholes = before.filter((f) => f !== part && f.unit === part.unit && f.value > part.value);
  const whole = wholes.at(0);
  return whole && { parts: [part], whole };
}

/** Shares listed in one sentence that add up to a hundred, within their rounding. */
function checkHundred(figures: readonly Figure[]): Check[] {
  const bySentence = Map.groupBy(
    figures.filter((f) => f.kind === 'percent' && f.approximation === 'exact' && !f.change && f.value !== null),
    (f) => f.sentence,
  );
  return [...bySentence.values()].flatMap((shares) => {
    const sum = shares.reduce((total, f) => total + (f.value ?? 0), 0);
    const tolerance = shares.reduce((total, f) => total + toleranceOf(f.text), 0);
    const [first] = shares;
    if (!first || shares.length < 2 || !isRounding(100, sum, tolerance)) return [];
    return [
      {
        id: idOf(first, 'hundred'),
        serial: first.serial,
        kind: 'hundred' as const,
        expression: shares.map((f) => f.value).join(' + '),
        printed: 100,
        computed: publish(sum),
        unit: '%',
        tolerance,
        result: 'holds' as const,
        figures: shares.map(addressOf),
        quote: first.quote,
      },
    ];
  });
}
