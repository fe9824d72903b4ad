/**
 * True for a name that addresses, files and objects can all bear: small letters, digits and hyphens, forty at
 * most, and none that every object has already (`constructor`).
 */
export function isSlug(id: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,39}$/u.test(id) && !(id in {});
}
