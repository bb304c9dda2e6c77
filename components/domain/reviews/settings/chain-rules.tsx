import { removeChainAction } from "@/lib/domain/reviews/chains/actions";
import { chainSentences } from "@/lib/domain/reviews/chains/rules";
import type { ChainRule, ChainsPage } from "@/lib/domain/reviews/chains/types";
import { ActionForm } from "../../../forms/action-form";
import { Card } from "../../../ui/card";
import { EmptyState } from "../../../ui/empty-state";
import { when } from "../../assignments/words";

/** What holds for reviewing in a region: its own rules and those from above, each said in sentences. */
export function ChainRules({ chains }: { chains: ChainsPage }) {
  const { own, above, region } = chains;
  return (
    <Card title="审核步骤">
      {own.length + above.length === 0 && (
        <EmptyState kind="first-use" title="现在都是一级审核">
          {chainSentences(1, region.level).join("；")}。需要上一级把关的领域，可以设为两级审核。
        </EmptyState>
      )}
      <ul className="flex flex-col gap-5">
        {above.map((rule) => (
          <Rule key={rule.id} rule={rule} level={region.level} />
        ))}
        {own.map((rule) => (
          <Rule key={rule.id} rule={rule} level={region.level} isOwn />
        ))}
      </ul>
    </Card>
  );
}

interface RuleProps {
  rule: ChainRule;
  level: string;
  isOwn?: boolean;
}

function Rule({ rule, level, isOwn }: RuleProps) {
  const scope = rule.carrierName ?? "所有领域和统筹协调任务";
  return (
    <li className="flex flex-wrap items-start justify-between gap-3">
      <div className="min-w-0">
        <h3>
          <b>
            {scope}：{rule.steps === 2 ? "两级审核" : "一级审核"}
          </b>
        </h3>
        <ul className="mt-1">
          {chainSentences(rule.steps, level).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="text-sm text-ink-hint">
          {isOwn ? "" : `${rule.regionName}设定，本级不能减少步骤 · `}
          {rule.setByName} {when(rule.setAt)}
        </p>
      </div>
      {isOwn && (
        <ActionForm
          action={removeChainAction}
          submit="删除"
          pendingText="正在删除…"
          variant="secondary"
          hidden={{ id: rule.id, version: String(rule.version) }}
        />
      )}
    </li>
  );
}
