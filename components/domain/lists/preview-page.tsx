import type { CarrierColumn } from "@/lib/domain/carriers/types";
import type { Doubt, IgnoredPart } from "@/lib/domain/imports/types";
import type { ImportPreview } from "@/lib/domain/lists/import/types";
import type { DraftPlace } from "@/lib/domain/lists/types";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { StatusMark } from "../../ui/mark";
import { Table } from "../../ui/table";
import { ColumnQuestions } from "./column-questions";
import { ImportForm } from "./import-form";

export interface PreviewPageProps {
  preview: ImportPreview;
  places: DraftPlace[];
  carriers: (CarrierColumn & { parentCode: string | null })[];
  formKey: string;
}

/** Everything that was understood of a workbook, every doubt at its cell, and what it does not say. */
export function PreviewPage({ preview, places, carriers, formKey }: PreviewPageProps) {
  const { lists, doubts, ignored } = preview.understood;
  const errors = doubts.filter((doubt) => doubt.severity === "error");
  const tasks = lists.reduce((sum, list) => sum + list.tasks.length, 0);
  const clauses = lists.reduce((sum, list) => sum + list.clauses.length, 0);
  const found = [tasks > 0 && `${tasks} 项任务`, clauses > 0 && `${clauses} 条责任`]
    .filter(Boolean)
    .join("、");
  return (
    <>
      <PageHeader
        title="导入预览"
        subtitle={`${preview.fileName} · ${lists.length} 张工作表，读懂 ${found}`}
        breadcrumb={[
          { href: "/desk/lists", label: "清单" },
          { href: "/desk/lists/import", label: "导入" },
          { label: "预览" },
        ]}
        back={{ href: "/desk/lists/import", label: "重新上传" }}
      />
      <div className="flex flex-col gap-5">
        {errors.length > 0 ? (
          <Notice
            tone="soon"
            title={`有 ${errors.length} 处需要在表中改正，${doubts.length - errors.length} 处请核对`}
          >
            改正后重新上传；也可以在下面选择只导入其余各行。
          </Notice>
        ) : (
          <Notice
            tone="done"
            title={
              doubts.length > 0
                ? `没有错误，有 ${doubts.length} 处请核对读法`
                : "全部读懂，没有疑问"
            }
          />
        )}
        {lists
          .filter(({ questions }) => questions.length > 0)
          .map(({ sheet, signature, questions }) => (
            <ColumnQuestions
              key={sheet}
              {...{ previewId: preview.id, sheet, signature, questions }}
            />
          ))}
        {doubts.length > 0 && (
          <Card title="需要核对的地方" flush>
            <DoubtTable doubts={doubts} />
          </Card>
        )}
        <ImportForm
          key={lists.map(({ columns }) => Object.keys(columns).length).join()}
          previewId={preview.id}
          lists={lists}
          suggestions={preview.suggestions}
          bases={preview.bases}
          places={places}
          carriers={carriers}
          formKey={formKey}
        />
        {ignored.length > 0 && <Ignored parts={ignored} />}
      </div>
    </>
  );
}

const DOUBTS_SHOWN = 200;

function DoubtTable({ doubts }: { doubts: Doubt[] }) {
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

function Ignored({ parts }: { parts: IgnoredPart[] }) {
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
