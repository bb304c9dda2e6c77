import type { GridCell } from "@/lib/platform/spreadsheet/types";
import { type DeadlineReading, frequencyOf, lastDay, readDeadline } from "../deadlines/rules";
import { unsure, withoutControls, wrong } from "../doubts/rules";
import type { Frequency } from "../schema";

// How often and by when, out of two columns. A list that says 每季度 and names one last day means that the
// work is reported every quarter and finished on that day: earlier periods end with their last month. A
// list that only says how often is due on the last day of each period. Several days that contradict the
// frequency are an error.

const NOTHING: DeadlineReading = { frequency: null, dueDates: [], notes: [] };
const PERIODS: Readonly<Record<Frequency, number>> = {
  annual: 1,
  semiannual: 2,
  quarterly: 4,
  monthly: 12,
};

/** The cell as it may be quoted and kept. */
function cleanCell(cell: GridCell): GridCell {
  return { ...cell, text: withoutControls(cell.text).text };
}

function endsOfPeriods(frequency: Frequency, year: number | null): string[] {
  const count = PERIODS[frequency];
  return Array.from({ length: count }, (_, at) => {
    const month = ((at + 1) * 12) / count;
    return `${String(month).padStart(2, "0")}-${String(lastDay(month, year)).padStart(2, "0")}`;
  });
}

/** A frequency without days: 每季度末月25日前 names them itself, 每季度 ends with its periods. */
function byFrequencyAlone(cell: GridCell, year: number | null): DeadlineReading {
  const stated = frequencyOf(cell.text);
  if (stated === null) {
    const remedy = "请写每月、每季度、每半年或每年";
    return { ...NOTHING, notes: [wrong("没有认出频次", remedy)] };
  }
  const reading = /\d/.test(cell.text) ? readDeadline(cleanCell(cell), year) : NOTHING;
  if (reading.frequency === stated) return reading;
  return { frequency: stated, dueDates: endsOfPeriods(stated, year), notes: [] };
}

/**
 * Reads how often and by when. `due` and `frequency` are the row's cells; a sheet may have one of the
 * columns or both.
 */
export function readSchedule(
  due: GridCell | undefined,
  frequency: GridCell | undefined,
  year: number | null,
): DeadlineReading {
  if (!due || due.error) return frequency && !due ? byFrequencyAlone(frequency, year) : NOTHING;
  const reading = readDeadline(cleanCell(due), year);
  const stated = frequencyOf(frequency?.text ?? "");
  if (stated === null || reading.frequency === null || stated === reading.frequency) return reading;
  const [last = ""] = reading.dueDates;
  if (reading.dueDates.length === 1 && Number(last.slice(0, 2)) > 12 - 12 / PERIODS[stated]) {
    const dueDates = [...endsOfPeriods(stated, year).slice(0, -1), last];
    const words = `频次是“${frequency?.text}”，时限只有一个日期：前几期按每期最后一天报送，最后一期按所写日期`;
    return { frequency: stated, dueDates, notes: [...reading.notes, unsure(words)] };
  }
  const note = wrong(
    `频次一栏是“${frequency?.text}”，时限却有 ${reading.dueDates.length} 个日期`,
    "请改成一致：每年 1 个日期，每半年 2 个，每季度 4 个或“每季度末月25日前”，每月写“每月25日前”",
  );
  return { ...NOTHING, notes: [...reading.notes, note] };
}
