import type { CarrierColumn } from "@/lib/domain/carriers/types";
import type { ImportPreview } from "@/lib/domain/lists/import/types";
import type { DraftPlace } from "@/lib/domain/lists/types";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { ColumnQuestions } from "./column-questions";
import { DoubtTable, Ignored } from "./doubts";
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
