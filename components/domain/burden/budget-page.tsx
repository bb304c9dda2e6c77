import { setBudgetsAction } from "@/lib/domain/burden/budget/actions";
import type { BudgetLine, BudgetPage as Budgets } from "@/lib/domain/burden/types";
import { LEVEL_WORDS } from "@/lib/domain/guard/labels";
import { withQuery } from "@/lib/shared/query-string";
import { ActionForm, FormText } from "../../forms/action-form";
import { Card } from "../../ui/card";
import { Tabs } from "../../ui/navigation";
import { GuardFrame } from "../guard/guard-frame";
import { DoneNotice } from "../people/done-notice";

const PATH = "/desk/guard/budget";

/** The minutes a quarter that the office allows its lists, by level. */
export function BudgetPage({ budgets, done }: { budgets: Budgets; done: string | undefined }) {
  const { regionCode, regionName, regions, year, lines } = budgets;
  return (
    <GuardFrame
      current={PATH}
      mayBudget
      subtitle="各清单加在一起，一个单位一个季度最多用多少分钟填报；超出的在起草时提醒，并请起草人说明理由"
    >
      <DoneNotice done={done} words={{ set: "已保存，正在起草的清单按新的预算核对" }} />
      {regions.length > 1 && (
        <Tabs
          label="地区"
          items={regions.map(({ code, name }) => ({
            href: withQuery(PATH, { region: code, year }),
            label: name,
            current: code === regionCode,
          }))}
        />
      )}
      <Tabs
        label="年份"
        items={[year - 1, year, year + 1].map((choice) => ({
          href: withQuery(PATH, { region: regionCode, year: choice }),
          label: `${choice} 年`,
          current: choice === year,
        }))}
      />
      <div className="mt-5 max-w-xl">
        <Card title={`${regionName} · ${year} 年每季预算`}>
          <ActionForm
            action={setBudgetsAction}
            submit="保存"
            variant="primary"
            hidden={{ regionCode, year: String(year), ...versionsOf(lines) }}
          >
            {lines.map((line) => (
              <FormText
                key={line.level}
                name={`minutes-${line.level}`}
                label={`${LEVEL_WORDS[line.level]}（分钟）`}
                hint={aboveWord(line)}
                optional
                inputMode="numeric"
                defaultValue={String(line.minutes ?? "")}
              />
            ))}
          </ActionForm>
        </Card>
      </div>
    </GuardFrame>
  );
}

function versionsOf(lines: BudgetLine[]): Record<string, string> {
  return Object.fromEntries(lines.map(({ level, version }) => [`version-${level}`, `${version}`]));
}

function aboveWord({ above }: BudgetLine): string | undefined {
  return above ? `${above.regionName}已设 ${above.minutes} 分钟，按两者中较小的核对` : undefined;
}
