/**
 * A module with two tables, one of them of references to objects: the youngest that Pagefind asks of WebAssembly
 * (Chrome and Edge 96, Firefox 79, Safari 15.1).
 */
const PROBE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 4, 7, 2, 0x70, 0, 0, 0x6f, 0, 0);

/** Whether the engine of the search can run in this browser: WebAssembly may be missing, too old, or switched off. */
export function canRunEngine(): boolean {
  try {
    return WebAssembly.validate(PROBE);
  } catch {
    return false;
  }
}

/** What browsers say when they cannot run it after all. */
const INCAPABLE = /CompileError|LinkError|WebAssembly is not|Content Security Policy|module import|import\(\)/u;

/** Whether an error tells that this browser cannot run the engine. Meant for parts that are known to be right. */
export function isIncapable(error: unknown): boolean {
  return !canRunEngine() || INCAPABLE.test(String(error));
}
