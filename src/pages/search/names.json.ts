import { STAGE_ID, STAGES } from '../../lib/mechanism/schema.ts';
import { plainName } from '../../lib/mechanism/stages.ts';
import { nameRow } from '../../lib/search/syllables.ts';
import { getCharts } from '../../queries/charts.ts';
import {
  getAskingWords,
  getFigureRows,
  getHeldMechanisms,
  getIndicatorPlaces,
  getUnitNames,
} from '../../queries/search.ts';

/** What search proposes while somebody types, which portions of figures there are, and words that only ask. */
export const GET = async () => {
  const mechanisms = await getHeldMechanisms();
  const indicators = await getIndicatorPlaces();
  return Response.json({
    names: [
      ...mechanisms.map(({ id, name }) => nameRow(plainName(name), 'mechanism', `/mechanisms/${id}/`)),
      ...STAGES.map((stage) => nameRow(stage, 'stage', `/lifecycle/${STAGE_ID[stage]}/`)),
      ...(await getUnitNames()).map((name) => nameRow(name, 'unit')),
      ...indicators.map(({ name, href }) => nameRow(name, 'indicator', href)),
      ...(await getCharts()).map(({ spec }) => nameRow(spec.title, 'chart', `/charts/${spec.id}/`)),
    ],
    leads: [...(await getFigureRows()).keys()],
    asking: await getAskingWords(),
  });
};
