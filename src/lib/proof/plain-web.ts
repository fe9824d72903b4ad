import { Parser } from 'htmlparser2';
import type { PlainLine, Raised } from './lines.ts';

/** Elements whose words are not of the page. */
const APART = new Set(['script', 'style', 'template', 'title']);
/** Elements before and after which a line ends. */
const ENDS_LINE = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search ' +
    'section select summary table tbody td textarea tfoot th thead tr ul xmp'
  ).split(' '),
);
const LEVELS: Readonly<Record<string, 'super' | 'sub'>> = { sup: 'super', sub: 'sub' };

/**
 * The words of a page of HTML, a line for whatever stands between two ends of a block: menus, hidden words and words of controls
 * too, since what of them belongs to the text is a judgement of the reader that is being proved.
 */
export function readPlainPage(html: string): PlainLine[] {
  const lines: PlainLine[] = [];
  let characters: { sign: string; level: 'super' | 'sub' | undefined }[] = [];
  let apart = 0;
  let pre = 0;
  const levels: ('super' | 'sub')[] = [];
  const end = () => {
    const [text, raised] = setLine(characters);
    if (text) lines.push({ line: lines.length + 1, text, ...(raised.length > 0 && { raised }) });
    characters = [];
  };
  const parser = new Parser({
    onopentagname(name) {
      if (APART.has(name)) apart++;
      if (name === 'pre') pre++;
      if (ENDS_LINE.has(name)) end();
      const level = LEVELS[name];
      if (level) levels.push(level);
    },
    onclosetag(name) {
      if (APART.has(name)) apart--;
      if (name === 'pre') pre--;
      if (ENDS_LINE.has(name)) end();
      if (LEVELS[name]) levels.pop();
    },
    ontext(text) {
      if (apart > 0) return;
      for (const sign of text.split('')) {
        if (pre > 0 && sign === '\n') end();
        else characters.push({ sign, level: levels.at(-1) });
      }
    },
  });
  parser.end(html.replace(/\r\n?/gu, '\n'));
  end();
  return lines;
}

/** White space of the file is one blank between words. */
function setLine(characters: readonly { sign: string; level: 'super' | 'sub' | undefined }[]): [string, Raised[]] {
  const kept = characters.filter(
    ({ sign }, i) => !isSpace(sign) || (i > 0 && !isSpace(characters[i - 1]?.sign ?? ' ')),
  );
  while (kept[0] && isSpace(kept[0].sign)) kept.shift();
  while (kept.length > 0 && isSpace(kept.at(-1)?.sign ?? '')) kept.pop();
  const raised: Raised[] = [];
  for (const [i, { level }] of kept.entries()) {
    const last = raised.at(-1);
    if (level && last?.[1] === i && last[2] === level) last[1] = i + 1;
    else if (level) raised.push([i, i + 1, level]);
  }
  return [kept.map(({ sign }) => (isSpace(sign) ? ' ' : sign)).join(''), raised];
}

function isSpace(sign: string): boolean {
  return /^[ \t\n\r\f]$/u.test(sign);
}
