import { ActionForm, FormCheckbox, FormSelect, FormText } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { keepTermAction } from "@/lib/domain/culture/terms/actions";
import { owedLevelWords, termFamilyWords } from "@/lib/domain/culture/terms/labels";
import type { Term } from "@/lib/domain/culture/terms/types";
import { CultureTabs } from "./culture-tabs";

type TermsPageProps = { terms: readonly Term[]; mayKeep: boolean };

/** What venues, works and links are sorted by; the province adds to it and changes the words. */
export function TermsPage({ terms, mayKeep }: TermsPageProps) {
  return (
    <>
      <PageHeader title="文化分类" subtitle="阵地种类、作品类型、授权方式和可以链接的网站" />
      <CultureTabs current="terms" />
      <Card className="my-4" flush>
        <Table caption="文化分类" cards>
          <thead>
            <tr>
              <th scope="col">类别</th>
              <th scope="col">名称</th>
              <th scope="col">代码</th>
              <th scope="col">说明</th>
              <th scope="col">每个地区都要有</th>
              <th scope="col">使用</th>
            </tr>
          </thead>
          <tbody>
            {terms.map((term) => (
              <tr key={term.family + term.code}>
                <td data-label="类别">{termFamilyWords[term.family]}</td>
                <th scope="row">{term.name}</th>
                <td data-label="代码">{term.code}</td>
                <td data-label="说明">{term.note || "—"}</td>
                <td data-label="每个地区都要有">{term.level ? owedLevelWords[term.level] : "—"}</td>
                <td data-label="使用">{term.isActive ? "在用" : "停用"}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
      {mayKeep && <TermForm />}
    </>
  );
}

function TermForm() {
  return (
    <Card className="max-w-3xl" title="新增或修改">
      <ActionForm action={keepTermAction} submit="保存分类">
        <div className="grid gap-5">
          <FormSelect
            name="family"
            label="类别"
            choices={Object.entries(termFamilyWords).map(([value, label]) => ({ value, label }))}
          />
          <FormText name="code" label="代码" hint="已有的代码会改掉原来的名称；网站填域名" />
          <FormText name="name" label="名称" />
          <FormText name="note" label="说明" optional />
          <FormText name="position" label="顺序号" inputMode="numeric" defaultValue="10" />
          <FormCheckbox name="isActive" label="在用" defaultChecked />
        </div>
      </ActionForm>
    </Card>
  );
}
