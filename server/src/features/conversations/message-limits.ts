/** Characters of a message, and so of a draft. */
export const bodyAtMost = 50_000;

/** Teammates whom a note names. */
export const mentionsAtMost = 50;
