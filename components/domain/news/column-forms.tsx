import { addColumnAction, changeColumnAction } from "@/lib/domain/news/columns/actions";
import type { WatchedColumn } from "@/lib/domain/news/columns/types";
import { publicationKindWords } from "@/lib/domain/publications/labels";
import { ActionForm, FormCheckbox, FormSelect, FormText } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";

/** Where the office changes one column: its words, how often something new is expected, whether it is open. */
export function ColumnPage({ column }: { column: WatchedColumn }) {
  const { code, version, name, note, intervalDays, isOpen, needsSource } = column;
  return (
    <>
      <PageHeader
        title={`栏目：${name}`}
        subtitle={`代码 ${code}，放${publicationKindWords[column.kind]}`}
        back={{ href: "/desk/news/columns", label: "栏目与更新" }}
      />
      <Card className="max-w-3xl">
        <ActionForm
          action={changeColumnAction}
          submit="保存"
          pendingText="正在保存…"
          hidden={{ columnCode: code, version: String(version) }}
          beside={<ButtonLink href="/desk/news/columns">取消</ButtonLink>}
        >
          <div className="flex flex-col gap-5">
            <FormText name="name" label="名称" defaultValue={name} />
            <FormText name="note" label="说明" optional defaultValue={note} />
            <FormText
              name="intervalDays"
              label="约定更新间隔（天）"
              hint="超过这么多天没有新内容，就提醒办公室；留空就不监测"
              optional
              inputMode="numeric"
              defaultValue={intervalDays ?? ""}
            />
            <FormCheckbox name="isOpen" label="启用" defaultChecked={isOpen} />
            <FormCheckbox name="needsSource" label="须写明来源" defaultChecked={needsSource} />
          </div>
        </ActionForm>
      </Card>
    </>
  );
}

/** Adds a column, or a kind of public content to be watched. */
export function AddColumn() {
  return (
    <details className="card card-body pt-4">
      <summary className="cursor-pointer font-semibold">增加栏目</summary>
      <div className="mt-4">
        <ActionForm action={addColumnAction} submit="增加" pendingText="正在保存…">
          <div className="grid gap-4 sm:grid-cols-3">
            <FormText name="code" label="代码" hint="小写字母，例如 local-news" />
            <FormText name="name" label="名称" />
            <FormText name="note" label="说明" optional />
            <FormSelect
              name="kind"
              label="放什么内容"
              choices={Object.entries(publicationKindWords).map(([value, label]) => ({
                value,
                label,
              }))}
              defaultValue="news"
            />
            <FormText name="intervalDays" label="约定更新间隔（天）" optional inputMode="numeric" />
            <FormCheckbox name="needsSource" label="须写明来源" />
          </div>
        </ActionForm>
      </div>
    </details>
  );
}
