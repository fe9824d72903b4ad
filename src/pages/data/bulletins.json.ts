import { CONTACT_LABELS } from '../../lib/bulletin/imprint.ts';
import { getBulletins } from '../../queries.ts';
import { SHOW_CONTACTS } from '../../site.ts';

/** The full text of every bulletin with its addresses; contacts only where the site shows them. */
export const GET = async () => {
  const bulletins = await getBulletins();
  const shown = bulletins.map((bulletin) => ({
    ...bulletin,
    imprint: bulletin.imprint.filter((field) => SHOW_CONTACTS || !CONTACT_LABELS.has(field.label)),
  }));
  return Response.json({ bulletins: shown });
};
