/** What a server must say with the files of the site: one source for all servers. */

export type Header = readonly [name: string, value: string];

/** Hashes of what pages hold inline, as `sha256-…`; nothing else runs or styles. */
export interface InlineHashes {
  scripts: readonly string[];
  styles: readonly string[];
}

/** Files with a hash in their name never change under it. */
const FOREVER: Header = ['Cache-Control', 'public, max-age=31536000, immutable'];
/** Asked for anew each time, and answered with 304 where nothing has changed. */
const FRESH: Header = ['Cache-Control', 'no-cache'];

/** What answers differ in: charts that other sites may frame, and the engine of related passages, which is WebAssembly. */
export type Answered = 'page' | 'embed' | 'engine';

/**
 * The content security policy (W3C CSP Level 3). A worker has the policy that its own file comes with, so that no page needs to
 * allow what the engine does in its worker.
 */
export function contentPolicy({ scripts, styles }: InlineHashes, answered: Answered = 'page'): string {
  const quote = (hashes: readonly string[]) => hashes.map((hash) => ` '${hash}'`).join('');
  return [
    "default-src 'none'",
    `script-src 'self'${answered === 'engine' ? " 'wasm-unsafe-eval'" : ''}${quote(scripts)}`,
    `style-src 'self'${quote(styles)}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${answered === 'embed' ? '*' : "'none'"}`,
  ].join('; ');
}

/** Sent on encrypted connections alone: on others browsers ignore it (RFC 6797, 8.1). */
export const TRANSPORT: Header = ['Strict-Transport-Security', 'max-age=31536000'];

/** Programs of other sites may read it. */
const OPEN: Header = ['Access-Control-Allow-Origin', '*'];
/** What may be read so, by its ending: data, feeds, pictures of charts, books. Never a page. */
export const OPEN_ENDINGS = ['csv', 'json', 'parquet', 'svg', 'png', 'xml', 'epub', 'txt', 'bib', 'ris', 'zip'];

/** What only the pages of the site itself load. */
export const OWN_FOLDERS = ['_astro', 'pagefind', 'search'];

/** Types that servers do not know by themselves; only the ends of paths are looked at. */
const TYPES: readonly (readonly [end: string, type: string])[] = [
  ['feed.xml', 'application/atom+xml; charset=utf-8'],
  ['feed.json', 'application/feed+json; charset=utf-8'],
  ['.parquet', 'application/vnd.apache.parquet'],
  ['.epub', 'application/epub+zip'],
];

/** The type of a file that a server may not know, by its path. */
export function typeOf(path: string): string | undefined {
  return TYPES.find(([end]) => path.endsWith(end))?.[1];
}

/** Headers of every answer. */
export function commonHeaders(hashes: InlineHashes, answered: Answered = 'page'): Header[] {
  return [
    ['Content-Security-Policy', contentPolicy(hashes, answered)],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
  ];
}

/** Where rules differ: embedded charts, the engine of related passages, hashed files, files for other programs, all the rest. */
interface Zone {
  /** A regular expression over the path. */
  pattern: string;
  /** The same with wildcards, for hosts that know no expressions. */
  glob: string;
  headers: Header[];
}

/**
 * The headers of each zone.
 * @param base path below which the site stands on its host, with a slash at both ends
 */
export function zones(
  hashes: InlineHashes,
  base: string,
): {
  embed: Zone;
  engine: Zone;
  immutable: Zone;
  open: Omit<Zone, 'glob'> & { globs: string[]; closed: string[] };
  rest: Header[];
} {
  const start = `^${base.replaceAll('.', '\\.')}`;
  return {
    embed: {
      pattern: `${start}charts/.+/embed/`,
      glob: `${base}charts/*/embed/*`,
      headers: [...commonHeaders(hashes, 'embed'), FRESH],
    },
    engine: {
      pattern: `${start}pagefind/`,
      glob: `${base}pagefind/*`,
      headers: [...commonHeaders(hashes, 'engine'), FRESH],
    },
    immutable: { pattern: `${start}_astro/`, glob: `${base}_astro/*`, headers: [...commonHeaders(hashes), FOREVER] },
    open: {
      pattern: `${start}(?!${OWN_FOLDERS.map((folder) => `${folder}/`).join('|')}).*\\.(?:${OPEN_ENDINGS.join('|')})$`,
      globs: OPEN_ENDINGS.map((ending) => `${base}*.${ending}`),
      closed: OWN_FOLDERS.map((folder) => `${base}${folder}/*`),
      headers: [...commonHeaders(hashes), FRESH, OPEN],
    },
    rest: [...commonHeaders(hashes), FRESH],
  };
}

/** The headers of one answer, by the path of the site that was asked for; what they are is made once for all answers. */
export function headersBy(hashes: InlineHashes): (path: string) => Header[] {
  const { embed, engine, immutable, open, rest } = zones(hashes, '/');
  const known = [embed, engine, immutable, open].map(({ pattern, headers }) => ({
    pattern: new RegExp(pattern, 'u'),
    headers,
  }));
  return (path) => known.find(({ pattern }) => pattern.test(path))?.headers ?? rest;
}
