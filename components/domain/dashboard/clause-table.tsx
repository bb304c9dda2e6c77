import Link from "next/link";
import { CoverageMark } from "@/components/domain/lists/coverage-mark";
import { responsibilityWords } from "@/components/domain/public/labels";
import { Table } from "@/components/ui/table";
import type { ClauseCoverage } from "@/lib/domain/counters/types";

interface ShownClause {
  id: string;
  code: string;
  responsibility: string;
  text: string;
  asked: number;
  done: number;
  coverage: ClauseCoverage["coverage"];
}

interface ClauseTableProps {
  caption: string;
  clauses: readonly ShownClause[];
  /** Where a clause's code leads, if anywhere. */
  href?: string | undefined;
}

/** Responsibility clauses with what became of the tasks that carry them out. */
export function ClauseTable({ caption, clauses, href }: ClauseTableProps) {
  return (
    <Table caption={caption} cards>
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
          <tr
            key={clause.id}
            className={clause.coverage === "none" ? "clause-open-none" : undefined}
          >
            <th scope="row" data-label="条款" className="whitespace-nowrap">
              {href ? <Link href={href}>{clause.code}</Link> : clause.code}
            </th>
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
  );
}
