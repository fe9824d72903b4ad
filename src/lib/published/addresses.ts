/**
 * Addresses are for ever: what was published once is answered for good, with a page or with a redirect.
 * The list of them only grows.
 */
export interface AddressCheck {
  /** Published once, and neither in this build nor redirected. */
  lost: string[];
  /** In this build and not yet in the list. */
  added: string[];
}

/** @param redirects former address → present one */
export function checkAddresses(
  published: readonly string[],
  built: readonly string[],
  redirects: Readonly<Record<string, string>>,
): AddressCheck {
  const [known, answered] = [new Set(published), new Set(built)];
  const isAnswered = (address: string): boolean => answered.has(address) || answered.has(redirects[address] ?? '');
  return {
    lost: published.filter((address) => !isAnswered(address)),
    added: built.filter((address) => !known.has(address)).sort(),
  };
}

/** The address of a file of the build: `issues/755/index.html` → `/issues/755/`. Hashed assets and what search and explorer load have none. */
export function addressOfFile(path: string): string | undefined {
  if (
    /^(?:_astro|pagefind)\/|^search\/.+\.(?:js(?:on)?|bin)$|^explore\/indicators\/|^(?:404\.html|robots\.txt|inline\.json|sitemap[\w-]*\.xml|llms\.txt|favicon\.svg|moved\.js)$/u.test(
      path,
    )
  )
    return undefined;
  return `/${path.replace(/(^|\/)index\.html$/u, '$1')}`;
}

/**
 * Ids of articles, headings, paragraphs, tables, cells and sentences on the page of an issue, in their order. Not those of
 * figures: a better reading may take one away, and its sentence stays.
 */
export function idsOfPage(html: string): string[] {
  return [...html.matchAll(/\sid="(a\d+(?:[hpt]\d+(?:r\d+c\d+)?)?(?:s\d+)?)"/gu)].map(([, id]) => id ?? '');
}
