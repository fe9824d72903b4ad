import { cite } from '../../../citation/format.ts';
import type { Bulletin } from '../../../lib/bulletin/schema.ts';
import { issuePaths } from '../../../queries/bulletins.ts';
import { getCitedItems } from '../../../queries/citations.ts';

export const getStaticPaths = issuePaths;

/** Citations of an issue and its articles by their address: what a reader copies of a passage is made from them. */
export const GET = ({ props }: { props: { bulletin: Bulletin } }) =>
  Response.json(Object.fromEntries(getCitedItems(props.bulletin).map(({ id, item }) => [id, cite(item)])));
