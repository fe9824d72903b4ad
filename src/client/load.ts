import { at } from '../base.ts';

/** A JSON file of this site, by its path on it. Rejects if it cannot be had. */
export async function load<File>(path: string): Promise<File> {
  const response = await fetch(at(path));
  if (!response.ok) throw new Error(`${path} ${response.status}`);
  return (await response.json()) as File;
}
