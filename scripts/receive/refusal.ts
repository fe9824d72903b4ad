/** Why a document cannot be read: becomes one Diagnostic of the file. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly repair: string;
  readonly quote: string | undefined;

  constructor(code: string, message: string, repair: string, quote?: string) {
    super(message);
    this.code = code;
    this.repair = repair;
    this.quote = quote;
  }
}
