import type { IssuerTotals } from "@/lib/domain/voices/totals/types";
import { Table } from "../../ui/table";

/** How each issuing office answers; in the order of places and carriers, never as a ranking. */
export function TotalsTable({ totals }: { totals: readonly IssuerTotals[] }) {
  return (
    <Table caption="各下发单位答复情况" cards>
      <thead>
        <tr>
          <th scope="col">下发单位</th>
          <th scope="col" className="num">
            待答复
          </th>
          <th scope="col" className="num">
            最早已等
          </th>
          <th scope="col" className="num">
            已答复
          </th>
          <th scope="col" className="num">
            答复用时（中位数）
          </th>
        </tr>
      </thead>
      <tbody>
        {totals.map((issuer) => (
          <tr key={`${issuer.regionCode}-${issuer.carrierCode}`}>
            <th scope="row">
              {issuer.regionName} {issuer.carrierName}
            </th>
            <td data-label="待答复" className="num">
              {issuer.open}
            </td>
            <td data-label="最早已等" className="num">
              {issuer.oldestDays === null ? "—" : `${issuer.oldestDays} 个工作日`}
            </td>
            <td data-label="已答复" className="num">
              {issuer.answered}
            </td>
            <td data-label="答复用时" className="num">
              {issuer.medianDays === null ? "—" : `${issuer.medianDays} 个工作日`}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
