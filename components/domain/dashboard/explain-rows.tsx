import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import type { ExplainedRow, Explanation, FormulaPart } from "@/lib/domain/counters/formulas/types";
import { groupDigits } from "@/lib/shared/figures";
import type { DashboardFilter } from "./dashboard-filter";
import { explainHref, type ListPlace, listHref, placeOf } from "./links";

type RowsProps = { explained: Explanation; filter: DashboardFilter };

/** The places that the figure is made of, each to be opened in its turn. */
export function ExplainRows({ explained, filter }: RowsProps) {
  const { worked, question } = explained;
  const rows = explained.rows.filter(({ figures }) => Object.values(figures).some(Boolean));
  if (rows.length === 0) return null;
  const empty = explained.rows.length - rows.length;
  const isValue = question.measure === "value";
  return (
    <Card
      title="由哪些地方组成"
      aside={`点名称往下看，点数字看逐项清单${empty > 0 ? `；另有 ${empty} 处没有这类任务` : ""}`}
      flush
    >
      <Table caption={`${worked.name}的组成`} cards>
        <thead>
          <tr>
            <th scope="col">地方</th>
            <th scope="col" className="num">
              {worked.name}
            </th>
            {isValue && (
              <th scope="col" className="num">
                已计入
              </th>
            )}
            {worked.parts.map(({ word }) => (
              <th key={word} scope="col" className="num">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.kind + row.code + row.name} {...{ row, explained, filter, isValue }} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

type RowProps = RowsProps & { row: ExplainedRow; isValue: boolean };

function Row({ row, explained: { question }, filter, isValue }: RowProps) {
  const task = question.rootTaskId ? { rootTaskId: question.rootTaskId } : {};
  const place: ListPlace = { ...placeOf(row), ...task };
  const { worked } = row;
  return (
    <tr>
      <th scope="row" data-label="地方">
        <Link className="link" href={explainHref(question.measure, place, filter)} prefetch={false}>
          {row.name}
        </Link>
      </th>
      <td className="num" data-label={worked.name}>
        {worked.text}
      </td>
      {isValue && (
        <td className="num" data-label="已计入">
          {row.standing === 0 && row.figures.asked > 0 ? "还没有数" : groupDigits(row.standing)}
        </td>
      )}
      {worked.parts.map((part) => (
        <PartCell
          key={part.word}
          part={part}
          href={part.show && listHref(part.show, place, filter)}
        />
      ))}
    </tr>
  );
}

function PartCell({ part, href }: { part: FormulaPart; href: string | null }) {
  return (
    <td className="num" data-label={part.word}>
      {href && part.count > 0 ? (
        <Link className="link" href={href} prefetch={false}>
          {groupDigits(part.count)}
        </Link>
      ) : (
        groupDigits(part.count)
      )}
    </td>
  );
}
