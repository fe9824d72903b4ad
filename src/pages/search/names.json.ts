import { STAGES } from '../../lib/mechanism/schema.ts';
import { plainName } from '../../lib/mechanism/stages.ts';
import { nameRow } from '../../lib/search/syllables.ts';
import { getFigureRows, getIndicatorPlaces, getMechanisms, getUnitNames } from '../../queries.ts';

/** What search proposes while somebody types, and which portions of figures there are. */
export const GET = async () => {
  const mechanisms = [...new Set((await getMechanisms()).map(({ name }) => plainName(name)))];
  const indicators = await getIndicatorPlaces();
  return Response.json({
    names: [
      ...mechanisms.map((name) => nameRow(name, 'mechanism')),
      ...STAGES.map((stage) => nameRow(stage, 'stage')),
      ...(await getUnitNames()).map((name) => nameRow(name, 'unit')),
      ...indicators.map(({ name, href }) => nameRow(name, 'indicator', href)),
    ],
    leads: [...(await getFigureRows()).keys()],
  });
};
