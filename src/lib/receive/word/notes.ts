import type { Changes } from '../../document/changes.ts';
import type { Place } from '../../document/model.ts';
import type { Results } from './characters.ts';
import { deletedIn, wordsOf } from './words.ts';
import { type Element, elementsOf } from './xml.ts';

const KINDS = {
  'w:footnotes': ['w:footnote', 'note', 'notes'],
  'w:endnotes': ['w:endnote', 'note', 'notes'],
  'w:comments': ['w:comment', 'comment', 'comments'],
} as const;
const REFERENCES: Readonly<Record<string, string>> = {
  'w:footnoteReference': 'w:footnote',
  'w:endnoteReference': 'w:endnote',
  'w:commentReference': 'w:comment',
};

/** What stands beside the body and is not taken in: notes, comments, headers and footers. */
export class Notes {
  private readonly words = new Map<string, string>();
  private readonly places = new Map<string, Place>();
  private readonly roots: readonly Element[];

  /** @param roots of the parts of the document other than the body */
  constructor(roots: readonly Element[]) {
    this.roots = roots;
    for (const root of roots) {
      const kind = KINDS[root.name as keyof typeof KINDS];
      for (const element of kind ? elementsOf(root) : []) {
        if (element.name !== kind?.[0]) continue;
        const words = wordsOf(element).trim();
        const key = `${element.name}/${element.attributes['w:id']}`;
        // Words of two notes under one number are words of both.
        if (words) this.words.set(key, [this.words.get(key), words].filter(Boolean).join('\n'));
      }
    }
  }

  /** Whether an element is the mark of a note; its place is that of the note. */
  refer(element: Element, place: Place): boolean {
    const kind = REFERENCES[element.name];
    if (kind) this.places.set(`${kind}/${element.attributes['w:id']}`, place);
    return kind !== undefined;
  }

  /** Words that tracked changes took out of a note or a header are left out with it. */
  private recordDeleted(root: Element, rule: 'note' | 'comment' | 'header-footer', changes: Changes): void {
    changes.remove(rule, { line: 1 }, deletedIn(root).trim());
  }

  /** Records all of them as left out; one that nothing refers to stands at the first line. */
  record({ changes, reports }: Results): void {
    for (const [key, words] of this.words) {
      const place = this.places.get(key) ?? { line: 1 };
      const isComment = key.startsWith('w:comment/');
      changes.remove(isComment ? 'comment' : 'note', place, words);
      reports.add(isComment ? 'comments' : 'notes', undefined, words);
    }
    for (const root of this.roots) {
      const kind = KINDS[root.name as keyof typeof KINDS];
      if (kind) this.recordDeleted(root, kind[1], changes);
      if (root.name !== 'w:hdr' && root.name !== 'w:ftr') continue;
      const words = wordsOf(root).trim();
      changes.remove('header-footer', { line: 1 }, words);
      this.recordDeleted(root, 'header-footer', changes);
      // A page number alone is no news.
      if (/\p{L}/u.test(words)) reports.add('header-footer', undefined, words);
    }
  }
}
