/** Decimals that a number is printed with: 77.6% has one. */
export function decimalsOf(printed: string): number {
  return /\.(\d+)/u.exec(printed)?.[1]?.length ?? 0;
}

/** Half a unit of the last printed digit: what rounding explains. */
export function toleranceOf(printed: string): number {
  return 0.5 * 10 ** -decimalsOf(printed);
}

/** Rounded for publication, two decimals behind the printed ones, so that rounding can be seen. */
export function publish(value: number, printed = ''): number {
  return Number(value.toFixed(decimalsOf(printed) + 2));
}

/** True if a printed number is a rounding of a computed one; binary noise is forgiven. */
export function isRounding(printed: number, computed: number, tolerance: number): boolean {
  return Math.abs(printed - computed) <= tolerance + 1e-9;
}
