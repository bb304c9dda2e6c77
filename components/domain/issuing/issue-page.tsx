import Link from "next/link";
import { issueListAction } from "@/lib/domain/assignments/issuing/actions";
import type { NamedOrganisation } from "@/lib/domain/assignments/issuing/queries";
import type { IssueScopeInput } from "@/lib/domain/assignments/issuing/schema";
import type { IssuePlan } from "@/lib/domain/assignments/issuing/types";
import { LEVEL_LABELS } from "@/lib/domain/assignments/labels";
import type { AskedLevel } from "@/lib/domain/assignments/types";
import type { ListBurden } from "@/lib/domain/burden/types";
import type { ListDetail } from "@/lib/domain/lists/types";
import { withBase } from "@/lib/shared/base-path";
import { ActionForm } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { KeyFigure, KeyFigures } from "../../ui/facts";
import { Notice } from "../../ui/feedback";
import { Checkbox, Input, RadioCard } from "../../ui/input";
import { BurdenCard } from "../burden/burden-card";
import { FollowingCard, isFollowing } from "./following-card";
import { PlanTable } from "./plan-table";

export interface IssuePageProps {
  list: ListDetail;
  plan: IssuePlan;
  burden: ListBurden | null;
  scope: IssueScopeInput;
  /** The levels at which the list was issued so far; null the first time. */
  soFar: AskedLevel[] | null;
  choosable: NamedOrganisation[];
  search: string;
  formKey: string;
}

/** A task list asks; a responsibility list does where clauses are recurring duties that no task carries out. */
function isAsking(list: ListDetail): boolean {
  return list.kind === "task" || list.tasks.length > 0;
}

/** Choosing what is issued to whom, seeing what it makes, and confirming. */
export function IssuePage(props: IssuePageProps) {
  const { list, plan } = props;
  return (
    <>
      <PageHeader
        title={list.status === "issued" ? "补充下发" : "下发清单"}
        subtitle={list.title}
        breadcrumb={[
          { href: "/desk/lists", label: "清单" },
          { href: `/desk/lists/${list.id}`, label: list.title },
          { label: "下发" },
        ]}
        back={{ href: `/desk/lists/${list.id}`, label: list.title }}
      />
      {!isAsking(list) ? (
        <Card title="责任清单">
          <p className="mb-4">
            责任清单下发后即对有关单位公布，共 {list.clauses.length}{" "}
            条。其中没有需要另外办理的定期职责，责任由关联的任务落实，不另外产生填报。
          </p>
          <Confirm {...props} />
        </Card>
      ) : (
        <div className="grid gap-5 lg:grid-cols-[20rem_1fr]">
          <ScopeForm {...props} />
          <div className="flex min-w-0 flex-col gap-5">
            <Summary plan={plan} />
            <Confirm {...props} />
            {props.burden && <BurdenCard burden={props.burden} />}
            <FollowingCard plan={plan} />
            <Card title="逐项任务" flush>
              <PlanTable plan={plan} />
            </Card>
          </div>
        </div>
      )}
    </>
  );
}

function ScopeForm({ list, plan, scope, soFar, choosable, search }: IssuePageProps) {
  return (
    <form action={withBase(`/desk/lists/${list.id}/issue`)} method="get" className="card h-fit">
      <div className="card-head">
        <h2>下发范围</h2>
      </div>
      <div className="card-body flex flex-col gap-5">
        <fieldset>
          <legend className="mb-2 font-semibold">层级</legend>
          {plan.levels.map((level) => (
            <Checkbox
              key={level}
              name="levels"
              value={level}
              label={LEVEL_LABELS[level]}
              note={soFar && !soFar.includes(level) ? "此前没有下发到这一级" : undefined}
              defaultChecked={scope.levels.includes(level)}
            />
          ))}
        </fieldset>
        <fieldset>
          <legend className="mb-2 font-semibold">已过期限的周期</legend>
          <RadioCard
            name="periods"
            value="upcoming"
            defaultChecked={scope.periods === "upcoming"}
            label="不下发"
            note="只下发今天及以后到期的"
          />
          <RadioCard
            name="periods"
            value="all"
            defaultChecked={scope.periods === "all"}
            label="一并下发"
            note="已过期限的会立即显示超期"
          />
        </fieldset>
        <Regions plan={plan} scope={scope} />
        <Organisations choosable={choosable} scope={scope} search={search} />
        <Button type="submit">重新计算</Button>
      </div>
    </form>
  );
}

