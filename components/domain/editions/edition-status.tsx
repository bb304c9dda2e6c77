import type { LastCheck } from "@/lib/domain/editions/checking/types";
import { changeWords } from "@/lib/domain/editions/labels";
import type { EditionRow } from "@/lib/domain/editions/types";
import { StatusMark } from "../../ui/mark";

/** Whether an edition is released. */
export function EditionStatusMark({ status }: { status: EditionRow["status"] }) {
  return status === "released" ? (
    <StatusMark tone="plain" shape="check" word="已发布" />
  ) : (
    <StatusMark tone="lian" shape="hourglass" word="已定稿，待发布" />
  );
}

/** 数据已变化, with how much; nothing where an edition still says what the live data say. */
export function ChangeMark({ check }: { check: LastCheck | null }) {
  if (!check) return null;
  if (!check.isIntact) return <StatusMark tone="red" shape="question" word="指纹不一致" />;
  if (check.differences === 0) return null;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <StatusMark tone="amber" shape="wave" word="数据已变化" />
      <small className="text-ink-hint">{changeWords(check)}</small>
    </span>
  );
}
