import type { ProgressPreview } from "@/lib/domain/reports/progress/types";
import { PageHeader } from "../../../layout/page-header";
import { Card } from "../../../ui/card";
import { Notice } from "../../../ui/feedback";
import { DoubtTable, Ignored } from "../../lists/doubts";
import { ProgressForm } from "./progress-form";

interface ProgressPreviewPageProps {
  preview: ProgressPreview;
  formKey: string;
}

/** What was understood of a progress table, every doubt at its cell, and where each row goes. */
export function ProgressPreviewPage({ preview, formKey }: ProgressPreviewPageProps) {
  const { id, fileName, sheets, rows, doubts, ignored } = preview;
  const waiting = rows.filter(({ state }) => state === "ask" || state === "wrong").length;
  return (
    <>
      <PageHeader
        title="汇总表预览"
        subtitle={`${fileName} · ${sheets.map(({ title }) => title).join("；")}`}
        back={{ href: "/desk/progress", label: "重新上传" }}
      />
      <div className="flex flex-col gap-5">
        <Notice
          tone={waiting > 0 ? "soon" : "done"}
          title={
            waiting > 0
              ? `共 ${rows.length} 行，有 ${waiting} 行需要选择或改正`
              : doubts.length > 0
                ? `共 ${rows.length} 行，没有错误，有 ${doubts.length} 处请核对读法`
                : `共 ${rows.length} 行，全部读懂`
          }
        />
        {doubts.length > 0 && (
          <Card title="需要核对的地方" flush>
            <DoubtTable doubts={doubts} />
          </Card>
        )}
        <ProgressForm previewId={id} rows={rows} formKey={formKey} />
        {ignored.length > 0 && <Ignored parts={ignored} />}
      </div>
    </>
  );
}
