import Link from "next/link";
import type { StandingFilter } from "@/lib/domain/assignments/acknowledgements/schema";
import type { Standing, StandingRow } from "@/lib/domain/assignments/acknowledgements/types";
import { formatCount } from "../../../ui/count";
import { KeyFigure, KeyFigures } from "../../../ui/facts";
import { Table } from "../../../ui/table";

/** The address of a list's acknowledgements; what is empty or standing is left out. */
export function standingHref(listId: string, filter: Partial<StandingFilter>): string {
  const kept = Object.entries(filter).filter(
    ([name, value]) => value !== undefined && !(name === "show" && value === "waiting"),
  );
  const query = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString();
  return `/desk/lists/${listId}/acknowledgements${query ? `?${query}` : ""}`;
}

const sum = (rows: readonly StandingRow[], part: "delivered" | "acknowledged") =>
  rows.reduce((total, row) => total + row[part], 0);

/** How many have acknowledged, region by region: who is told, never who is best. */
export function StandingTable({ listId, standing }: { listId: string; standing: Standing }) {
  const delivered = sum(standing.rows, "delivered");
  const acknowledged = sum(standing.rows, "acknowledged");
  return (
    <>
      <div className="px-5 pt-4">
        <KeyFigures>
          <KeyFigure label="送达单位" value={formatCount(delivered)} size="small" />
          <KeyFigure label="已签收" value={formatCount(acknowledged)} size="small" />
          <KeyFigure
            label="还没有签收"
            value={formatCount(delivered - acknowledged)}
            size="small"
            tone={delivered > acknowledged ? "amber" : "plain"}
          />
        </KeyFigures>
      </div>
      <Table caption="各地签收情况">
        <thead>
          <tr>
            <th scope="col">地区</th>
            <th scope="col" className="num">
              送达
            </th>
            <th scope="col" className="num">
              已签收
            </th>
            <th scope="col" className="num">
              未签收
            </th>
          </tr>
        </thead>
        <tbody>
          {standing.rows.map((row) => (
            <RegionLine
              key={row.regionCode ?? "own"}
              row={row}
              listId={listId}
              place={standing.place.code}
            />
          ))}
        </tbody>
      </Table>
    </>
  );
}

function RegionLine({ row, listId, place }: { row: StandingRow; listId: string; place: string }) {
  const href = row.regionCode
    ? standingHref(listId, { place: row.regionCode })
    : standingHref(listId, { place, own: true });
  const open = row.delivered - row.acknowledged;
  return (
    <tr>
      <th scope="row">
        <Link className="link" href={href}>
          {row.regionName}
        </Link>
      </th>
      <td className="num">{formatCount(row.delivered)}</td>
      <td className="num">{formatCount(row.acknowledged)}</td>
      <td className="num">{open > 0 ? <b>{formatCount(open)}</b> : 0}</td>
    </tr>
  );
}
