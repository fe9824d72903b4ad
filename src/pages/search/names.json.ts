import { passagesOf } from '../../lib/bulletin/walk.ts';
import { STAGES } from '../../lib/mechanism/schema.ts';
import { plainName } from '../../lib/mechanism/stages.ts';
import { fold } from '../../lib/search/fold.ts';
import { nameRow } from '../../lib/search/syllables.ts';
import { getBulletins, getFigureRows, getIndicatorPlaces, getMechanisms, getUnitNames } from '../../queries.ts';

/** What search proposes while somebody types, and which portions of figures there are. */
export const GET = async () => {
  const texts = (await getBulletins()).flatMap((bulletin) => passagesOf(bulletin).map(({ text }) => fold(text)));
  const mechanisms = [...new Set((await getMechanisms()).map(({ name }) => plainName(name)))]
    // A name that no text holds would be proposed and then not found.
    .filter((name) => texts.some((text) => text.includes(fold(name))));
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
