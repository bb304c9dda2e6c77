import type { EditionRow } from "@/lib/domain/editions/types";
import { StatusMark } from "../../ui/mark";

/** Whether an edition is public. */
export function EditionStatusMark({ status }: { status: EditionRow["status"] }) {
  return status === "released" ? (
    <StatusMark tone="plain" shape="check" word="已发布" />
  ) : (
    <StatusMark tone="lian" shape="hourglass" word="已定稿，待发布" />
  );
}

/** `2026 年第 3 期`. */
export function editionName({ year, number }: Pick<EditionRow, "year" | "number">): string {
  return `${year} 年第 ${number} 期`;
}
