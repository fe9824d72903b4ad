/** Where the nth index of a site lies, newest first: `/pagefind/`, `/pagefind/1/`, `/pagefind/2/` … */
export function shardPath(shard: number): string {
  return shard === 0 ? '/pagefind/' : `/pagefind/${shard}/`;
}
