import Link from "next/link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { periodLabel } from "@/lib/domain/assignments/rules";
import type { Contribution, Explanation } from "@/lib/domain/counters/formulas/types";
import { momentLabel } from "@/lib/shared/dates";

/** The single values: whose, of which revision, who approved it when; those not given stand among them. */
export function ExplainValues({ explained }: { explained: Explanation }) {
  const { contributions, task, question } = explained;
  if (!contributions || !task) return null;
  const missing = contributions.filter((one) => one.doneAt === null).length;
  return (
    <Card
      title="逐个的数"
      aside={missing > 0 ? `${missing} 个还没有审核通过，没有计入` : "都已审核通过"}
      flush
    >
      {contributions.length === 0 ? (
        <EmptyState kind="no-result" title="这里没有这项任务">
          换个时段或地区再看
        </EmptyState>
      ) : (
        <Table caption="逐个的数" cards>
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col">期</th>
              <th scope="col" className="num">
                {task.form === "ratio" ? "分子 ÷ 分母" : "数值"}
              </th>
              <th scope="col">是否计入</th>
              <th scope="col">审核</th>
            </tr>
          </thead>
          <tbody>
            {contributions.map((one) => (
              <Line key={one.assignmentId} one={one} form={task.form} year={question.year} />
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

type LineProps = { one: Contribution; form: string; year: number };

function shownValue({ numerator, denominator, value }: Contribution, form: string): string {
  if (form === "ratio") return numerator === null ? "—" : `${numerator} ÷ ${denominator ?? "—"}`;
  if (value === null) return "—";
  return form === "boolean" ? (value === 1 ? "是" : "否") : String(value);
}

function standingWords({ isStanding, doneAt }: Contribution): string {
  if (doneAt === null) return "未计入：还没有审核通过";
  return isStanding ? "已计入" : "未计入：有更近一期的数，或本期没有数";
}

function reviewWords({ doneAt, fedSource, revision, approvedBy }: Contribution): string {
  if (doneAt === null) return "—";
  const when = momentLabel(new Date(doneAt));
  if (approvedBy) return `第 ${revision} 次提交，${approvedBy}，${when}`;
  return `${fedSource ?? "系统"}供数，不需审核，${when}`;
}

function Line({ one, form, year }: LineProps) {
  return (
    <tr>
      <th scope="row" data-label="单位">
        <Link className="link" href={`/desk/assignments/${one.assignmentId}`} prefetch={false}>
          {one.organisationName}
        </Link>
      </th>
      <td data-label="期" className="whitespace-nowrap">
        {periodLabel(year, one.period, one.frequency)}
      </td>
      <td data-label="数值" className="num">
        {one.doneAt ? shownValue(one, form) : "—"}
      </td>
      <td data-label="是否计入">{standingWords(one)}</td>
      <td data-label="审核">{reviewWords(one)}</td>
    </tr>
  );
}
