import { wholeAddress } from '../address.ts';
import { formatIssue } from '../bulletin/issue-name.ts';
import type { Bulletin } from '../bulletin/schema.ts';

/** What machines are told of pages, in the terms of https://schema.org. */

export interface Publication {
  /** Name of the periodical. */
  name: string;
  /** Address of the site. */
  address: string;
  language: string;
}

/** The periodical, on the site that keeps its issues. */
export function describePeriodical({ name, address, language }: Publication, issuer: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Periodical',
    '@id': wholeAddress('/', address),
    name,
    inLanguage: language,
    publisher: { '@type': 'GovernmentOrganization', name: issuer },
    potentialAction: {
      '@type': 'SearchAction',
      target: `${wholeAddress('/search/', address)}?q={q}`,
      'query-input': 'required name=q',
    },
  };
}

/** An issue with its articles. */
export function describeIssue(bulletin: Bulletin, { name, address }: Omit<Publication, 'language'>): object {
  const { serial, number, date, articles } = bulletin;
  const at = (path: string) => wholeAddress(path, address);
  return {
    '@context': 'https://schema.org',
    '@type': 'PublicationIssue',
    '@id': at(`/issues/${serial}/`),
    name: formatIssue(bulletin),
    issueNumber: number,
    datePublished: date,
    isPartOf: { '@type': 'Periodical', '@id': at('/'), name },
    hasPart: articles.map(({ id, title, unit }) => ({
      '@type': 'Article',
      // Relative to the page, as JSON-LD allows.
      '@id': `#${id}`,
      headline: title.text,
      ...(unit && { author: { '@type': 'Organization', name: unit } }),
    })),
  };
}
