import type { ReactNode } from "react";
import { reviseListAction, takeOverAction } from "@/lib/domain/lists/actions";
import type { InheritedTask } from "@/lib/domain/lists/inheriting/types";
import type { ListDetail } from "@/lib/domain/lists/types";
import { comparisonWords } from "@/lib/domain/lists/versions/labels";
import type { ChangesAbove } from "@/lib/domain/lists/versions/queries";
import { ActionForm, FormRadio } from "../../../forms/action-form";
import { ButtonLink } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { ChangeTable } from "../versions/change-table";

interface AboveCardProps {
  list: ListDetail;
  above: ChangesAbove;
}

/** What becomes of the tasks that the list above dropped. */
function GoneChoice({ removed }: { removed: number }) {
  if (removed === 0) return null;
  return (
    <FormRadio
      name="gone"
      label={`上级取消的 ${removed} 项任务`}
      defaultValue="drop"
      choices={[
        { value: "drop", label: "本地区随之取消", note: "从清单中移出，不再下发" },
        {
          value: "keep",
          label: "保留为本级任务",
          note: "作为本地区自己的新任务，下发后重新填报，数据不再汇总到上级",
        },
      ]}
    />
  );
}

interface AboveFormProps {
  list: ListDetail;
  removed: number;
  beside?: ReactNode;
}

/** Taking the changes over: into the next version of an issued list, or into the draft at hand. */
function AboveForm({ list, removed, beside }: AboveFormProps) {
  const hidden = { listId: list.id, version: String(list.version) };
  const choice = removed > 0 ? <GoneChoice removed={removed} /> : null;
  if (list.can.revise) {
    return (
      <ActionForm
        action={reviseListAction}
        submit="采用变化，修订下一版"
        variant="primary"
        hidden={{ ...hidden, takesOver: "on" }}
        beside={beside}
      >
        {choice}
      </ActionForm>
    );
  }
  if (!list.can.edit) return beside;
  return (
    <ActionForm
      action={takeOverAction}
      submit="采用变化"
      variant="primary"
      hidden={hidden}
      beside={beside}
    >
      {choice}
    </ActionForm>
  );
}

/** What changed in the list above since this one took it over, with the offer to take it over. */
export function AboveCard({ list, above: { upper, comparison } }: AboveCardProps) {
  const entries = comparison.entries.filter(({ kind }) => kind !== "same");
  const { removed } = comparison.counts;
  const isDraft = list.status === "draft";
  return (
    <div className="mb-6">
      <Card title={`${upper.regionName}清单已更新到第 ${upper.listVersion} 版`}>
        <p>
          涉及本地区的：{comparisonWords(comparison)}
          。更严的目标和更早的期限已经对未办结的任务生效
          {removed > 0 && "，上级取消的任务未办结的已经取消"}；其他变化采用后写入
          {isDraft ? "这份草稿" : "本地区的下一版"}。
        </p>
        <details className="mt-3">
          <summary className="link cursor-pointer">逐项查看上级的变化</summary>
          <div className="mt-3">
            <ChangeTable entries={entries} />
          </div>
        </details>
        <div className="mt-4">
          <AboveForm
            list={list}
            removed={removed}
            beside={
              <ButtonLink href={`/desk/lists/${list.id}/compare?with=${upper.id}`}>
                与上级清单对照
              </ButtonLink>
            }
          />
        </div>
      </Card>
    </div>
  );
}

/** Tasks that no list above has any more, where the list right above does not say so yet itself. */
export function GoneCard({ list, gone }: { list: ListDetail; gone: readonly InheritedTask[] }) {
  return (
    <div className="mb-6">
      <Card title={`上级清单不再要求 ${gone.length} 项任务`}>
        <p>{gone.map(({ code, title }) => `${code} ${title}`).join("、")}。未办结的已经取消。</p>
        <div className="mt-4">
          <AboveForm list={list} removed={gone.length} />
        </div>
      </Card>
    </div>
  );
}
