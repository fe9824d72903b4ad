import type { Diagnostic } from '../diagnostic.ts';
import { type FaultArguments, type FaultCode, fault } from '../fault/fault.ts';

/** Collects faults with the file they are in. */
export class FaultCollector {
  readonly diagnostics: Diagnostic[] = [];
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  fault<Code extends FaultCode>(
    code: Code,
    { line = 1, quote }: { line?: number | undefined; quote?: string | undefined },
    ...values: FaultArguments<Code>
  ): void {
    this.diagnostics.push(fault(code, { file: this.file, line, ...(quote && { quote }) }, ...values));
  }
}
