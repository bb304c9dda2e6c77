const grouped = new Intl.NumberFormat("en-US");

/** A count with thousands parted, the same on every server and browser: 296,813. */
export function formatCount(count: number): string {
  return grouped.format(count);
}
