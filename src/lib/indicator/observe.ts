import type { Article, Bulletin, Passage } from '../bulletin/schema.ts';
import { passagesOfArticle } from '../bulletin/walk.ts';
import { type Figure, figuresOfPassage } from '../quantity/figure.ts';
import { findPeriod, resolvePeriod } from './period.ts';
import type { Entity, Indicator, Observation, Period } from './schema.ts';

/** Lists written by people that observation needs. */
export interface Catalogue {
  indicators: readonly Indicator[];
  entities: readonly Entity[];
}

/** The printed observations of a bulletin: each figure that a rule of an indicator claims. */
export function observe(bulletin: Bulletin, catalogue: Catalogue): Observation[] {
  const inText = bulletin.articles.flatMap((article) =>
    passagesOfArticle(article).flatMap((passage) =>
      figuresOfPassage(passage, bulletin.serial).flatMap((figure) =>
        observeFigure(figure, { passage, article, date: bulletin.date }, catalogue),
      ),
    ),
  );
  return [...observeSerial(bulletin, catalogue), ...inText];
}

/** The bulletin counts itself: 总期号 is an observation of its masthead. */
function observeSerial(bulletin: Bulletin, { indicators }: Catalogue): Observation[] {
  if (!indicators.some((indicator) => indicator.id === 'serial')) return [];
  const printed = bulletin.masthead.find((line) => line.includes('总')) ?? '';
  const citation = {
    serial: bulletin.serial,
    target: 'masthead',
    sentence: 'masthead',
    quote: bulletin.masthead.join(' '),
    printed,
  };
  return [
    {
      indicator: 'serial',
      entity: 'bulletin',
      value: bulletin.serial,
      unit: '期',
      approximation: 'exact',
      status: 'printed',
      period: { stated: bulletin.date, inSentence: true },
      citations: [citation],
    },
  ];
}

/** What a figure stands in. */
interface Place {
  passage: Passage;
  article: Article;
  /** Of the bulletin. */
  date: string;
}

function observeFigure(figure: Figure, { passage, article, date }: Place, catalogue: Catalogue): Observation[] {
  const { value } = figure;
  if (value === null) return [];
  const context = contextOf(figure, passage);
  return catalogue.indicators.flatMap((indicator) => {
    if (indicator.unit !== figure.unit) return [];
    const rule = indicator.rules.find(
      (r) =>
        (r.before ?? r.after ?? r.within ?? r.previous) !== undefined &&
        (!r.before || endsWith(r.before, context.before)) &&
        (!r.after || startsWith(r.after, context.after)) &&
        (!r.within || r.within.test(figure.quote)) &&
        (!r.previous || r.previous.test(context.sentencesBefore.at(-1) ?? '')),
    );
    const entity = rule && (rule.entity ?? entityOf(article, catalogue.entities));
    if (!entity) return [];
    const opening = article.blocks.find((block) => block.kind === 'paragraph')?.passage.text ?? '';
    const period = findPeriod(context.before, context.sentencesBefore, [article.title.text, opening.slice(0, 40)]);
    const { serial, id, sentence, quote, text } = figure;
    return [
      {
        indicator: indicator.id,
        entity,
        value,
        unit: figure.unit,
        approximation: figure.approximation,
        status: 'printed',
        ...(period && { period: withResolution(period, date) }),
        citations: [{ serial, target: id, sentence, quote, printed: text }],
      },
    ];
  });
}

function withResolution(period: Period, date: string): Period {
  const resolved = resolvePeriod(period.stated, date);
  return resolved ? { ...period, resolved } : period;
}

function contextOf(figure: Figure, passage: Passage) {
  const index = passage.sentences.findIndex((sentence) => sentence.id === figure.sentence);
  const sentence = passage.sentences[index];
  const textOf = (s: { start: number; end: number }) => passage.text.slice(s.start, s.end);
  return {
    before: passage.text.slice(sentence?.start ?? 0, figure.start),
    after: passage.text.slice(figure.end, sentence?.end),
    sentencesBefore: passage.sentences.slice(0, index).map(textOf),
  };
}

function endsWith(pattern: RegExp, text: string): boolean {
  return new RegExp(`(?:${pattern.source})$`, 'u').test(text);
}

function startsWith(pattern: RegExp, text: string): boolean {
  return new RegExp(`^(?:${pattern.source})`, 'u').test(text);
}

/** The entity whose name or alias the unit of an article bears. */
export function entityOf(article: Article, entities: readonly Entity[]): string | undefined {
  const { unit } = article;
  if (!unit) return undefined;
  return entities.find((entity) => entity.name === unit || entity.aliases.includes(unit))?.id;
}
