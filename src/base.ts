/** The one place that knows below which path of its host the site stands. */

/** Set by astro.config.mjs. Vite's own BASE_URL is not it: a variable of that name in the environment overrides it. */
declare const __BASE__: string;

/**
 * A path of the site as pages and scripts link to it and load it: `/issues/679/#a2p4` → `/bulletin/issues/679/#a2p4`
 * where the site is built for https://example.org/bulletin/. Everything else goes by paths of the site.
 */
export function at(path: string): string {
  return __BASE__ + path.slice(1);
}
