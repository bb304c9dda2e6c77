import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/mark";
import { Table } from "@/components/ui/table";
import type { Doubt, IgnoredPart } from "@/lib/domain/imports/types";

/** Every doubt at its cell with what to do, and what was left aside. */
export function ImportDoubts({
  doubts,
  ignored,
}: {
  doubts: readonly Doubt[];
  ignored: readonly IgnoredPart[];
}) {
  if (doubts.length === 0 && ignored.length === 0) return null;
  return (
    <Card title="需要看一眼的地方" flush className="mb-5">
      {doubts.length > 0 && <DoubtTable doubts={doubts} />}
      {ignored.length > 0 && (
        <ul className="px-5 py-3 text-sm text-ink-hint">
          {ignored.map((part) => (
            <li key={`${part.sheet}:${part.row}:${part.column}:${part.reason}`}>
              “{part.sheet}”{part.row !== null && `第 ${part.row} 行`}
              {part.column !== null && ` ${part.column} 列`}：{part.reason}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function DoubtTable({ doubts }: { doubts: readonly Doubt[] }) {
  return (
    <Table caption="需要改正或核对的单元格" cards>
      <thead>
        <tr>
          <th scope="col">位置</th>
          <th scope="col">内容</th>
          <th scope="col">问题</th>
          <th scope="col">怎么改</th>
        </tr>
      </thead>
      <tbody>
        {doubts.map((doubt) => (
          <tr key={`${doubt.sheet}:${doubt.row}:${doubt.column}:${doubt.message}`}>
            <th scope="row">
              “{doubt.sheet}”第 {doubt.row} 行 {doubt.column} 列{" "}
              <Tag tone={doubt.severity === "error" ? "red" : "amber"}>
                {doubt.severity === "error" ? "要改正" : "请核对"}
              </Tag>
            </th>
            <td data-label="内容">{doubt.value || "（空）"}</td>
            <td data-label="问题">{doubt.message}</td>
            <td data-label="怎么改">{doubt.remedy}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
