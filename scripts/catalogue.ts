import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { type Content, checkReferences } from '../src/lib/chart/references.ts';
import { ChartFileSchema } from '../src/lib/chart/schema.ts';
import { type Terms, TermsFileSchema, toTerms } from '../src/lib/clause/measure/terms.ts';
import type { Knowledge } from '../src/lib/clause/read.ts';
import { type CongressFile, CongressFileSchema } from '../src/lib/clause/time/congress.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';

import { registerOf } from '../src/lib/indicator/entity.ts';
import { EntityFileSchema } from '../src/lib/indicator/entity-file.ts';

import type { Canonical } from '../src/lib/indicator/features.ts';
import { PinFileSchema } from '../src/lib/indicator/pins.ts';
import { type Indicator, IndicatorFileSchema, MeasureFileSchema, toIndicators } from '../src/lib/indicator/schema.ts';
import { type Mechanism, MechanismFileSchema } from '../src/lib/mechanism/schema.ts';
import { isSlug } from '../src/lib/text/slug.ts';
import { listFiles } from './run.ts';
import { readYaml } from './yaml.ts';

/** Words that reading needs, of the program and not of a collection: whatever folder is read, they are those of this project. */
const WORDS = join(import.meta.dirname, '../content/words');
const NO_TERMS = { heads: [], stages: [], parts: [], generic: [], kinds: [], marks: [], verbs: [], unnamed: {} };

/** Reads the lists that people keep in `content/`; every fault is reported with its file. */
export function readCatalogue(folder = 'content'): {
  catalogue: Content & { mechanisms: Mechanism[]; canonical: Canonical; terms: Terms; congresses: CongressFile };
  diagnostics: Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const terms = toTerms(readList(join(WORDS, 'terms.yaml'), TermsFileSchema, diagnostics) ?? NO_TERMS);
  const catalogue = {
    indicators: [
      ...readFolder(`${folder}/indicators`, IndicatorFileSchema, diagnostics),
      ...readMeasures(`${folder}/measures.yaml`, diagnostics),
    ],
    entities: readFolder(`${folder}/entities`, EntityFileSchema, diagnostics),
    charts: readFolder(`${folder}/charts`, ChartFileSchema, diagnostics),
    mechanisms: readFolder(`${folder}/mechanisms`, MechanismFileSchema, diagnostics),
    pins: readList(`${folder}/pins.yaml`, PinFileSchema, diagnostics) ?? {},
    terms,
    canonical: terms.canonical,
    congresses: readList(join(WORDS, 'congresses.yaml'), CongressFileSchema, diagnostics) ?? { levels: [] },
  };
  // A file that could not be read is missed by others: say only what was wrong with it.
  if (diagnostics.length === 0) diagnostics.push(...checkReferences(catalogue));
  return { catalogue, diagnostics };
}

/** What reading needs of the lists. */
export function knowledgeOf({
  terms,
  congresses,
  entities,
}: Pick<Catalogue, 'terms' | 'congresses' | 'entities'>): Knowledge {
  return { terms, congresses, entityOf: registerOf(entities).find };
}

type Catalogue = ReturnType<typeof readCatalogue>['catalogue'];

function readFolder<Schema extends z.ZodType<object>>(folder: string, schema: Schema, diagnostics: Diagnostic[]) {
  return listFiles(folder, '.yaml').flatMap((file) => {
    const id = basename(file, '.yaml');
    if (!isSlug(id)) {
      diagnostics.push(fault('bad-id', { file, line: 1, quote: id }));
      return [];
    }
    const { data, diagnostics: faults } = readYaml(file, schema, '同一文件夹里别的文件');
    diagnostics.push(...faults);
    return data === undefined ? [] : [{ ...data, id }];
  });
}

/** A file that a project may be without. */
function readList<Schema extends z.ZodType>(file: string, schema: Schema, diagnostics: Diagnostic[]) {
  if (!existsSync(file)) return undefined;
  const { data, diagnostics: faults } = readYaml(file, schema, 'README 里的例子', {});
  diagnostics.push(...faults);
  return data;
}

function readMeasures(file: string, diagnostics: Diagnostic[]): Indicator[] {
  const measures = toIndicators(readList(file, MeasureFileSchema, diagnostics) ?? {});
  const bad = measures.filter(({ id }) => !isSlug(id));
  diagnostics.push(...bad.map(({ id }) => fault('bad-id', { file, line: 1, quote: id })));
  return measures.filter((measure) => !bad.includes(measure));
}
