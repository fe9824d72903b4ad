import sax from 'sax';

/** Deeper XML than any program writes: nested text boxes and tables of real documents reach some 60 levels. */
const DEEPEST = 256;

/** What one XML part of a Word document holds that its conversion must know of. */
export interface PartContents {
  /** How often each element stands in it. */
  elements: Map<string, number>;
  /** The words that it prints, a line a paragraph: deleted ones left out, of the two forms of a drawing the one read. */
  words: string;
  /** Words of hidden runs, which are not printed. */
  hidden: string;
}

/** An XML part that cannot be read; `code` names the fault. */
export class PartError extends Error {
  readonly code: 'too-deep' | 'broken';

  constructor(code: 'too-deep' | 'broken', message: string) {
    super(message);
    this.code = code;
  }
}

/** Elements whose words are kept apart until it is known whether they count. */
const APART = new Set(['mc:Choice', 'mc:Fallback', 'w:del', 'w:moveFrom']);

/** Reads a part in one pass without building a tree, so that a hostile one costs nothing. */
export function readPart(xml: string): PartContents {
  const parser = sax.parser(true);
  const elements = new Map<string, number>();
  const open: string[] = [];
  const words = [''];
  const alternates: { choice: string; fallback?: string }[] = [];
  let hidden = '';
  let isHidden = false;
  parser.ondoctype = () => {
    throw new PartError('broken', '含有实体定义（DOCTYPE）');
  };
  parser.onerror = (error) => {
    throw new PartError('broken', error.message.split('\n')[0] ?? '');
  };
  parser.onopentag = ({ name, attributes }) => {
    elements.set(name, (elements.get(name) ?? 0) + 1);
    if (name === 'w:r') isHidden = false;
    if (name === 'w:vanish' && open.at(-2) === 'w:r')
      isHidden = !/^(?:0|false)$/u.test(String(attributes['w:val'] ?? ''));
    if (name === 'mc:AlternateContent') alternates.push({ choice: '' });
    if (APART.has(name)) words.push('');
    if (open.push(name) > DEEPEST) throw new PartError('too-deep', `嵌套超过 ${DEEPEST} 层`);
  };
  parser.onclosetag = (name) => {
    open.pop();
    const apart = APART.has(name) ? words.pop() : undefined;
    const alternate = alternates.at(-1);
    if (name === 'mc:Choice' && alternate) alternate.choice += apart;
    if (name === 'mc:Fallback' && alternate) alternate.fallback = apart ?? '';
    if (name === 'mc:AlternateContent') add(alternates.pop());
    if (name === 'w:p') words.push(`${words.pop() ?? ''}\n`);
  };
  const add = (alternate?: { choice: string; fallback?: string }) => {
    words.push((words.pop() ?? '') + (alternate?.fallback ?? alternate?.choice ?? ''));
  };
  parser.ontext = (text) => {
    const element = open.at(-1);
    if (element !== 'w:t' && element !== 'm:t') return;
    words.push((words.pop() ?? '') + text);
    if (isHidden) hidden += text;
  };
  parser.write(xml).close();
  return { elements, words: words.join(''), hidden };
}

/** Characters of `expected` that `found` lacks, white space and ticked boxes apart; their order does not count. */
export function missingWords(expected: string, found: string): string {
  const counts = new Map<string, number>();
  for (const character of found) counts.set(character, (counts.get(character) ?? 0) + 1);
  let missing = '';
  for (const character of expected) {
    const count = counts.get(character) ?? 0;
    if (count > 0) counts.set(character, count - 1);
    else if (!/[\s☐☑☒]/u.test(character)) missing += character;
  }
  return missing;
}
