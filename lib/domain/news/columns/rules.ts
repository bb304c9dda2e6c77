/*
 * A column is overdue when it is open and watched, and more days have passed since its last release than the
 * office expects between two. A column that never had anything is overdue from the start.
 */

/** True for an open, watched column that has been quiet for longer than expected. */
export function isOverdue(column: {
  isOpen: boolean;
  intervalDays: number | null;
  quietDays: number | null;
}): boolean {
  const { isOpen, intervalDays, quietDays } = column;
  if (!isOpen || intervalDays === null) return false;
  return quietDays === null || quietDays > intervalDays;
}
