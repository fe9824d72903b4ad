import { type NamedView, viewsOf } from '../../src/lib/chart/named.ts';
import type { ChartSpec } from '../../src/lib/chart/schema.ts';
import { toSpec } from '../../src/lib/chart/spec.ts';
import { bulletinsOfFive, catalogueOfFive, dataOfFive } from '../collection.ts';

/** Every chart of the site as it is built, with its named views. */
export function allCharts(): { spec: ChartSpec; views: NamedView[] }[] {
  const catalogue = catalogueOfFive();
  const observations = dataOfFive().observations();
  const dates = new Map(bulletinsOfFive().map(({ serial, date }) => [serial, date]));
  return catalogue.charts.map((description) => {
    const spec = toSpec(description, { ...catalogue, observations, dates });
    return { spec, views: viewsOf(description, spec) };
  });
}
