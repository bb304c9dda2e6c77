import { LEVEL_WORDS } from "@/lib/domain/guard/labels";
import type { LoadCell, LoadRow } from "@/lib/domain/guard/load/types";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";

const QUARTERS = ["第 1 季度", "第 2 季度", "第 3 季度", "第 4 季度"];

/** Levels × quarters: the minutes on one organisation, beside all lists together and the budget. */
export function BurdenTable({ rows, caption }: { rows: LoadRow[]; caption: string }) {
  return (
    <Table caption={caption} cards density="compact">
      <thead>
        <tr>
          <th scope="col">层级</th>
          {QUARTERS.map((quarter) => (
            <th key={quarter} scope="col" className="num">
              {quarter}
            </th>
          ))}
          <th scope="col" className="num">
            每季预算
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.level}>
            <th scope="row" data-label="层级">
              {LEVEL_WORDS[row.level]}
            </th>
            {row.quarters.map((cell, at) => (
              <td key={QUARTERS[at]} className="num" data-label={QUARTERS[at]}>
                <Minutes cell={cell} />
              </td>
            ))}
            <td className="num" data-label="每季预算">
              {row.budget ? `${row.budget.minutes} 分钟（${row.budget.regionName}）` : "未设预算"}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Minutes({ cell }: { cell: LoadCell }) {
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-2">
      <span>
        {cell.own === cell.all ? (
          `${cell.all} 分钟`
        ) : (
          <>
            本清单 {cell.own} · 各清单共 {cell.all} 分钟
          </>
        )}
      </span>
      {cell.isOver && <Tag tone="amber">超预算</Tag>}
    </span>
  );
}
