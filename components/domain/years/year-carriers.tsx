import Link from "next/link";
import type { YearDetail } from "@/lib/domain/years/types";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { Table } from "../../ui/table";

function shareOf(done: number, asked: number): string {
  return asked === 0 ? "—" : `${((done / asked) * 100).toFixed(1)}%`;
}

/** The carriers of that year with what was asked and done, as the dashboards of that year say it. */
export function YearCarriers({ year }: { year: YearDetail }) {
  return (
    <Card
      title="载体与完成"
      aside={
        <Link className="link" href={`/desk/dashboard/${year.regionCode}?year=${year.year}`}>
          打开这一年的看板
        </Link>
      }
      flush
    >
      <Table caption="载体与完成" cards>
        <thead>
          <tr>
            <th scope="col">载体</th>
            <th scope="col" className="num">
              应办
            </th>
            <th scope="col" className="num">
              办结
            </th>
            <th scope="col" className="num">
              完成率
            </th>
          </tr>
        </thead>
        <tbody>
          {year.carriers.map(({ code, name, done, asked }) => (
            <tr key={code ?? "coordination"}>
              <th scope="row" data-label="载体">
                {name}
              </th>
              <td data-label="应办" className="num">
                {formatCount(asked)}
              </td>
              <td data-label="办结" className="num">
                {formatCount(done)}
              </td>
              <td data-label="完成率" className="num">
                {shareOf(done, asked)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
