import type { Given } from '../../src/lib/source/given.ts';

/** Where imports write, and whether they may replace what is there. */
export interface Settings {
  to: string;
  sources: string;
  force: boolean;
  /** What no file says of itself. */
  given: Given;
  /** An issue that readers have, of another day or another issuer, may be replaced. */
  replace: boolean;
  /** All decisions are right, says the editor. */
  confirm: boolean;
  /** ISO 8601; no issue is of a later day. */
  today: string;
}
