import { endDelegationAction } from "@/lib/domain/reviews/delegations/actions";
import type { Delegation, DelegationsPage as Page } from "@/lib/domain/reviews/delegations/types";
import { dayLabel } from "@/lib/shared/dates";
import { ActionForm } from "../../../forms/action-form";
import { PageHeader } from "../../../layout/page-header";
import { Card } from "../../../ui/card";
import { EmptyState } from "../../../ui/empty-state";
import { Tag } from "../../../ui/mark";
import { AppointForm } from "./appoint-form";

interface DelegationsPageProps {
  page: Page;
  formKey: string;
}

const STATES = { coming: "未开始", running: "代理中", over: "已结束" } as const;

/** 代理审核: whom the reader appointed for the time of a leave, and for whom the reader stands in. */
export function DelegationsPage({ page, formKey }: DelegationsPageProps) {
  const { given, held, mayAppoint } = page;
  return (
    <>
      <PageHeader
        title="代理审核"
        subtitle="请假、出差期间，由同事代为审核；记录写明由谁代谁办理"
      />
      <div className="with-aside">
        <div className="flex min-w-0 flex-col gap-5">
          <Card title="我请人代理">
            <List delegations={given} empty="还没有请人代理过" isGiven />
          </Card>
          <Card title="我代理别人">
            <List delegations={held} empty="现在没有人请您代理" />
          </Card>
        </div>
        <aside className="flex flex-col gap-5" aria-label="指定代理人">
          {mayAppoint ? (
            <AppointForm page={page} formKey={formKey} />
          ) : (
            <Card title="指定代理人">
              <p>您本人没有审核职责，不需要指定代理人。代理来的职责不能再转给别人。</p>
            </Card>
          )}
        </aside>
      </div>
    </>
  );
}

interface ListProps {
  delegations: readonly Delegation[];
  empty: string;
  isGiven?: boolean;
}

function List({ delegations, empty, isGiven }: ListProps) {
  if (delegations.length === 0) return <EmptyState kind="first-use" title={empty} />;
  return (
    <ul className="flex flex-col gap-4">
      {delegations.map((one) => (
        <li key={one.id} className="flex flex-wrap items-center justify-between gap-3">
          <span className="min-w-0">
            <b>{isGiven ? `${one.toUnit} ${one.toName}` : `${one.fromUnit} ${one.fromName}`}</b>{" "}
            <Tag tone={one.state === "running" ? "lian" : undefined}>{STATES[one.state]}</Tag>
            <span className="block text-sm text-ink-hint">
              {dayLabel(one.validFrom)}至 {dayLabel(one.validTo)} · {one.reason}
              {one.endedAt && " · 提前结束"}
            </span>
          </span>
          {one.state !== "over" && (
            <ActionForm
              action={endDelegationAction}
              submit="结束代理"
              pendingText="正在结束…"
              variant="secondary"
              hidden={{ id: one.id, version: String(one.version) }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
