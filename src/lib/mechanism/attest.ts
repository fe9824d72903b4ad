import { withoutContacts } from '../bulletin/imprint.ts';
import { type IssueKey, titleOfKey } from '../bulletin/issue-key.ts';
import type { Bulletin, Passage } from '../bulletin/schema.ts';
import { passagesOf } from '../bulletin/walk.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { fault } from '../fault/fault.ts';
import type { Attestation, AttestedPlace, Mechanism } from './schema.ts';

interface Held {
  bulletin: Bulletin;
  passages: Passage[];
}

/**
 * Where every quotation of the mechanisms stands, in the order of the files; and what is wrong with them.
 * @param leftOut issues that are held and are none of `bulletins`: what is quoted from them has no place here
 */
export function attest(
  mechanisms: readonly Mechanism[],
  bulletins: readonly Bulletin[],
  leftOut: Pick<ReadonlySet<unknown>, 'has'> = new Set(),
): { places: AttestedPlace[]; diagnostics: Diagnostic[] } {
  const held = new Map<IssueKey, Held>(
    bulletins.map((bulletin) => [bulletin.serial, { bulletin, passages: passagesOf(bulletin) }]),
  );
  const diagnostics: Diagnostic[] = [];
  const places = mechanisms.flatMap(({ id, attestations }) =>
    attestations.flatMap((attestation, i): AttestedPlace[] => {
      const { declared, parts, chain, serial, stages, quote } = attestation;
      const place = { file: `content/mechanisms/${id}.yaml`, quote };
      if (leftOut.has(serial)) return [];
      if (chain && chain.length !== parts?.length)
        diagnostics.push(fault('chain-differs', place, { steps: chain.length, parts: parts?.length ?? 0 }));
      if (declared && parts && declared !== parts.length)
        diagnostics.push(fault('parts-differ', place, { name: attestation.name, declared, parts: parts.length }));
      const issue = held.get(serial);
      const found = issue && placeOf(attestation, issue);
      if (!found) {
        diagnostics.push(
          fault(issue ? 'quote-not-found' : 'quoted-issue-missing', place, { issue: titleOfKey(serial, ' ') }),
        );
        return [];
      }
      return [{ mechanism: id, attestation: i, serial, ...found, stages }];
    }),
  );
  return { places, diagnostics };
}

/** Title, text and editor's note with their sentences; bylines and imprint, which have none. */
function placeOf({ quote }: Attestation, { bulletin, passages }: Held) {
  for (const { id, text, sentences } of passages) {
    const at = text.indexOf(quote);
    const sentence = at < 0 ? undefined : sentences.findLast(({ start }) => start <= at);
    if (sentence) return { passage: id, sentence: sentence.id };
  }
  const frame = [
    ...bulletin.articles.flatMap(({ id, bylines }) => bylines.map(({ text }) => ({ id, text }))),
    ...withoutContacts(bulletin.imprint).map(({ label, lines }) => ({
      id: 'imprint',
      text: `${label}：${lines.join('')}`,
    })),
  ].find(({ text }) => text.includes(quote));
  return frame && { passage: frame.id, sentence: frame.id };
}

/** The order of places: by the names of the files of the mechanisms, then as each file attests. */
export function comparePlaces(a: AttestedPlace, b: AttestedPlace): number {
  return a.mechanism.localeCompare(b.mechanism, 'en', { numeric: true }) || a.attestation - b.attestation;
}
