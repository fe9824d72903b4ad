/** A place in the text that can be linked to: a paragraph, one of its sentences, a figure. */
export interface Place {
  id: string;
  label: string;
  /** Its words. */
  quote: string;
  /** The figure that is meant, in the words of the quotation. */
  figure?: string;
  /** What of the quotation was printed otherwise. */
  printed: string[];
}

/** Spans with an id are sentences, and nothing else is. */
export const SENTENCE = 'span[id]';
/** So many characters of a sentence tell it from its neighbours. */
const SHOWN = 10;

/** The article, paragraph, sentences and figures around an address, the widest first. */
export function placesAround(id: string): Place[] {
  const start = document.getElementById(id);
  const article = start?.closest<HTMLElement>('.article, #a0');
  if (!start || !article) return [];
  const passage = start.closest<HTMLElement>('.para, h3, h4, h5, h6, td, th') ?? article.querySelector('header');
  if (!passage) return [];
  const sentences = [...passage.querySelectorAll<HTMLElement>(SENTENCE)];
  const title = article.querySelector<HTMLElement>('header h2');
  return [
    { id: article.id, label: article.id === 'a0' ? '编者按' : '本篇', quote: title ? words(title) : '', printed: [] },
    ...(passage.id
      ? [{ id: passage.id, label: '本段', quote: sentences.map(words).join(''), printed: sentences.flatMap(printedIn) }]
      : []),
    ...sentences.flatMap((sentence, i) => {
      const quote = words(sentence);
      const printed = printedIn(sentence);
      const label = `第${i + 1}句 ${quote.slice(0, SHOWN)}${quote.length > SHOWN ? '…' : ''}`;
      const figures = [...sentence.querySelectorAll<HTMLElement>('data[id]')];
      return [
        { id: sentence.id, label, quote, printed },
        ...figures.map((figure) => ({
          id: figure.id,
          label: `数字 ${words(figure)}`,
          quote,
          printed,
          figure: words(figure),
        })),
      ];
    }),
  ];
}

/** Text as it is read: signs for links are made by style and hold none. */
function words(place: HTMLElement): string {
  return (place.textContent ?? '').trim();
}

/** “的”原印作“的的” for each correction. */
function printedIn(place: HTMLElement): string[] {
  return [...place.querySelectorAll<HTMLElement>('[data-sic]')].map(
    (remark) => `“${words(remark)}”原印${remark.dataset.sic ? `作“${remark.dataset.sic}”` : '脱'}`,
  );
}
