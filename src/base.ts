/** The one place that knows below which path of its host the site stands. */

/**
 * A path of the site as pages and scripts link to it and load it: `/issues/679/#a2p4` → `/bulletin/issues/679/#a2p4`
 * where the site is built for https://example.org/bulletin/. Everything else goes by paths of the site.
 */
export function at(path: string): string {
  return import.meta.env.BASE_URL + path.slice(1);
}
