import type { Diagnostic } from '../../src/lib/diagnostic.ts';

/** Why a document cannot be read: becomes the one Diagnostic of the file. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.code = diagnostic.code;
    this.diagnostic = diagnostic;
  }
}
