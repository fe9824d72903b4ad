import { getFigureFile } from '../../queries/figures.ts';

/** Every figure of every bulletin, with its sentence. */
export const GET = () => Response.json(getFigureFile());
