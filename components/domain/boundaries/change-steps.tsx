import { ActionForm } from "@/components/forms/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import {
  discardChangeAction,
  planChangeAction,
  revokeChangeAction,
} from "@/lib/domain/boundaries/actions";
import { STEPS } from "@/lib/domain/boundaries/rules";
import type { ChangeDetail } from "@/lib/domain/boundaries/types";

/** What can be done with a change now. */
export function ChangeSteps({ change, blocked }: { change: ChangeDetail; blocked: boolean }) {
  const steps = STEPS[change.status];
  const hidden = { changeId: change.id, version: String(change.version) };
  if (steps.length === 0) return null;
  return (
    <Card title="办理" className="mt-5">
      <div className="flex flex-wrap items-start gap-3">
        {steps.includes("plan") && !blocked && (
          <ActionForm
            action={planChangeAction}
            submit="确认并安排"
            pendingText="正在办理"
            variant="primary"
            hidden={hidden}
          />
        )}
        {steps.includes("edit") && (
          <ButtonLink href={`/desk/admin/boundaries/${change.id}/edit`}>修改</ButtonLink>
        )}
        {steps.includes("discard") && (
          <ActionForm
            action={discardChangeAction}
            submit="删除草稿"
            variant="quiet"
            hidden={hidden}
          />
        )}
        {steps.includes("revoke") && (
          <ActionForm
            action={revokeChangeAction}
            submit="撤销安排"
            variant="danger"
            hidden={hidden}
          />
        )}
      </div>
      <p className="mt-3 text-sm text-ink-soft">
        {change.status === "planned"
          ? "到生效日由系统自动办理；在那之前可以撤销，撤销后什么都不变。"
          : "生效日期是今天的，确认后立即办理，办理后不能撤回，只能再办一次反向的调整。"}
      </p>
    </Card>
  );
}
