import type { GuardRule } from "@/lib/domain/guard/types";
import { DoneNotice } from "../people/done-notice";
import { GuardFrame } from "./guard-frame";
import { RuleCard } from "./rule-card";

interface RulesPageProps {
  rules: GuardRule[];
  mayEdit: boolean;
  mayBudget: boolean;
  done: string | undefined;
}

/** 减负守则: what drafts are held against, as data that the office keeps. */
export function RulesPage({ rules, mayEdit, mayBudget, done }: RulesPageProps) {
  return (
    <GuardFrame
      current="/desk/guard"
      mayBudget={mayBudget}
      subtitle={
        mayEdit
          ? "起草清单时逐条核对。条号、原文、词语和上限都可以修改，修改记入操作记录"
          : "起草清单时逐条核对；由省级领导小组办公室维护"
      }
    >
      <DoneNotice done={done} words={{ edited: "已保存，正在起草的清单按新的规定核对" }} />
      <div className="grid gap-5 lg:grid-cols-2">
        {rules.map((rule) => (
          <RuleCard key={rule.code} rule={rule} mayEdit={mayEdit} />
        ))}
      </div>
    </GuardFrame>
  );
}
