/*
 * A year is closed by the office of a region, for the lists that were issued there and beneath. After that
 * nothing of the year is entered, reviewed or issued, unless the closing left it open until a named day.
 * Only the office that closed it can open it again; the refusal names it.
 */
import { type Day, dayLabel } from "@/lib/shared/dates";

/** Why something of a closed year is refused, and who can open it again. */
export function closedMessage(year: number, closing: { unitName: string; on: Day }): string {
  return `${year} 年度已由${closing.unitName}于 ${dayLabel(closing.on)}关闭，不再接收填报、审核和下发。确需补办的，请联系${closing.unitName}重新开启年度`;
}
