/**
 * The same numbers in every run: a linear congruential generator (Numerical Recipes) with a seed.
 * @returns a function that gives an integer from 0 to `below` − 1
 */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
