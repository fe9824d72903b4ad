import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBroken } from '../links.ts';
import { serve } from '../serve.ts';

let site: { address: string; server: ChildProcess };

beforeAll(async () => {
  site = await serve();
});
afterAll(() => site.server.kill());

// With the fragments of each link, see "links only to pages and places that exist" in site.test.ts.
describe('from its home page', () => {
  it('linkinator finds no link of the site that leads nowhere', async () => {
    const { checked, broken } = await findBroken(site.address);
    expect(checked).toBeGreaterThan(50);
    expect(broken).toEqual([]);
  }, 120_000);
});
