import { readTextAction } from "@/lib/domain/policies/clauses/actions";
import type { PolicyDetail } from "@/lib/domain/policies/types";
import { ActionForm, FormTextArea } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { ClauseForm } from "./clause-form";
import { FileForm } from "./file-form";

/** Correcting what was proposed: the file, the text, and every clause. */
export function ClausesPage({
  document,
  problem,
}: {
  document: PolicyDetail;
  problem: string | undefined;
}) {
  const { code, title, version, clauses, readingNote, file } = document;
  return (
    <>
      <PageHeader
        title="录入、校对条款"
        subtitle={title}
        breadcrumb={[
          { href: "/desk/policies", label: "政策库" },
          { href: `/desk/policies/${code}`, label: title },
          { label: "条款" },
        ]}
        back={{ href: `/desk/policies/${code}`, label: title }}
      />
      <div className="mb-5 flex flex-col gap-3 empty:hidden">
        {problem && <Notice tone="error" live title={problem} />}
        {readingNote && <Notice tone="soon" title={readingNote} />}
        {file && !readingNote && clauses.length > 0 && (
          <Notice title="请对照原件校对">
            <p>Word 的自动编号、表格和图片里的文字可能读不全，请逐条核对编号和文字。</p>
          </Notice>
        )}
      </div>
      <div className="with-aside">
        <div className="min-w-0">
          {clauses.length > 0 ? (
            <ClauseForm key={version} code={code} version={version} clauses={clauses} />
          ) : (
            <Card title="粘贴正文">
              <TextForm code={code} version={version} />
            </Card>
          )}
        </div>
        <aside className="flex flex-col gap-5" aria-label="文件">
          <Card title="上传原件">
            <FileForm document={document} />
          </Card>
          {clauses.length > 0 && (
            <Card title="重新拆分">
              <details>
                <summary>用粘贴的正文重新拆成条款</summary>
                <p className="my-3 text-sm text-overdue-ink">
                  会代替左边现有的 {clauses.length} 段，请确认不再需要。
                </p>
                <TextForm code={code} version={version} />
              </details>
            </Card>
          )}
        </aside>
      </div>
    </>
  );
}

function TextForm({ code, version }: { code: string; version: number }) {
  return (
    <ActionForm
      action={readTextAction}
      submit="拆成条款"
      hidden={{ code, version: String(version) }}
    >
      <FormTextArea
        name="text"
        label="正文"
        rows={12}
        max={200_000}
        hint="按“第…条”“一、（一）1.”拆成条款；没有编号的每段一条。逐条录入的，写一行也可以"
      />
    </ActionForm>
  );
}
