import type { FileFormat } from "../pages/types";
import type { IssueState } from "./types";

export const FORMAT_LABELS: Record<FileFormat, string> = { xlsx: "Excel", pdf: "PDF" };

export const ISSUE_LABELS: Record<IssueState, string> = {
  waiting: "正在生成",
  made: "已生成",
  failed: "没有生成",
  expired: "已过保存期",
};
