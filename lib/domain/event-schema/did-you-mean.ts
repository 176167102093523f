/** Letter case and the marks between words are how the same name gets written twice. */
export function sameLetters(name: string): string {
  return name.toLowerCase().replace(/[_\-\s.]+/g, "");
}

function typosAllowed(length: number): number {
  if (length < 3) return 0;
  return length <= 5 ? 1 : 2;
}

/**
 * Damerau-Levenshtein distance (swapped neighbours count once), or null when it is more than `max`. Only the cells
 * within `max` of the diagonal are filled: a name someone sent may be long, and one refusal compares it to a hundred.
 */
export function typoDistance(a: string, b: string, max: number): number | null {
  if (Math.abs(a.length - b.length) > max) return null;
  const far = max + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => (j <= max ? j : far));
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = new Array(b.length + 1).fill(far);
    if (i <= max) row[0] = i;
    let best = row[0] ?? far;
    for (let j = Math.max(1, i - max); j <= Math.min(b.length, i + max); j++) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? far) + 1, (row[j - 1] ?? far) + 1, (last[j - 1] ?? far) + (isSame ? 0 : 1));
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) cost = Math.min(cost, (beforeLast[j - 2] ?? far) + 1);
      row[j] = cost;
      best = Math.min(best, cost);
    }
    if (best > max) return null;
    beforeLast = last;
    last = row;
  }
  const distance = last[b.length] ?? far;
  return distance <= max ? distance : null;
}

/** The candidate most likely meant by `given`, the first of equals, or null when none is near. */
export function didYouMean(given: string, candidates: Iterable<string>): string | null {
  const plain = sameLetters(given);
  let nearest: string | null = null;
  let nearestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === given) continue;
    const other = sameLetters(candidate);
    const max = Math.min(typosAllowed(Math.min(plain.length, other.length)), nearestDistance - 1);
    if (max < 0) continue;
    const distance = typoDistance(plain, other, max);
    if (distance === null) continue;
    nearest = candidate;
    nearestDistance = distance;
  }
  return nearest;
}
