import { join } from 'node:path';
import { readCatalogue } from '../scripts/catalogue.ts';
import { BULLETINS, loadBulletins, SOURCES } from '../scripts/run.ts';
import { LISTS } from '../src/edition.ts';
import { readWhole } from '../src/extracted.ts';

/**
 * The collection that tests know: five issues with their lists, data and ledgers, laid out as in the project and frozen.
 * What the project itself publishes may grow, be corrected or be taken away without a test that fails.
 */
export const FIVE = 'tests/fixtures/five';

/** Where a project keeps what was published. */
export const LEDGERS = LISTS;

/** A path of a project as it is in the frozen collection. */
export const inFive = (...path: string[]): string => join(FIVE, ...path).replaceAll('\\', '/');

export const SOURCES_OF_FIVE = inFive(SOURCES);
export const bulletinsOfFive = () => loadBulletins(inFive(BULLETINS)).bulletins;
export const catalogueOfFive = () => readCatalogue(inFive('content')).catalogue;
export const dataOfFive = () => readWhole(inFive('src/data'));

/** What a project publishes, apart from the program that shows it: pages and words that people write for the site stay. */
export const isCollection = (file: string): boolean =>
  file.startsWith(`${LEDGERS}/`) ||
  /^(?:content\/(?!(?:pages|words)(?:\/|$))|src\/data\/(?!accuracy\.json$))/u.test(file);
