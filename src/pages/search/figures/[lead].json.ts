import { getFigureRows } from '../../../queries/search.ts';

export async function getStaticPaths() {
  return [...(await getFigureRows())].map(([lead, rows]) => ({ params: { lead }, props: { rows } }));
}

/** Observations whose value begins with two digits, for questions that are a figure. */
export const GET = ({ props }: { props: { rows: unknown } }) => Response.json(props.rows);
