import { CoverageMark } from "@/components/domain/lists/coverage-mark";
import { responsibilityWords } from "@/components/domain/public/labels";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/mark";
import { Table } from "@/components/ui/table";
import type { OwnClause } from "@/lib/domain/counters/organisation/types";

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
      <Table caption="责任条款覆盖情况" cards>
        <thead>
          <tr>
            <th scope="col">条款</th>
            <th scope="col">责任</th>
            <th scope="col">内容</th>
            <th scope="col" className="num">
              已办结 / 任务
            </th>
            <th scope="col">落实</th>
          </tr>
        </thead>
        <tbody>
          {clauses.map((clause) => (
            <tr key={clause.id}>
              <td data-label="条款" className="whitespace-nowrap">
                {clause.code}
              </td>
              <td data-label="责任" className="whitespace-nowrap">
                {responsibilityWords[clause.responsibility] ?? clause.responsibility}
              </td>
              <td data-label="内容">{clause.text}</td>
              <td data-label="已办结 / 任务" className="num">
                {clause.done} / {clause.asked}
              </td>
              <td data-label="落实">
                <CoverageMark coverage={clause.coverage} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
