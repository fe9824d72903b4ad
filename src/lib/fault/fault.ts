import type { Diagnostic } from '../diagnostic.ts';
import { FAULTS } from './table.ts';

export type FaultCode = keyof typeof FAULTS;

/** The names in braces of a text: `来件第 {line} 行` has `line`; `{max.value}` and `{ <` are what they are. */
type Holes<Text extends string> = Text extends `${string}{${infer Rest}`
  ? Rest extends `${infer Name}}${infer More}`
    ? (Name extends `${string}${'.' | ' '}${string}` ? never : Name) | Holes<More>
    : never
  : never;
type HolesOf<Code extends FaultCode> = Holes<(typeof FAULTS)[Code]['what'] | (typeof FAULTS)[Code]['repair']>;

/** What stands in the braces of a fault's texts. */
export type FaultValues<Code extends FaultCode> = { [Name in HolesOf<Code>]: string | number };

/** The last argument of whatever makes a fault; none where its texts have no braces. */
export type FaultArguments<Code extends FaultCode> = [HolesOf<Code>] extends [never] ? [] : [FaultValues<Code>];

/** Where it is, and what of it is quoted; `severity` only where it depends on the command. */
export type FaultPlace = Pick<Diagnostic, 'file' | 'line' | 'quote' | 'detail'> & { severity?: Diagnostic['severity'] };

/** The diagnostic of a fault at a place, with its texts filled in. Values may hold braces of their own. */
export function fault<Code extends FaultCode>(
  code: Code,
  place: FaultPlace,
  ...[values]: FaultArguments<Code>
): Diagnostic {
  const { severity, what, repair } = FAULTS[code];
  const filled = (text: string) => fill(text, values ?? {});
  return { code, severity, message: filled(what), repair: filled(repair), ...place };
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/gu, (hole, name: string) => String(values[name] ?? hole));
}
