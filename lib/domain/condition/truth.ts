/**
 * True, false, or null: nobody can tell, because a value is missing or of the wrong type. What nobody can tell does not become
 * true by a `not` around it, so that no reward is paid for what was not sent.
 */
export type Truth = boolean | null;

export function negated(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

/** Of none: true. */
export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

/** Of none: false. */
export function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}
