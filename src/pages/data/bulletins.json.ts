import { shownMasthead, withoutContacts } from '../../lib/bulletin/imprint.ts';
import { getBulletins } from '../../queries/bulletins.ts';
import { SHOW_CONTACTS } from '../../site.ts';

/** The full text of every bulletin with its addresses; contacts only where the site shows them. */
export const GET = async () => {
  const bulletins = await getBulletins();
  const shown = bulletins.map((bulletin) => ({
    ...bulletin,
    ...(!SHOW_CONTACTS && {
      masthead: shownMasthead(bulletin.masthead),
      imprint: withoutContacts(bulletin.imprint),
    }),
  }));
  return Response.json({ bulletins: shown });
};
