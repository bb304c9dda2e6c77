import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/mark";
import { Table } from "@/components/ui/table";
import type { CoveredClause, ListCoverage } from "@/lib/domain/counters/types";
import { ClauseTable } from "./clause-table";

/** 责任清单: clause by clause where one carrier is chosen, else a line for each carrier's list. */
export function RegionCoverage({ lists }: { lists: readonly ListCoverage[] }) {
  const [only] = lists;
  if (!only) return null;
  return (
    <Card title="责任清单落实" aside="条款由关联的任务落实，随审核通过变化" flush>
      {lists.length === 1 ? (
        <ClauseTable
          caption={only.title}
          clauses={only.clauses}
          href={`/desk/lists/${only.listId}`}
        />
      ) : (
        <Lists lists={lists} />
      )}
    </Card>
  );
}

function count(clauses: readonly CoveredClause[], coverage: CoveredClause["coverage"]): number {
  return clauses.filter((clause) => clause.coverage === coverage).length;
}

function Lists({ lists }: { lists: readonly ListCoverage[] }) {
  return (
    <Table caption="各载体责任清单落实情况" cards>
      <thead>
        <tr>
          <th scope="col">载体</th>
          <th scope="col" className="num">
            条款
          </th>
          <th scope="col" className="num">
            已全部办结
          </th>
          <th scope="col" className="num">
            办理中
          </th>
          <th scope="col" className="num">
            尚无任务落实
          </th>
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => (
          <tr key={list.listId}>
            <th scope="row" data-label="载体">
              <Link href={`/desk/lists/${list.listId}`}>{list.carrierName}</Link>
              {list.isExample && <Tag>示例</Tag>}
            </th>
            <td data-label="条款" className="num">
              {list.clauses.length}
            </td>
            <td data-label="已全部办结" className="num">
              {count(list.clauses, "done")}
            </td>
            <td data-label="办理中" className="num">
              {count(list.clauses, "open")}
            </td>
            <td data-label="尚无任务落实" className="num">
              {count(list.clauses, "none")}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
