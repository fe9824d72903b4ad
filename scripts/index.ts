/**
 * Writes the search index of the built site: content/bulletins → dist/pagefind, dist/search. Runs after `astro build`.
 */
import { readFileSync } from 'node:fs';
import { hasErrors } from '../src/lib/diagnostic.ts';
import { entityNamer } from '../src/lib/indicator/entity.ts';
import type { AttestedPlace } from '../src/lib/mechanism/schema.ts';
import { stageFinder } from '../src/lib/mechanism/stages.ts';
import type { Figure } from '../src/lib/quantity/figure.ts';
import { readCatalogue } from './catalogue.ts';
import { loadBulletins, report } from './run.ts';
import { writeSearchIndex } from './search-index.ts';

const { bulletins, diagnostics } = loadBulletins();
const { catalogue, diagnostics: faults } = readCatalogue();
report([...diagnostics, ...faults]);
if (!hasErrors([...diagnostics, ...faults])) {
  const { figures } = readData<{ figures: (Figure & { serial: number })[] }>('figures');
  const { places } = readData<{ places: AttestedPlace[] }>('mechanisms');
  const withFigures = new Set(figures.map(({ serial, passage }) => `${serial}#${passage}`));
  const facts = {
    nameOf: entityNamer(catalogue.entities),
    stagesOf: stageFinder(catalogue.mechanisms, places),
    hasFigures: (serial: number, passage: string) => withFigures.has(`${serial}#${passage}`),
  };
  const records = await writeSearchIndex(bulletins.toReversed(), facts, 'dist');
  console.log(`检索索引：${records} 条记录。`);
}

function readData<Data>(name: string): Data {
  return JSON.parse(readFileSync(`src/data/${name}.json`, 'utf8')) as Data;
}
