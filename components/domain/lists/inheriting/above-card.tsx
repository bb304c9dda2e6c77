import { reviseListAction } from "@/lib/domain/lists/actions";
import type { ListDetail } from "@/lib/domain/lists/types";
import { comparisonWords } from "@/lib/domain/lists/versions/labels";
import type { ChangesAbove } from "@/lib/domain/lists/versions/queries";
import { ActionForm } from "../../../forms/action-form";
import { ButtonLink } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { ChangeTable } from "../versions/change-table";

interface AboveCardProps {
  list: ListDetail;
  above: ChangesAbove;
}

/** What changed in the list above since this one took it over, with the offer to take it over. */
export function AboveCard({ list, above: { upper, comparison } }: AboveCardProps) {
  const entries = comparison.entries.filter(({ kind }) => kind !== "same");
  return (
    <div className="mb-6">
      <Card title={`${upper.regionName}清单已更新到第 ${upper.listVersion} 版`}>
        <p>
          涉及本地区的：{comparisonWords(comparison)}
          。更严的目标和更早的期限已经对未办结的任务生效； 其他变化采用后写入本地区的下一版。
        </p>
        <details className="mt-3">
          <summary className="link cursor-pointer">逐项查看上级的变化</summary>
          <div className="mt-3">
            <ChangeTable entries={entries} />
          </div>
        </details>
        <div className="mt-4 flex flex-wrap gap-3">
          {list.can.revise && (
            <ActionForm
              action={reviseListAction}
              submit="采用变化，修订下一版"
              variant="primary"
              hidden={{ listId: list.id, version: String(list.version), takesOver: "on" }}
            />
          )}
          <ButtonLink href={`/desk/lists/${list.id}/compare?with=${upper.id}`}>
            与上级清单对照
          </ButtonLink>
        </div>
      </Card>
    </div>
  );
}
