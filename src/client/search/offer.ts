import { articleAt } from '../../lib/search/directory.ts';
import { stretchesAsked } from '../../lib/search/guess.ts';
import type { SearchLibrary } from './library.ts';
import type { Related, RelatedQuestion } from './related.ts';

/** Offers related passages: they are a program of their own, which is loaded behind the first answer. */
export class RelatedOffer {
  private readonly section: HTMLElement;
  private related: Related | undefined;
  private turn = 0;

  constructor(section: HTMLElement) {
    this.section = section;
  }

  hide(): void {
    this.turn++;
    this.section.hidden = true;
    this.related?.hide();
  }

  /** Nothing is offered where the program does not come: what was found exactly stands. */
  async make(question: Omit<RelatedQuestion, 'words' | 'placeOf'>, library: SearchLibrary): Promise<void> {
    const turn = ++this.turn;
    const program = await import('./related.ts').catch(() => undefined);
    if (!program || turn !== this.turn) return;
    this.related ??= new program.Related(this.section);
    const { typed } = question;
    const words = async () => stretchesAsked(typed, await library.asking()).join(' ') || typed;
    const placeOf = (address: string) => {
      const article = articleAt(library.directory, address);
      return [article?.unit, article?.name].filter(Boolean).join(' · ');
    };
    this.related.offer({ ...question, words, placeOf });
  }
}
