import type { TestProject } from 'vitest/node';
import { findChromium } from '../../scripts/chromium.ts';
import { siteOfFive } from '../five.ts';
import { serve } from '../serve.ts';
import { install } from './install.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: string;
    address: string;
  }
}

/** Finds or installs a Chromium and serves the built site of the frozen collection for the browser tests. Nothing is ever skipped. */
export default async function setup(project: TestProject): Promise<() => void> {
  project.provide('chromium', findChromium() ?? installChromium());
  const five = siteOfFive();
  project.provide('five', five);
  const { address, server } = await serve(five);
  project.provide('address', address);
  return () => server.kill();
}

/** Debian's Chromium and a Chinese font; the one without windows where the release has it. */
function installChromium(): string {
  try {
    install('Chromium', ['chromium-headless-shell', 'fonts-noto-cjk']);
  } catch {
    install('Chromium', ['chromium', 'fonts-noto-cjk']);
  }
  const found = findChromium();
  if (!found) throw new Error('The packages are installed, but no Chromium was found afterwards; set CHROMIUM_PATH.');
  return found;
}
