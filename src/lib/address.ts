/**
 * Addresses. Data and pages go by paths of the site (`/issues/679/#a2p4s5`), which stay the same wherever it is
 * published; what leaves the site is the whole address.
 */

/**
 * The whole address of a path of the site: `/issues/679/` → `https://example.org/bulletin/issues/679/`.
 * @param site where the site is published; it may lie below a path of its host
 */
export function wholeAddress(path: string, site: string): string {
  return new URL(path.slice(1), site.endsWith('/') ? site : `${site}/`).href;
}

/** The path below which a site stands on its host, with a slash at both ends: `/`, `/bulletin/`. */
export function baseOf(site: string): string {
  return new URL(wholeAddress('/', site)).pathname;
}

/** The path of the site that a whole address, or a path of its host, leads to; none for what lies elsewhere. */
export function pathOfSite(address: string, site: string): string | undefined {
  const home = wholeAddress('/', site);
  const { href } = new URL(address, home);
  return href.startsWith(home) ? `/${href.slice(home.length)}` : undefined;
}

/** Why a site cannot be published there, for people; nothing if it can. */
export function faultOfAddress(site: string): string | undefined {
  const url = URL.parse(site);
  if (!url || !/^https?:$/u.test(url.protocol)) return '要以 https:// 开头';
  if (url.search || url.hash || url.username) return '只能有域名和路径，不能带 ?、# 或用户名';
  // What would have to be escaped is written differently by browsers, servers and search engines.
  if (!/^\/(?:[\w.-]+\/)*[\w.-]*$/u.test(url.pathname)) return '路径只能用字母、数字、点、横线和下划线';
  return undefined;
}
