import type { Doubt, IgnoredPart } from "@/lib/domain/imports/types";
import { Card } from "../../ui/card";
import { StatusMark } from "../../ui/mark";
import { Table } from "../../ui/table";

const DOUBTS_SHOWN = 200;

/** Doubts at their cells, errors first. */
export function DoubtTable({ doubts }: { doubts: Doubt[] }) {
  const sorted = [...doubts].sort(
    (a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"),
  );
  return (
    <>
      <Table caption="需要核对的地方" cards>
        <thead>
          <tr>
            <th scope="col">程度</th>
            <th scope="col">位置</th>
            <th scope="col">表中写的</th>
            <th scope="col">问题或读法</th>
            <th scope="col">怎样处理</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, DOUBTS_SHOWN).map((doubt) => (
            <tr key={`${doubt.sheet}${doubt.row}${doubt.column}${doubt.message}`}>
              <td data-label="程度">
                {doubt.severity === "error" ? (
                  <StatusMark tone="red" shape="return" word="须改正" />
                ) : (
                  <StatusMark tone="amber" shape="question" word="请核对" />
                )}
              </td>
              <th scope="row" data-label="位置" className="whitespace-nowrap font-normal">
                {doubt.sheet} · {doubt.column}
                {doubt.row}
              </th>
              <td data-label="表中写的">{doubt.value || "（空）"}</td>
              <td data-label="问题或读法">{doubt.message}</td>
              <td data-label="怎样处理">{doubt.remedy}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {doubts.length > DOUBTS_SHOWN && (
        <p className="p-4 text-sm text-ink-hint">
          另有 {doubts.length - DOUBTS_SHOWN} 处，改正以上各处后重新上传可继续查看。
        </p>
      )}
    </>
  );
}

/** What was not read, and why. */
export function Ignored({ parts }: { parts: IgnoredPart[] }) {
  return (
    <Card title="没有读取的部分">
      <details>
        <summary className="cursor-pointer">共 {parts.length} 处，查看</summary>
        <ul className="mt-3 flex list-disc flex-col gap-1 pl-5 text-ink-soft">
          {parts.map((part) => (
            <li key={`${part.sheet}${part.row}${part.column}${part.text}`}>
              {part.sheet}
              {part.row === null ? "" : ` · 第 ${part.row} 行`}
              {part.text && `：“${part.text}”`}，{part.reason}
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}
