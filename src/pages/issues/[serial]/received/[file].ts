import type { APIRoute } from 'astro';
import { getBulletins } from '../../../../queries/bulletins.ts';
import { getOriginal } from '../../../../queries/corrections.ts';
import { SHOW_CONTACTS } from '../../../../site.ts';

/** Received files of other forms, as they came; they name the editors, so that there is none unless that is wanted. */
export async function getStaticPaths() {
  if (!SHOW_CONTACTS) return [];
  return (await getBulletins()).flatMap((bulletin) => {
    const original = getOriginal(bulletin);
    if (!original) return [];
    const { file, bytes } = original;
    return [{ params: { serial: String(bulletin.serial), file }, props: { bytes } }];
  });
}

export const GET: APIRoute = ({ props }) => new Response(new Uint8Array(props.bytes));
