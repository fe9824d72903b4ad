import { createRequire } from 'node:module';

/** Since which versions browsers have a feature, by MDN's data. */

/** The oldest browsers that are meant; README and the page about the site name them too. */
export const OLDEST = { chrome: 109, firefox: 121, safari: 16.4 } as const;
type BrowserName = keyof typeof OLDEST;

interface Support {
  version_added: string | false | null;
  flags?: unknown;
  prefix?: string;
  alternative_name?: string;
  version_removed?: string;
}
/** A node of the data: what is known of it, and its parts by name. */
export interface Feature {
  __compat?: { support: Partial<Record<BrowserName, Support | Support[]>> };
  [part: string]: unknown;
}

const data = createRequire(import.meta.url)('@mdn/browser-compat-data') as Record<
  'css' | 'api' | 'javascript' | 'webassembly',
  Record<string, Feature>
>;
export const css = data.css as unknown as Record<
  'properties' | 'at-rules' | 'selectors' | 'types',
  Record<string, Feature>
>;
export const api = { ...data.api, ...(data.webassembly.api as unknown as Record<string, Feature>) };
export const builtins = data.javascript.builtins as unknown as Record<string, Feature>;

/** A part of a feature that is a feature itself. */
export function partOf(feature: Feature | undefined, name: string): Feature | undefined {
  const part = feature && Object.hasOwn(feature, name) ? (feature[name] as Feature) : undefined;
  return part?.__compat ? part : undefined;
}

/** Which of the oldest browsers lack it; none for a feature that the data do not know. */
export function lackedBy(feature: Feature | undefined): BrowserName[] {
  const support = feature?.__compat?.support;
  if (!support) return [];
  return (Object.keys(OLDEST) as BrowserName[]).filter((browser) => {
    const plain = [support[browser] ?? []]
      .flat()
      .filter(
        ({ flags, prefix, alternative_name, version_removed }) =>
          !flags && !prefix && !alternative_name && !version_removed,
      );
    // Nothing known: nothing to complain of.
    if (plain.length === 0 || plain.some(({ version_added }) => version_added === null))
      return [support[browser] ?? []].flat().length > 0;
    return !plain.some(
      ({ version_added }) => version_added && Number.parseFloat(version_added.replace('≤', '')) <= OLDEST[browser],
    );
  });
}
