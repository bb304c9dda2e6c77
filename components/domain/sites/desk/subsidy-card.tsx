import { isNamed } from "@/lib/domain/sites/lifecycle/rules";
import type { SiteFacts } from "@/lib/domain/sites/register/types";
import { recordSubsidyAction, strikeSubsidyAction } from "@/lib/domain/sites/subsidies/actions";
import type { Subsidy } from "@/lib/domain/sites/subsidies/types";
import type { Day } from "@/lib/shared/dates";
import { ActionForm, FormSelect, FormText } from "../../../forms/action-form";
import { Card } from "../../../ui/card";

interface SubsidyCardProps {
  site: SiteFacts;
  subsidies: readonly Subsidy[];
  formKey: string;
  today: Day;
}

/** What a site was given; a wrong line is struck out with its reason and stays. */
export function SubsidyCard({ site, subsidies, formKey, today }: SubsidyCardProps) {
  const records = site.isAtNamed && isNamed(site.status);
  if (subsidies.length === 0 && !records) return null;
  const standing = subsidies.filter(({ struckReason }) => !struckReason);
  return (
    <Card title="奖补">
      <ul className="grid gap-3">
        {subsidies.map((line) => (
          <SubsidyItem key={line.id} line={line} />
        ))}
      </ul>
      {records && (
        <details className="mt-3">
          <summary>登记奖补</summary>
          <ActionForm
            action={recordSubsidyAction}
            className="mt-3"
            submit="登记"
            variant="secondary"
            hidden={{ siteId: site.id, key: formKey }}
          >
            <div className="grid gap-4">
              <FormText
                name="subsidyYear"
                label="年度"
                inputMode="numeric"
                defaultValue={today.slice(0, 4)}
              />
              <FormText name="amount" label="金额（元）" inputMode="decimal" />
              <FormText name="source" label="资金来源" />
              <FormText name="subsidyDocument" label="文号" hint="不知道就留空" optional />
              <FormText name="paidOn" type="date" label="拨付日期" optional />
            </div>
          </ActionForm>
        </details>
      )}
      {standing.length > 0 && site.isAtNamed && <StrikeForm siteId={site.id} lines={standing} />}
    </Card>
  );
}

function wordsOf({ year, amount, source, document, paidOn }: Subsidy): string {
  const words = [`${year} 年`, `${amount} 元`, source, document, paidOn && `${paidOn} 拨付`];
  return words.filter(Boolean).join("，");
}

function SubsidyItem({ line }: { line: Subsidy }) {
  if (!line.struckReason) return <li>{wordsOf(line)}</li>;
  return (
    <li className="text-ink-hint">
      <s>{wordsOf(line)}</s> 已划去：{line.struckReason}
    </li>
  );
}

function StrikeForm({ siteId, lines }: { siteId: string; lines: readonly Subsidy[] }) {
  return (
    <details className="mt-3">
      <summary>登记有误，划去</summary>
      <ActionForm
        action={strikeSubsidyAction}
        className="mt-3"
        submit="划去"
        variant="danger"
        hidden={{ siteId }}
      >
        <div className="grid gap-4">
          <FormSelect
            name="subsidyId"
            label="划去哪一条"
            choices={lines.map((line) => ({ value: line.id, label: wordsOf(line) }))}
          />
          <FormText name="strikeReason" label="划去的理由" />
        </div>
      </ActionForm>
    </details>
  );
}
