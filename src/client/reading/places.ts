/** A place in the text that can be linked to: a paragraph, one of its sentences, a figure. */
export interface Place {
  id: string;
  label: string;
  /** Its words. */
  quote: string;
}

/** Spans with an id are sentences, and nothing else is. */
export const SENTENCE = 'span[id]';

/** The article, paragraph, sentences and figures around an address, the widest first. */
export function placesAround(id: string): Place[] {
  const start = document.getElementById(id);
  const article = start?.closest<HTMLElement>('.article, #a0');
  if (!start || !article) return [];
  const passage = start.closest<HTMLElement>('.para, h3, h4, h5, h6, td, th') ?? article.querySelector('header');
  if (!passage) return [];
  const title = article.querySelector<HTMLElement>('header h2');
  return [
    { id: article.id, label: article.id === 'a0' ? '编者按' : '本篇', quote: title ? words(title) : '' },
    ...(passage.id
      ? [
          {
            id: passage.id,
            label: '本段',
            quote: [...passage.querySelectorAll<HTMLElement>(SENTENCE)].map(words).join(''),
          },
        ]
      : []),
    ...[...passage.querySelectorAll<HTMLElement>(SENTENCE)].flatMap((sentence, i) => [
      { id: sentence.id, label: `第${i + 1}句`, quote: words(sentence) },
      ...[...sentence.querySelectorAll<HTMLElement>('data[id]')].map((figure) => ({
        id: figure.id,
        label: `数字 ${words(figure)}`,
        quote: words(sentence),
      })),
    ]),
  ];
}

/** Text as it is read: signs for links are made by style and hold none. */
function words(place: HTMLElement): string {
  return (place.textContent ?? '').trim();
}
