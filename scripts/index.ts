/**
 * Writes the search index of the built site: content/bulletins → dist/pagefind, dist/search. Runs after `astro build`.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA } from '../src/edition.ts';
import type { IssueKey } from '../src/lib/bulletin/issue-key.ts';
import { DiagnosticError, hasErrors } from '../src/lib/diagnostic.ts';
import { entityNamer } from '../src/lib/indicator/entity.ts';
import type { AttestedPlace } from '../src/lib/mechanism/schema.ts';
import { stageFinder } from '../src/lib/mechanism/stages.ts';
import type { Figure } from '../src/lib/quantity/figure.ts';
import type { Facts } from '../src/lib/search/article.ts';
import { readCatalogue } from './catalogue.ts';
import { eachBulletin, report } from './run.ts';
import { writeSearchIndex } from './search-index.ts';

const { catalogue, diagnostics } = readCatalogue();
report(diagnostics);
if (!hasErrors(diagnostics)) {
  try {
    const records = await writeSearchIndex(eachBulletin(), readFacts(), 'dist');
    console.log(`检索索引：${records} 条记录。`);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    report(error.diagnostics);
  }
}

/** What search knows besides the texts; of the figures only where they stand, the rest is let go. */
function readFacts(): Facts {
  const { figures } = readData<{ figures: (Figure & { serial: IssueKey })[] }>('figures');
  const { places } = readData<{ places: AttestedPlace[] }>('mechanisms');
  const withFigures = new Set(figures.map(({ serial, passage }) => `${serial}#${passage}`));
  return {
    nameOf: entityNamer(catalogue.entities),
    stagesOf: stageFinder(catalogue.mechanisms, places),
    hasFigures: (serial, passage) => withFigures.has(`${serial}#${passage}`),
  };
}

function readData<Data>(name: string): Data {
  return JSON.parse(readFileSync(join(DATA, `${name}.json`), 'utf8')) as Data;
}
