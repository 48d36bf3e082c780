// What a name or a note may not hold, and what is said then, the same for all of them.

/** The fault of a text with control characters: it ends like this. */
export const NOT_PLAIN = "must not hold control characters";
