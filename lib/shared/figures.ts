/** `12,345`. */
export function groupDigits(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/**
 * A share between 0 and 1 as per cent with one decimal, `—` for null. Never rounds up to 100% what is
 * not complete, nor down to 0% what has begun.
 */
export function percentText(share: number | null): string {
  if (share === null) return "—";
  const tenths = Math.round(share * 1000);
  if (tenths >= 1000 && share < 1) return "99.9%";
  if (tenths === 0 && share > 0) return "0.1%";
  const text = (tenths / 10).toFixed(1);
  return `${text.endsWith(".0") ? text.slice(0, -2) : text}%`;
}
