import type { Diagnostic } from '../diagnostic.ts';
import { FAULTS } from './table.ts';

export type FaultCode = keyof typeof FAULTS;

/** The names in braces of a text: `来件第 {line} 行` has `line`. */
type Holes<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
type HolesOf<Code extends FaultCode> = Holes<(typeof FAULTS)[Code]['what'] | (typeof FAULTS)[Code]['repair']>;

/** What stands in the braces of a fault's texts. */
export type FaultValues<Code extends FaultCode> = { [Name in HolesOf<Code>]: string | number };

/** Where it is, and what of it is quoted; `severity` only where it depends on the command. */
export type FaultPlace = Pick<Diagnostic, 'file' | 'line' | 'quote' | 'detail'> & { severity?: Diagnostic['severity'] };

/** The diagnostic of a fault at a place, with its texts filled in. Values may hold braces of their own. */
export function fault<Code extends FaultCode>(
  code: Code,
  place: FaultPlace,
  ...[values]: [HolesOf<Code>] extends [never] ? [] : [FaultValues<Code>]
): Diagnostic {
  const { severity, what, repair } = FAULTS[code];
  const filled = (text: string) => fill(text, (values ?? {}) as Record<string, string | number>);
  return { code, severity, message: filled(what), repair: filled(repair), ...place };
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/gu, (hole, name: string) => String(values[name] ?? hole));
}
