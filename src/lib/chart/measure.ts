/** Heights in pixels that drawing and canvas share, so that nothing moves when the canvas takes over. */

/** Title of a panel. */
export const PANEL_HEAD = 36;
/** Room between two panels. */
export const PANEL_GAP = 22;
/** Value axis below bars. */
export const BAR_FOOT = 24;
/** Room above the highest point, and time axis below the plot. */
export const LINE_HEAD = 26;
export const LINE_FOOT = 30;
/** A bar, and the baselines of its label and its detail, counted from its centre line. */
export const BAR = { height: 14, label: -14, detail: 24 };
