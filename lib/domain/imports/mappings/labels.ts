/** The word for a column that is not wanted. */
export const NOT_WANTED = "skip";
