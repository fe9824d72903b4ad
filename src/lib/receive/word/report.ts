import type { Diagnostic } from '../../diagnostic.ts';
import type { Place } from '../../document/model.ts';
import { type FaultCode, fault } from '../../fault/fault.ts';

/** What can be told of a document; faults of one kind become one diagnostic. */
export type Fault = Extract<
  FaultCode,
  | 'private-use'
  | 'symbol'
  | 'equation-field'
  | 'number-format'
  | 'embedded-document'
  | 'unread-text'
  | 'invisible'
  | 'unseen'
  | 'struck-out'
  | 'tracked-changes'
  | 'text-box'
  | 'tab-columns'
  | 'alternate'
  | 'link'
  | 'image'
  | 'object'
  | 'notes'
  | 'comments'
  | 'header-footer'
>;

/** Faults that quote the paragraph which they stand in. */
const QUOTES_PARAGRAPH: ReadonlySet<Fault> = new Set<Fault>([
  'private-use',
  'symbol',
  'equation-field',
  'number-format',
]);

interface Found {
  place: Place | undefined;
  words: string;
  /** What the words are, put before them: 删除. */
  kind: string;
}

/** Collects what was found; faults of one kind become one diagnostic with all their places. */
export class Reports {
  private readonly found = new Map<Fault, Found[]>();

  /** @param isNext the words go on those of the report before: a change of the look within a word makes two runs of it */
  add(fault: Fault, place?: Place, words = '', kind = '', isNext = false): void {
    const list = this.found.get(fault) ?? [];
    const last = list.at(-1);
    const isSame = last && place && last.place?.line === place.line && last.kind === kind;
    if (isSame && last.words === words && QUOTES_PARAGRAPH.has(fault)) return;
    if (isSame && isNext) last.words += words;
    else list.push({ place, words, kind });
    this.found.set(fault, list);
  }

  diagnostics(): Diagnostic[] {
    return [...this.found].map(([code, list]) => {
      const lines = list.flatMap(({ place, words, kind }) =>
        (place ? [words.replace(/\s+/gu, ' ').trim()] : words.split('\n'))
          .filter((line) => line.trim())
          .map((line) => ({ line: `${kind}${line.trim()}`, place })),
      );
      const [first] = lines;
      const line = list.find(({ place }) => place)?.place?.line;
      const detail = lines.map(({ line: text, place }) => (place ? `第 ${place.line} 段：${text}` : text));
      const place = {
        ...(line !== undefined && { line }),
        ...(first && { quote: first.line }),
        ...(detail.length > 1 && { detail }),
      };
      return fault(code, place, { count: list.length, which: '' });
    });
  }
}
