import type { Bulletin, Passage } from '../bulletin/schema.ts';
import { passagesOf } from '../bulletin/walk.ts';
import { type Figure, figuresOfPassage } from '../quantity/figure.ts';
import { isRounding, publish, toleranceOf } from './precision.ts';
import type { Check } from './schema.ts';

/** Sentences before a percentage in which its numerator and denominator may stand. */
const REACH = 2;

/** Every relation that the text of a bulletin allows to check, in printed order. */
export function checkBulletin(bulletin: Bulletin): Check[] {
  return passagesOf(bulletin).flatMap((passage) => checkPassage(passage, figuresOfPassage(passage, bulletin.serial)));
}

function checkPassage(passage: Passage, figures: readonly Figure[]): Check[] {
  if (figures.length < 2) return [];
  const order = new Map(passage.sentences.map((sentence, i) => [sentence.id, i]));
  const sentenceOf = (figure: Figure) => order.get(figure.sentence) ?? 0;
  const near = (figure: Figure) =>
    figures.filter((f) => sentenceOf(figure) - sentenceOf(f) >= 0 && sentenceOf(figure) - sentenceOf(f) <= REACH);
  const shares = figures.flatMap((figure) => checkShare(figure, near(figure), passage));
  const wholes = figures.flatMap((figure, i) => checkParts(figure, figures.slice(i + 1), passage));
  return [...shares, ...wholes, ...checkHundred(figures)];
}

const isCount = (figure: Figure): figure is Figure & { value: number } =>
  figure.value !== null && figure.kind === 'count' && figure.approximation === 'exact';

/**
 * A printed percentage against part / whole of exact counts of one unit that stand before it, or against
 * the sum of two parts. Where the words say that it is such a share and no pair gives it, it fails.
 */
function checkShare(figure: Figure, near: readonly Figure[], passage: Passage): Check[] {
  const { value } = figure;
  if (value === null || figure.kind !== 'percent' || figure.approximation !== 'exact' || figure.change) return [];
  const before = near.filter((f) => f.start < figure.start).filter(isCount);
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
function meantPair(figure: Figure, before: readonly (Figure & { value: number })[], passage: Passage) {
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

/**
 * 376件 … A类155件 … B类208件 … C类13件: the counts of one unit that follow a whole in its sentence or the
 * next, when they add up to it; or the parts that 其中 announces, with what they leave over.
 */
function checkParts(whole: Figure, after: readonly Figure[], passage: Passage): Check[] {
  if (!isCount(whole)) return [];
  const parts = after
    .filter(isCount)
    .filter((f) => f.unit === whole.unit && f.start - whole.end < 120 && f.value < whole.value);
  if (parts.length < 2) return [];
  for (let count = 2; count <= parts.length; count++) {
    const chosen = parts.slice(0, count);
    const sum = sumOf(chosen);
    if (sum === whole.value) return [sumCheck(whole, chosen, 'sum')];
  }
  const announced = announcedParts(whole, parts, passage);
  return announced.length >= 2 ? [sumCheck(whole, announced, 'remainder')] : [];
}

/** The parts in the sentence of the whole behind 其中, up to the first count that is no part of it. */
function announcedParts(whole: Figure, parts: readonly (Figure & { value: number })[], passage: Passage) {
  const own = parts.filter((p) => p.sentence === whole.sentence);
  const first = own[0];
  if (!first || !/^[^。；]{0,8}，其中/u.test(passage.text.slice(whole.end, first.start))) return [];
  const classes = own.filter((p) =>
    /^[^，。]{0,24}(?:转为|为)?[A-D甲乙丙丁]类|^[^，。]{0,4}类/u.test(passage.text.slice(p.end, p.end + 30)),
  );
  return sumOf(classes) < (whole.value ?? 0) ? classes : [];
}

function sumCheck(
  whole: Figure & { value: number },
  parts: readonly (Figure & { value: number })[],
  kind: 'sum' | 'remainder',
): Check {
  const computed = sumOf(parts);
  const remainder = whole.value - computed;
  const isSum = kind === 'sum';
  return {
    id: idOf(whole, kind),
    serial: whole.serial,
    kind,
    expression: isSum ? parts.map((p) => p.value).join(' + ') : [whole.value, ...parts.map((p) => p.value)].join(' − '),
    printed: isSum ? whole.value : null,
    computed: isSum ? computed : remainder,
    unit: whole.unit,
    tolerance: 0,
    result: remainder === 0 ? 'holds' : 'remainder',
    ...(remainder !== 0 && { remainder }),
    figures: [...parts, whole].map(addressOf),
    quote: whole.quote,
  };
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

function sumOf(figures: readonly { value: number }[]): number {
  return figures.reduce((total, figure) => total + figure.value, 0);
}

function idOf(figure: Figure, kind: string): string {
  return `${figure.serial}/${figure.id}:${kind}`;
}

function addressOf(figure: Figure): string {
  return `${figure.serial}#${figure.id}`;
}
