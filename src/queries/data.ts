import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA } from '../edition.ts';
import type { Check } from '../lib/arithmetic/schema.ts';
import type { ReadFigure } from '../lib/clause/read-figure.ts';
import type { FigureGroup } from '../lib/indicator/groups.ts';
import type { Observation } from '../lib/indicator/schema.ts';
import type { AttestedPlace } from '../lib/mechanism/schema.ts';
import type { Correction, NormalisationCount } from '../lib/source/ledger.ts';

/**
 * What `npm run extract` has made. Read, not imported: as a module its millions of characters would go through the
 * bundler with every build.
 */
export const figureFile = read<{ figures: ReadFigure[] }>('figures');
export const observationFile = read<{ observations: Observation[] }>('observations');
export const groupFile = read<{ groups: FigureGroup[] }>('measures');
export const checkFile = read<{ checks: Check[] }>('checks');
export const mechanismFile = read<{ places: AttestedPlace[] }>('mechanisms');
export const ledgerFile = read<{ corrections: Correction[]; normalisations: NormalisationCount[] }>('corrections');

function read<Data>(name: string): Data {
  return JSON.parse(readFileSync(join(DATA, `${name}.json`), 'utf8')) as Data;
}
