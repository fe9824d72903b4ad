import type { Diagnostic } from '../diagnostic.ts';

/** One kind of fault, in the table of all of them. Texts are for the editors, in their language (zh-CN). */
export interface Fault {
  severity: Diagnostic['severity'];
  /** What it lies in: a file, a line of it, the command line. For the table; a diagnostic has the place itself. */
  where: string;
  /** What is wrong, one sentence. */
  what: string;
  /** How to repair it, one sentence that works when it is followed. */
  repair: string;
}
