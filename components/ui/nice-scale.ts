/** A scale that ends on a round number, at or above the greatest value, in at most five steps of whole numbers. */
export function niceScale(greatest: number): { max: number; steps: number[] } {
  const rough = Math.max(greatest, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough);
  const whole = Math.ceil(step);
  const max = Math.max(1, Math.ceil(Math.max(greatest, 1) / whole)) * whole;
  return { max, steps: Array.from({ length: Math.round(max / whole) + 1 }, (_, at) => at * whole) };
}
