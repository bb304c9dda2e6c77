import type {
  ProgressCell,
  ProgressLine,
  ProgressPage,
} from "@/lib/domain/disclosure/progress/types";
import { groupDigits, percentText } from "@/lib/shared/figures";
import { Table } from "../../ui/table";

const HEADS = ["要求办理", "已办结", "完成率", "按期办结"];

/** Counts and completion, line by line; the sum is set apart. */
export function ProgressTable({
  caption,
  head,
  lines,
}: {
  caption: string;
  head: string;
  lines: readonly ProgressLine[];
}) {
  return (
    <div className="card">
      <Table caption={caption} density="compact">
        <thead>
          <tr>
            <th scope="col" className="shut min-w-20">
              {head}
            </th>
            {HEADS.map((one) => (
              <th key={one} scope="col" className="num">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code} className={line.code === "total" ? "font-semibold" : undefined}>
              <th scope="row" className="shut min-w-20">
                {line.name}
              </th>
              <td className="num">{groupDigits(line.asked)}</td>
              <td className="num">{groupDigits(line.done)}</td>
              <td className="num">{percentText(line.completion)}</td>
              <td className="num">{groupDigits(line.doneOnTime)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** Chosen regions side by side, carrier by carrier; in the reader's order, never by their figures. */
export function ComparisonTable({
  comparison,
}: {
  comparison: NonNullable<ProgressPage["comparison"]>;
}) {
  return (
    <div className="card">
      <Table caption="并列查看" density="compact">
        <thead>
          <tr>
            <th scope="col" className="shut min-w-20">
              载体
            </th>
            {comparison.regions.map(({ code, name }) => (
              <th key={code} scope="col" className="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparison.lines.map(({ code, name, cells }) => (
            <tr key={code} className={code === "total" ? "font-semibold" : undefined}>
              <th scope="row" className="shut min-w-20">
                {name}
              </th>
              {comparison.regions.map((region, at) => (
                <td key={region.code} className="num">
                  <CellText cell={cells[at]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function CellText({ cell }: { cell: ProgressCell | undefined }) {
  if (!cell || cell.asked === 0) return "—";
  return `${percentText(cell.completion)}（${groupDigits(cell.done)} / ${groupDigits(cell.asked)}）`;
}
