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

/** The content security policy (W3C CSP Level 3). Only charts made for it may be framed by other sites. */
export function contentPolicy({ scripts, styles }: InlineHashes, isEmbed = false): string {
  const quote = (hashes: readonly string[]) => hashes.map((hash) => ` '${hash}'`).join('');
  return [
    "default-src 'none'",
    // The search index is WebAssembly.
    `script-src 'self' 'wasm-unsafe-eval'${quote(scripts)}`,
    `style-src 'self'${quote(styles)}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${isEmbed ? '*' : "'none'"}`,
  ].join('; ');
}

/** Headers of every answer. */
export function commonHeaders(hashes: InlineHashes, isEmbed = false): Header[] {
  return [
    ['Content-Security-Policy', contentPolicy(hashes, isEmbed)],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Strict-Transport-Security', 'max-age=31536000'],
  ];
}

/** Where rules differ: embedded charts, hashed files, all the rest. */
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
export function zones(hashes: InlineHashes, base: string): { embed: Zone; immutable: Zone; rest: Header[] } {
  const start = `^${base.replaceAll('.', '\\.')}`;
  return {
    embed: {
      pattern: `${start}charts/.+/embed/`,
      glob: `${base}charts/*/embed/*`,
      headers: [...commonHeaders(hashes, true), FRESH],
    },
    immutable: { pattern: `${start}_astro/`, glob: `${base}_astro/*`, headers: [...commonHeaders(hashes), FOREVER] },
    rest: [...commonHeaders(hashes), FRESH],
  };
}

/** The headers of one answer, by the path of the site that was asked for; what they are is made once for all answers. */
export function headersBy(hashes: InlineHashes): (path: string) => Header[] {
  const { embed, immutable, rest } = zones(hashes, '/');
  const known = [embed, immutable].map(({ pattern, headers }) => ({ pattern: new RegExp(pattern, 'u'), headers }));
  return (path) => known.find(({ pattern }) => pattern.test(path))?.headers ?? rest;
}
