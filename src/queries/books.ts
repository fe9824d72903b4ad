import { formatIssue } from '../lib/bulletin/issue-name.ts';
import type { Bulletin } from '../lib/bulletin/schema.ts';
import type { Book } from '../lib/reading/epub.ts';
import { absolute, SITE } from '../site.ts';

/** A book of one issue, or of several in the order that they are given. */
export function bookOf(bulletins: readonly Bulletin[]): Book {
  const [only, ...others] = bulletins;
  const isOne = only && others.length === 0;
  return {
    title: isOne ? `${SITE.name} ${formatIssue(only)}` : `${SITE.name}（${bulletins.length} 期）`,
    url: absolute(isOne ? `/issues/${only.serial}/` : '/'),
    site: SITE.address,
    notice: `${SITE.kind}。${SITE.disclaimer}`,
    language: SITE.language,
    bulletins,
  };
}
