import { RETURN_FIELDS, RETURN_REASONS } from "@/lib/domain/reviews/labels";
import {
  addReasonAction,
  changeReasonAction,
  moveReasonAction,
  removeReasonAction,
} from "@/lib/domain/reviews/reasons/actions";
import type { OfficeReason } from "@/lib/domain/reviews/reasons/types";
import { ActionForm, FormSelect, FormText } from "../../../forms/action-form";
import { ButtonLink } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { EmptyState } from "../../../ui/empty-state";

interface ReasonsCardProps {
  regionCode: string;
  reasons: readonly OfficeReason[];
  chosen: OfficeReason | undefined;
}

const FIELDS = Object.entries(RETURN_FIELDS).map(([value, label]) => ({ value, label }));

/** The reasons that an office offers its reviewers, in their order; one can be worded anew at a time. */
export function ReasonsCard({ regionCode, reasons, chosen }: ReasonsCardProps) {
  return (
    <section id="reasons">
      <Card title="常用退回原因" aside={`本级 ${reasons.length} 条`}>
        {reasons.length === 0 && (
          <EmptyState kind="first-use" title="还没有本级的原因">
            系统自带 {RETURN_REASONS.length} 条。把本地常说的写在这里，审核人退回时可以直接选。
          </EmptyState>
        )}
        <ol className="flex flex-col gap-3">
          {reasons.map((reason, at) => (
            <Reason key={reason.id} reason={reason} isFirst={at === 0} />
          ))}
        </ol>
        <div className="mt-5">
          <ActionForm
            key={chosen?.id ?? "new"}
            action={chosen ? changeReasonAction : addReasonAction}
            submit={chosen ? "保存修改" : "添加原因"}
            pendingText="正在保存…"
            hidden={chosen ? { id: chosen.id, version: String(chosen.version) } : { regionCode }}
            beside={chosen && <ButtonLink href="/desk/reviews/settings#reasons">不改了</ButtonLink>}
          >
            <FormSelect
              name="field"
              label="针对哪一部分"
              optional
              blank="不限"
              choices={FIELDS}
              defaultValue={chosen?.field ?? ""}
            />
            <FormText
              name="text"
              label="原因"
              hint="写填报人看得懂、改得动的话"
              defaultValue={chosen?.text ?? ""}
            />
          </ActionForm>
        </div>
      </Card>
    </section>
  );
}

function Reason({ reason, isFirst }: { reason: OfficeReason; isFirst: boolean }) {
  const hidden = { id: reason.id, version: String(reason.version) };
  return (
    <li className="flex flex-wrap items-center justify-between gap-3">
      <span className="min-w-0">
        {reason.field && <b>{RETURN_FIELDS[reason.field]}：</b>}
        {reason.text}
      </span>
      <span className="flex flex-wrap gap-2">
        {!isFirst && (
          <ActionForm
            action={moveReasonAction}
            submit="上移"
            pendingText="正在上移…"
            variant="secondary"
            hidden={hidden}
          />
        )}
        <ButtonLink href={`/desk/reviews/settings?reason=${reason.id}#reasons`}>修改</ButtonLink>
        <ActionForm
          action={removeReasonAction}
          submit="删除"
          pendingText="正在删除…"
          variant="secondary"
          hidden={hidden}
        />
      </span>
    </li>
  );
}
