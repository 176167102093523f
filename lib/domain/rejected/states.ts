/** open → replayed, for good; open ⇄ dismissed. A dismissed event is opened again before it can be replayed. */
export const rejectedStatuses = ["open", "replayed", "dismissed"] as const;

/** So many events are mended, replayed or dismissed by one request. */
export const rejectedAtOnceMax = 1_000;

/** Stored only: no campaign looks at it, then or later, and nobody is rewarded. */
export const replayEffects = ["decide", "store"] as const;

/** open: some of its events are. resolved: none is, and some were replayed. dismissed: none is, and none was. */
export const rejectedStates = ["open", "resolved", "dismissed"] as const;
