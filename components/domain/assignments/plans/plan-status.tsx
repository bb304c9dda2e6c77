import type { PlanStatus } from "@/lib/domain/assignments/plans/types";
import { StatusMark } from "../../../ui/mark";
import { when } from "../words";

/** Where a plan stands, and when it was last filed. */
export function PlanStatusMark({
  status,
  filedAt,
}: {
  status: PlanStatus | null;
  filedAt: string | null;
}) {
  if (!status) return <StatusMark tone="muted" shape="circle" word="还没有建立" />;
  if (status === "filed") {
    return (
      <>
        <StatusMark tone="plain" shape="check" word="已报备" />
        {filedAt && <span className="block text-sm text-ink-hint">{when(filedAt)}</span>}
      </>
    );
  }
  return (
    <>
      <StatusMark tone="grey" shape="dotted" word={filedAt ? "修订中" : "草稿"} />
      {filedAt && <span className="block text-sm text-ink-hint">上次报备 {when(filedAt)}</span>}
    </>
  );
}
