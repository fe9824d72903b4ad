import { getObservationFile } from '../../queries/figures.ts';

/** Figures that belong to an indicator, printed and computed. */
export const GET = () => Response.json(getObservationFile());
