import { readFileSync } from 'node:fs';
import { readCatalogue } from '../../scripts/catalogue.ts';
import { loadBulletins } from '../../scripts/run.ts';
import { type NamedView, viewsOf } from '../../src/lib/chart/named.ts';
import type { ChartSpec } from '../../src/lib/chart/schema.ts';
import { toSpec } from '../../src/lib/chart/spec.ts';
import type { Observation } from '../../src/lib/indicator/schema.ts';

/** Every chart of the site as it is built, with its named views. */
export function allCharts(): { spec: ChartSpec; views: NamedView[] }[] {
  const { catalogue } = readCatalogue();
  const { observations } = JSON.parse(readFileSync('src/data/observations.json', 'utf8')) as {
    observations: Observation[];
  };
  const dates = new Map(loadBulletins().bulletins.map(({ serial, date }) => [serial, date]));
  return catalogue.charts.map((description) => {
    const spec = toSpec(description, { ...catalogue, observations, dates });
    return { spec, views: viewsOf(description, spec) };
  });
}
