import { FREQUENCY_LABELS } from "@/lib/domain/assignments/labels";
import { removeWindowRuleAction } from "@/lib/domain/windows/actions";
import { ruleExample, ruleSentence } from "@/lib/domain/windows/rules";
import type { RulePlace, WindowRule } from "@/lib/domain/windows/types";
import { ActionForm } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { Table } from "../../ui/table";
import { when } from "../assignments/words";
import { RuleForm } from "./rule-form";
import { WindowsFrame } from "./windows-frame";

interface RulesPageProps {
  rules: readonly WindowRule[];
  places: readonly RulePlace[];
  carriers: readonly { code: string; name: string }[];
  /** The rule that is being changed; a new one where absent. */
  chosen: WindowRule | undefined;
  done: string | undefined;
}

/** 窗口规则: when reports are taken, by region, carrier and frequency; each said in a sentence. */
export function RulesPage({ rules, chosen, done, ...form }: RulesPageProps) {
  return (
    <WindowsFrame view="rules" done={done}>
      <div className="with-aside">
        <div className="min-w-0">
          {rules.length === 0 ? (
            <div className="card">
              <EmptyState kind="first-use" title="还没有窗口规则">
                任务下发后一直收报，逾期照收并注明，到年度关闭为止。需要限定收报时间的，在旁边添加规则
              </EmptyState>
            </div>
          ) : (
            <Card title="生效的规则" aside="地区近的优先，其次看领域，再看频次" flush>
              <RuleTable rules={rules} />
            </Card>
          )}
        </div>
        <aside aria-label="添加或修改规则">
          <RuleForm key={chosen?.id ?? "new"} chosen={chosen} {...form} />
        </aside>
      </div>
    </WindowsFrame>
  );
}

function RuleTable({ rules }: Pick<RulesPageProps, "rules">) {
  return (
    <Table caption="窗口规则" cards>
      <thead>
        <tr>
          <th scope="col">适用</th>
          <th scope="col">规则</th>
          <th scope="col">办理</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <RuleRow key={rule.id} rule={rule} />
        ))}
      </tbody>
    </Table>
  );
}

function scopeWord({ carrierName, frequency }: WindowRule): string {
  const what = carrierName ?? "所有领域";
  return frequency ? `${what}，${FREQUENCY_LABELS[frequency]}报的` : what;
}

function RuleRow({ rule }: { rule: WindowRule }) {
  return (
    <tr>
      <th scope="row">
        {rule.regionName}
        <span className="block text-sm font-normal text-ink-hint">{scopeWord(rule)}</span>
      </th>
      <td data-label="规则">
        {ruleSentence(rule)}
        <span className="block text-sm text-ink-hint">例：{ruleExample(rule)}</span>
        <span className="block text-sm text-ink-hint">
          {rule.setByName}，{when(rule.setAt)}
        </span>
      </td>
      <td data-label="办理">
        {rule.mayChange ? (
          <span className="flex flex-wrap gap-2">
            <ButtonLink
              href={`/desk/windows/rules?at=${rule.id}`}
              size="small"
              aria-label={`修改：${rule.regionName} ${scopeWord(rule)}`}
            >
              修改
            </ButtonLink>
            <ActionForm
              action={removeWindowRuleAction}
              size="small"
              variant="quiet"
              pendingText="正在删除…"
              hidden={{ id: rule.id, version: String(rule.version) }}
              submit={
                <>
                  删除<span className="sr-only">{scopeWord(rule)}的规则</span>
                </>
              }
            />
          </span>
        ) : (
          <span className="text-sm text-ink-hint">上级或他方规则</span>
        )}
      </td>
    </tr>
  );
}
