import { LinkChecker } from 'linkinator';

/** Links of a site that lead nowhere, as linkinator finds them by going from page to page; other hosts are not asked. */
export async function findBroken(address: string): Promise<{ checked: number; broken: string[] }> {
  const { links } = await new LinkChecker().check({
    path: address,
    recurse: true,
    concurrency: 16,
    // A connection that a busy machine does not take at once is no dead link.
    retryErrors: true,
    linksToSkip: (url) => Promise.resolve(new URL(url).host !== new URL(address).host),
  });
  const own = links.filter(({ state }) => state !== 'SKIPPED');
  const broken = own
    .filter(({ state }) => state === 'BROKEN')
    .map(({ parent, url, status }) => `${parent} → ${url} ${status}`);
  return { checked: own.length, broken };
}
