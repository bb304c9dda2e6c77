/*
 * The answer of a batch is kept for 90 days, so that a repetition gets the same bytes and whoever looks after
 * a source can read why rows were refused. Afterwards its text is dropped; the counts, the name of the batch
 * and the digest of what was sent stay: that a batch was taken, and what it was, can always be shown.
 */

/** Days for which the text of an answer is kept. */
export const ANSWER_DAYS = 90;
