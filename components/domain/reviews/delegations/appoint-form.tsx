import { appointDelegateAction } from "@/lib/domain/reviews/delegations/actions";
import type { DelegationsPage } from "@/lib/domain/reviews/delegations/types";
import { addDays } from "@/lib/shared/dates";
import { ActionForm, FormSelect, FormText } from "../../../forms/action-form";
import { Card } from "../../../ui/card";
import { EmptyState } from "../../../ui/empty-state";

const A_WEEK = 6;

/** Who stands in, from when to when, and why. */
export function AppointForm({ page, formKey }: { page: DelegationsPage; formKey: string }) {
  const { colleagues, today } = page;
  if (colleagues.length === 0) {
    return (
      <Card title="指定代理人">
        <EmptyState kind="no-result" title="没有可以指定的人">
          本单位没有其他在用账号。请联系管理员开设账号，或请上一级审核人代办。
        </EmptyState>
      </Card>
    );
  }
  const choices = colleagues.map(({ accountId, name, unit }) => ({
    ...{ value: accountId, label: `${name}（${unit}）` },
  }));
  return (
    <Card title="指定代理人">
      <ActionForm
        action={appointDelegateAction}
        submit="指定代理人"
        pendingText="正在办理…"
        wide
        hidden={{ key: formKey }}
      >
        <FormSelect
          name="toAccountId"
          label="由谁代理"
          blank="请选择"
          choices={choices}
          hint="本单位的同事，或本来就能审核这些单位的人"
        />
        <FormText name="validFrom" type="date" label="开始日期" min={today} defaultValue={today} />
        <FormText
          name="validTo"
          type="date"
          label="结束日期"
          hint="含当天，最多 92 天"
          min={today}
          defaultValue={addDays(today, A_WEEK)}
        />
        <FormText name="reason" label="原因" hint="例如：公休假、外出培训" />
        <p className="text-sm text-ink-hint">
          代理人只能代您审核、认可和答复存疑，不能代您填报、下发或管理账号，也不能再转给别人；
          您本人录入的填报，代理人不能审核。
        </p>
      </ActionForm>
    </Card>
  );
}
