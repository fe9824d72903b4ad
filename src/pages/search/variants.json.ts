import { Converter } from 'opencc-js/t2cn';
import { passagesOf } from '../../lib/bulletin/walk.ts';
import { variantsOf } from '../../lib/search/variants.ts';
import { getBulletins } from '../../queries/bulletins.ts';

/** What readers who type traditional characters mean, by the table of OpenCC. */
export const GET = async () => {
  const texts = (await getBulletins()).flatMap((bulletin) => passagesOf(bulletin).map(({ text }) => text));
  return Response.json(variantsOf(texts, Converter({ from: 't', to: 'cn' })));
};
