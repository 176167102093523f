interface Stock {
  codesCount: number;
  publishedCount: number;
  config: { isStatic?: boolean };
}

/** How many codes a coupon campaign still has: "882 left", or that it makes as many as are needed. */
export function stockWords({ codesCount, publishedCount, config }: Stock): string {
  if (!config.isStatic) return "made as needed";
  const left = Math.max(0, codesCount - publishedCount);
  return left === 0 ? "none left" : `${left.toLocaleString("en-GB")} left`;
}
