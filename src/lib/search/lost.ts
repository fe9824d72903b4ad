import { KEY_PATTERN, parseIssueKey, titleOfKey } from '../bulletin/issue-key.ts';
import { decoded } from './encoding.ts';
import { withoutInvisible } from './fold.ts';
import { isOneSlip } from './near.ts';

/** What an address that is not there may mean. */
export interface Lost {
  /** The known address that it is once what cannot belong to an address is taken away; with its fragment. */
  exact?: string;
  /** Known addresses that it resembles, the likeliest first. */
  near: string[];
  /** Words to search for. */
  words: string;
}

const MOST_NEAR = 4;
/** What addresses of this site are made of. */
const ADDRESS = /[a-z\d/._-]/u;

/**
 * Addresses pass through chats, mails and print, where signs and words are joined to them: `/issues/679/，详见`,
 * `/ISSUES/679`, `/issues/679.html`, `/issues/679%2F`.
 * @param path as the browser has it, below the path of the site, beginning with a slash
 * @param known addresses of pages, each with a slash at its end
 */
export function findLost(path: string, known: readonly string[]): Lost {
  const text = withoutInvisible(decoded(path) ?? path).normalize('NFKC');
  const { address, fragment, isCutWithin } = trim(text.toLowerCase());
  const words = wordsOf(text, address);
  if (known.includes(address) && address !== '/' && !isCutWithin)
    return { exact: `${address}${fragment}`, near: [], words };
  const near = [...sameEnd(address, known), ...slips(address, known), ...above(address, known)];
  return { near: [...new Set(near)].slice(0, MOST_NEAR), words };
}

/**
 * The part that can be an address, as this site writes it, and the fragment behind it. Where a word begins right behind
 * a slash (`/mechanisms/回头看/`), something below the page was meant, not the page.
 */
function trim(text: string): { address: string; fragment: string; isCutWithin: boolean } {
  const characters = [...text.replaceAll('\\', '/')];
  // Brackets and quotation marks before the first word, a sign or a Chinese word behind the last one.
  const begin = characters.findIndex((c) => ADDRESS.test(c) && c !== '/');
  const rest = characters.slice(Math.max(begin, 0));
  const end = rest.findIndex((c) => !ADDRESS.test(c));
  const own = rest.slice(0, end < 0 ? rest.length : end).join('');
  const behind = rest.slice(own.length).join('');
  const [fragment = ''] = /^#[a-z][\w-]*/u.exec(behind) ?? [];
  const parts = own
    .replace(/[._-]+(?=\/|$)/gu, '')
    .split('/')
    .filter(Boolean);
  const last = parts.pop()?.replace(/\.(?:html?|php|aspx?|jsp)$/u, '');
  if (last && !(last === 'index' && parts.length > 0)) parts.push(last);
  const isCutWithin = own.endsWith('/') && /^\p{L}/u.test(behind);
  return { address: parts.length > 0 ? `/${parts.join('/')}/` : '/', fragment, isCutWithin };
}

/** Pages whose address ends as this one does: `/bulletin/issues/679/`, `/679/`. */
function sameEnd(address: string, known: readonly string[]): string[] {
  const parts = address.split('/').filter(Boolean);
  for (let i = 0; i < parts.length; i++) {
    const end = `/${parts.slice(i).join('/')}/`;
    const found = known.filter((each) => each.endsWith(end));
    if (found.length > 0) return found.sort((a, b) => a.length - b.length);
  }
  return [];
}

/** Pages whose address differs by one letter; another number is another page. */
function slips(address: string, known: readonly string[]): string[] {
  const digits = (text: string) => text.replace(/\D+/gu, ' ').trim();
  return known.filter((each) => digits(each) === digits(address) && isOneSlip([...address], [...each]));
}

/** The pages above it: `/issues/679/` for what is not there below it, `/issues/` for an issue that is not there. */
function above(address: string, known: readonly string[]): string[] {
  const parts = address.split('/').filter(Boolean);
  const paths = parts.map((_, i) => `/${parts.slice(0, parts.length - i).join('/')}/`);
  // A file stands beside its page: /issues/679.epub.
  return paths.flatMap((path) => [path, path.replace(/\.[a-z\d]+\/$/u, '/')]).filter((path) => known.includes(path));
}

/** 总第9999期 for an issue; Chinese words; else the words of the last part of the address. */
function wordsOf(text: string, address: string): string {
  const [, key = ''] = new RegExp(`^/issues?/(${KEY_PATTERN})(?![\\w-])`, 'u').exec(address) ?? [];
  const serial = parseIssueKey(key);
  if (serial) return `${titleOfKey(serial)}`;
  const [han] = text.match(/[\p{Script=Han}\d%a-zA-Z]*\p{Script=Han}[\p{Script=Han}\d%a-zA-Z]*/gu) ?? [];
  if (han) return han;
  const last = address.split('/').filter(Boolean).at(-1) ?? '';
  return last.replace(/\.[a-z\d]+$/u, '').replace(/[-_.]+/gu, ' ');
}
