import { medianWords } from "@/lib/domain/topics/statistics/rules";
import type { TermFigures } from "@/lib/domain/topics/statistics/types";

interface TermColumn {
  label: string;
  read: (figures: TermFigures) => string | number;
}

/** The columns of the statistics, on the page and in the file alike. */
export const TERM_COLUMNS: readonly TermColumn[] = [
  { label: "收到", read: ({ received }) => received },
  { label: "按期答复", read: ({ inTime }) => inTime },
  { label: "超期答复", read: ({ late }) => late },
  { label: "期限内未答复", read: ({ waiting }) => waiting },
  { label: "超期未答复", read: ({ waitingLate }) => waitingLate },
  { label: "用时中位数（工作日）", read: medianWords },
  { label: "重新办理", read: ({ reopened }) => reopened },
  { label: "有分歧", read: ({ disputed }) => disputed },
];
