import type { Diagnostic } from '../../diagnostic.ts';
import type { Place } from '../../document/model.ts';
import { fault } from '../../fault/fault.ts';
import type { Oddities } from './characters.ts';

const MOST_QUOTED = 8;

/** What an editor should look at of a text: characters that were taken out or written in another way, comments, pictures. */
export function reportText(
  lines: readonly { place: Place; found: Oddities; comments: readonly string[]; images: readonly string[] }[],
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const places = (of: (line: (typeof lines)[number]) => readonly string[]) =>
    lines.flatMap((line) => of(line).map((what) => ({ what, line: line.place.line })));
  const report = (
    code: 'terminal-command' | 'invisible' | 'radicals' | 'comment' | 'image',
    found: readonly { what: string; line: number }[],
  ) => {
    const [first] = found;
    if (!first) return;
    const quote = [...new Set(found.map(({ what }) => what))].slice(0, MOST_QUOTED).join(' ');
    diagnostics.push(fault(code, { line: first.line, quote }, { count: found.length, pairs: '' }));
  };
  report(
    'terminal-command',
    places(({ found }) => found.terminal.map(() => 'ESC')),
  );
  report(
    'invisible',
    places(({ found }) => found.invisible.map(nameOf)),
  );
  report(
    'radicals',
    places(({ found }) => found.radicals),
  );
  report(
    'comment',
    places(({ comments }) => comments),
  );
  report(
    'image',
    places(({ images }) => images),
  );
  return diagnostics;
}

function nameOf(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}
