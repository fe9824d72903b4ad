/**
 * A module with two tables, one of them of references to objects: the youngest that Pagefind asks of WebAssembly
 * (Chrome and Edge 96, Firefox 79, Safari 15.1).
 */
const PROBE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 4, 7, 2, 0x70, 0, 0, 0x6f, 0, 0);

/** Whether Pagefind can run in this browser: WebAssembly may be missing, too old, or switched off. */
export function canRunPagefind(): boolean {
  try {
    return WebAssembly.validate(PROBE);
  } catch {
    return false;
  }
}
