import { beginNewsAction } from "@/lib/domain/news/actions";
import type { WritingColumn } from "@/lib/domain/news/columns/types";
import { ActionForm, FormRadio, FormText } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";

/** The first step: which column, which title. From then on everything is saved as it is typed. */
export function NewNewsPage({ columns }: { columns: readonly WritingColumn[] }) {
  return (
    <>
      <PageHeader title="写一篇" back={{ href: "/desk/news", label: "资讯与公示公告" }} />
      <Card className="max-w-3xl">
        <ActionForm
          action={beginNewsAction}
          submit="开始写"
          pendingText="正在打开…"
          beside={<ButtonLink href="/desk/news">取消</ButtonLink>}
        >
          <div className="flex flex-col gap-5">
            <FormRadio
              name="columnCode"
              label="栏目"
              choices={columns.map(({ code, name, note }) => ({ value: code, label: name, note }))}
              defaultValue={columns[0]?.code}
            />
            <FormText name="title" label="标题" hint="最多 80 个字，以后还可以改" maxLength={80} />
          </div>
        </ActionForm>
      </Card>
    </>
  );
}
