/** Decimals that a number is printed with: 77.6% has one. */
export function decimalsOf(printed: string): number {
  return /\.(\d+)/u.exec(printed)?.[1]?.length ?? 0;
}

/** Rounded for publication, two decimals behind the printed ones, so that rounding can be seen. */
export function publish(value: number, printed = ''): number {
  return Number(value.toFixed(decimalsOf(printed) + 2));
}