function Regions({ plan, scope }: Pick<IssuePageProps, "plan" | "scope">) {
  return (
    <details open={scope.regionCodes.length > 0}>
      <summary className="cursor-pointer font-semibold">
        地区{scope.regionCodes.length > 0 ? `（已选 ${scope.regionCodes.length}）` : "（全部）"}
      </summary>
      <fieldset className="mt-2 flex max-h-72 flex-col gap-1 overflow-y-auto">
        <legend className="sr-only">只下发到这些地区</legend>
        {plan.regions.map((region) => (
          <Checkbox
            key={region.code}
            name="regionCodes"
            value={region.code}
            label={region.name}
            defaultChecked={scope.regionCodes.includes(region.code)}
          />
        ))}
      </fieldset>
    </details>
  );
}

function Organisations({
  choosable,
  scope,
  search,
}: Pick<IssuePageProps, "choosable" | "scope" | "search">) {
  return (
    <details open={choosable.length > 0 || search !== ""}>
      <summary className="cursor-pointer font-semibold">
        单位
        {scope.organisationIds.length > 0 ? `（已选 ${scope.organisationIds.length}）` : "（全部）"}
      </summary>
      <div className="mt-2 flex flex-col gap-2">
        <Input
          name="search"
          defaultValue={search}
          aria-label="按名称找单位"
          placeholder="输入名称，再点重新计算"
        />
        {choosable.map((one) => (
          <Checkbox
            key={one.id}
            name="organisationIds"
            value={one.id}
            label={one.name}
            note={one.place}
            defaultChecked={scope.organisationIds.includes(one.id)}
          />
        ))}
        {search !== "" && choosable.length === 0 && (
          <p className="text-sm text-ink-hint">没有找到名称含“{search}”的单位</p>
        )}
      </div>
    </details>
  );
}

/** What the scope makes beyond what is there already. */
function addedBy(plan: IssuePlan): number {
  return Math.max(0, plan.total - plan.existing);
}

function Summary({ plan }: { plan: IssuePlan }) {
  const gaps = plan.tasks.filter((task) => task.gaps.length > 0);
  return (
    <>
      <KeyFigures className="card">
        <KeyFigure
          label="新下发任务"
          value={formatCount(addedBy(plan))}
          unit="条"
          note={`所选范围共 ${formatCount(plan.total)} 条，已有 ${formatCount(plan.existing)} 条`}
        />
        <KeyFigure label="所选范围内向人要数" value={formatCount(plan.asked)} unit="条" />
        <KeyFigure
          label="其余待取数"
          value={formatCount(plan.total - plan.asked)}
          unit="条"
          note="不进任何人的待办，不计超期"
        />
      </KeyFigures>
      {gaps.length > 0 && (
        <Notice
          tone="soon"
          title={`有 ${gaps.length} 项任务在部分地区没有找到责任单位，这些地区不会下发`}
        >
          <ul>
            {gaps.slice(0, 5).map((task) => (
              <li key={task.taskId}>
                {task.code} {task.title}：
                {task.gaps
                  .slice(0, 6)
                  .map((gap) => gap.regionName)
                  .join("、")}
                {task.gaps.length > 6 && ` 等 ${task.gaps.length} 个地区`}
              </li>
            ))}
          </ul>
          <p>请管理员在单位管理中指定牵头单位后，再补充下发。</p>
        </Notice>
      )}
    </>
  );
}

function Confirm({ list, plan, scope, formKey }: IssuePageProps) {
  const isTask = isAsking(list);
  if (isTask && plan.total === 0 && !isFollowing(plan)) {
    return <Notice tone="soon" title="所选范围内没有可下发的任务，请调整范围后重新计算" />;
  }
  const added = addedBy(plan);
  if (isTask && list.status === "issued" && added === 0) {
    return <Notice tone="done" title="所选范围的任务都已下发，没有要补充的" />;
  }
  const follows = isFollowing(plan) ? "并衔接" : "";
  const effect = plan.replaces === null ? follows : `，第 ${list.listVersion} 版生效`;
  const submit = isTask ? `确认下发 ${formatCount(added)} 条${effect}` : "确认下发";
  return (
    <ActionForm
      action={issueListAction}
      submit={submit}
      variant="primary"
      size="large"
      pendingText="正在下发"
      beside={
        <Link className="link" href={`/desk/lists/${list.id}`}>
          返回清单
        </Link>
      }
      hidden={{
        listId: list.id,
        version: String(list.version),
        periods: scope.periods,
        key: formKey,
      }}
    >
      {(isTask ? scope.levels : (["province"] as const)).map((level) => (
        <input key={level} type="hidden" name="levels[]" value={level} />
      ))}
      {scope.regionCodes.map((code) => (
        <input key={code} type="hidden" name="regionCodes[]" value={code} />
      ))}
      {scope.organisationIds.map((id) => (
        <input key={id} type="hidden" name="organisationIds[]" value={id} />
      ))}
    </ActionForm>
  );
}
