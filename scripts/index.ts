/**
 * Writes the indexes of the built site: content/bulletins → dist/search (exact), dist/issues → dist/pagefind (related). Runs after
 * `astro build`.
 */

import { extractedIssues, readIssueFile } from '../src/extracted.ts';
import { DiagnosticError, hasErrors } from '../src/lib/diagnostic.ts';
import { entityNamer } from '../src/lib/indicator/entity.ts';
import { comparePlaces } from '../src/lib/mechanism/attest.ts';
import { stageFinder } from '../src/lib/mechanism/stages.ts';
import type { Facts } from '../src/lib/search/article.ts';
import { readCatalogue } from './catalogue.ts';
import { writeRelatedIndex } from './related-index.ts';
import { eachBulletin, report } from './run.ts';
import { writeSearchIndex } from './search-index.ts';

const { catalogue, diagnostics } = readCatalogue();
report(diagnostics);
if (!hasErrors(diagnostics)) {
  try {
    const facts = readFacts();
    const articles = writeSearchIndex(eachBulletin(), facts, 'dist');
    const related = await writeRelatedIndex(eachBulletin(), facts, 'dist');
    console.log(`检索索引：${articles} 篇；相关段落的索引：${related} 篇。`);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    report(error.diagnostics);
  }
}

/** What search knows besides the texts; of the figures only where they stand, the rest is let go. */
function readFacts(): Facts {
  const issues = extractedIssues();
  const places = issues.flatMap((key) => readIssueFile(key, 'mechanisms').places).sort(comparePlaces);
  const withFigures = new Set(
    issues.flatMap((key) => readIssueFile(key, 'figures').figures.map(({ passage }) => `${key}#${passage}`)),
  );
  return {
    nameOf: entityNamer(catalogue.entities),
    stagesOf: stageFinder(catalogue.mechanisms, places),
    hasFigures: (serial, passage) => withFigures.has(`${serial}#${passage}`),
  };
}
