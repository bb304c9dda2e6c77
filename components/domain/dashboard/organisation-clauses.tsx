import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/mark";
import type { OwnClause } from "@/lib/domain/counters/organisation/types";
import { ClauseTable } from "./clause-table";

/** 责任条款 and whether this organisation's own assignments carry them out. */
export function OrganisationClauses({ clauses }: { clauses: readonly OwnClause[] }) {
  const covered = clauses.filter((clause) => clause.coverage !== "none").length;
  return (
    <Card
      title="责任清单覆盖"
      aside={
        <>
          {clauses.some((clause) => clause.isExample) && <Tag>示例</Tag>} {clauses.length}{" "}
          条，有任务落实的 {covered} 条
        </>
      }
      flush
    >
      <ClauseTable caption="责任条款覆盖情况" clauses={clauses} />
      {covered < clauses.length && (
        <p className="only-print">其余 {clauses.length - covered} 条尚无任务落实，见平台单位页。</p>
      )}
    </Card>
  );
}
