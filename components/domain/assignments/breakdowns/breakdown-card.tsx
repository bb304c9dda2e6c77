import type { TaskBreakdown } from "@/lib/domain/assignments/breakdowns/types";
import { ButtonLink } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { BreakdownTable } from "./breakdown-table";

/** On the assignment's page: who in the organisation does what of it. */
export function BreakdownCard({
  breakdown,
  mayEdit,
}: {
  breakdown: TaskBreakdown | null;
  mayEdit: boolean;
}) {
  if (!breakdown || (breakdown.rows.length === 0 && !mayEdit)) return null;
  const { rows, assignmentId } = breakdown;
  const edit = mayEdit && (
    <ButtonLink size="small" href={`/desk/assignments/${assignmentId}/breakdown`}>
      {rows.length > 0 ? "调整分解" : "分解到科室和人"}
    </ButtonLink>
  );
  return (
    <Card title="本单位分解" aside={edit} flush>
      {rows.length > 0 ? (
        <BreakdownTable rows={rows} />
      ) : (
        <p className="px-5 py-4 text-ink-hint">
          还没有分解。把任务分到科室和责任人，各自知道做什么、什么时候完成。
        </p>
      )}
    </Card>
  );
}
