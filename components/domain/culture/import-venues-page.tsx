import { ActionForm, FormCheckbox, FormFile } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { importVenuesAction } from "@/lib/domain/culture/importing/actions";
import type { Term } from "@/lib/domain/culture/terms/types";
import { venueStatusWords } from "@/lib/domain/culture/venues/labels";

/** Taking in a table of venues: all of its lines or none. */
export function ImportVenuesPage({ kinds }: { kinds: readonly Term[] }) {
  return (
    <>
      <PageHeader title="批量导入阵地" back={{ href: "/desk/culture/venues", label: "文化阵地" }} />
      <Card className="max-w-3xl">
        <ul className="mb-5 list-disc pl-6">
          <li>表头要有：区划代码、种类、名称、位置；可以有：现状、建成年份、简介。</li>
          <li>种类写：{kinds.map(({ name }) => name).join("、")}。</li>
          <li>现状写：{Object.values(venueStatusWords).join("、")}；留空算开放。</li>
          <li>有一处错误，整个文件都不导入，会逐行说明怎么改；改好再传，不会重复登记。</li>
        </ul>
        <ActionForm action={importVenuesAction} submit="导入" pendingText="正在导入…">
          <div className="grid gap-5">
            <FormFile name="file" label="Excel 或 CSV 文件" accept=".xlsx,.csv" />
            <FormCheckbox name="submit" label="导入后直接报送，由上一级确认" />
          </div>
        </ActionForm>
      </Card>
    </>
  );
}
