/** The part of Citation.js that is used here; version 0.8 ships no types. */
declare module '@citation-js/core' {
  import type { CslItem } from '../lib/citation/item.ts';

  interface Register {
    add(name: string, xml: string): void;
  }

  interface Configs {
    '@csl': { styles: Register; locales: Register };
    '@bibtex': { format: { asciiOnly: boolean; useIdAsLabel: boolean; checkLabel: boolean } };
  }

  export const plugins: {
    config: { get<Name extends keyof Configs>(name: Name): Configs[Name] };
    output: {
      format(
        name: 'bibliography',
        items: readonly CslItem[],
        options: { template: string; lang: string; format: 'text' },
      ): string;
      format(name: 'bibtex', items: readonly CslItem[]): string;
      format(
        name: 'ris',
        items: readonly CslItem[],
        options: { format: 'object' },
      ): Record<string, string | readonly string[]>[];
    };
  };

  /** Reads any known format into CSL-JSON. */
  export class Cite {
    constructor(text: string);
    readonly data: Partial<CslItem>[];
  }
}

declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
