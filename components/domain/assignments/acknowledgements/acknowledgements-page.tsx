import {
  acknowledgeListsAction,
  remindUnacknowledgedAction,
} from "@/lib/domain/assignments/acknowledgements/actions";
import type { StandingFilter } from "@/lib/domain/assignments/acknowledgements/schema";
import type {
  Delivery,
  ListHead,
  Standing,
  StandingOrganisation,
} from "@/lib/domain/assignments/acknowledgements/types";
import type { Page } from "@/lib/domain/assignments/types";
import { withBase } from "@/lib/shared/base-path";
import { dayLabel } from "@/lib/shared/dates";
import { ActionForm } from "../../../forms/action-form";
import { PageHeader } from "../../../layout/page-header";
import { ButtonLink } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { EmptyState } from "../../../ui/empty-state";
import { Notice } from "../../../ui/feedback";
import { Tag } from "../../../ui/mark";
import { PrintButton } from "../../reports/print-button";
import { when } from "../words";
import { DeliveredTasks } from "./delivered-tasks";
import { StandingNames } from "./standing-names";
import { StandingTable, standingHref } from "./standing-table";

interface AcknowledgementsPageProps {
  head: ListHead;
  delivery: Delivery | null;
  /** Null for those who see their own organisation alone. */
  standing: Standing | null;
  names: Page<StandingOrganisation> | null;
  filter: StandingFilter;
  /** Why nobody may be reminded now; null where one may. */
  obstacle: string | null;
  formKey: string;
}

/** A list's 签收: what it asks of the own organisation, and for those above who has acknowledged it. */
export function AcknowledgementsPage(props: AcknowledgementsPageProps) {
  const { head, delivery, standing } = props;
  return (
    <>
      <PageHeader
        title={`${head.title}：签收`}
        back={{ href: `/desk/lists/${head.id}`, label: "清单" }}
        subtitle={
          <span className="fact-line">
            <span>
              {head.regionName} · {head.carrierName} · 第 {head.listVersion} 版
            </span>
            {head.issuedAt && <span>{when(head.issuedAt)} 下发</span>}
            {head.isExample && <Tag>示例</Tag>}
            {head.status !== "issued" && <Tag tone="amber">不是现行版本</Tag>}
          </span>
        }
        actions={
          <>
            <PrintButton />
            <ButtonLink href={`/desk/lists/${head.id}`}>看清单全文</ButtonLink>
          </>
        }
      />
      <div className="flex flex-col gap-5">
        {delivery && <OwnDelivery {...props} delivery={delivery} />}
        {standing && <Standings {...props} standing={standing} />}
        {!delivery && !standing && (
          <div className="card">
            <EmptyState kind="no-right" title="这份清单没有发给本单位">
              需要了解签收情况，请联系清单的下发单位
            </EmptyState>
          </div>
        )}
      </div>
    </>
  );
}

function OwnDelivery({
  head,
  delivery,
  formKey,
}: AcknowledgementsPageProps & { delivery: Delivery }) {
  return (
    <Card title={`对${delivery.organisationName}的要求`} flush>
      <div className="px-5 pt-4">
        {delivery.acknowledgedAt ? (
          <Notice tone="done" title="本单位已签收">
            <p>
              {when(delivery.acknowledgedAt)} {delivery.acknowledgedByName}
            </p>
          </Notice>
        ) : (
          <Notice title={`${when(delivery.deliveredAt)} 送达，请核对后签收`}>
            <p>签收表示已收到并知道要做什么、什么时候做；对任务有意见仍可申请调整。</p>
            {head.status === "issued" && (
              <div className="no-print mt-3">
                <ActionForm
                  action={acknowledgeListsAction}
                  submit="签收"
                  pendingText="正在签收…"
                  hidden={{ listIds: head.id, key: formKey }}
                />
              </div>
            )}
          </Notice>
        )}
      </div>
      <DeliveredTasks delivery={delivery} year={head.year} />
    </Card>
  );
}

function Standings(props: AcknowledgementsPageProps & { standing: Standing }) {
  const { head, standing, names, filter } = props;
  return (
    <Card title="各单位签收情况" flush>
      <Place listId={head.id} standing={standing} />
      {standing.rows.length > 0 ? (
        <>
          <StandingTable listId={head.id} standing={standing} />
          <Reminder {...props} />
          {names && (
            <section aria-label="单位名单">
              <StandingNames listId={head.id} page={names} filter={filter} />
            </section>
          )}
        </>
      ) : (
        <EmptyState kind="no-result" title="权限范围内没有收到这份清单的单位" />
      )}
    </Card>
  );
}

function Place({ listId, standing }: { listId: string; standing: Standing }) {
  return (
    <p className="px-5 pt-4 text-ink-soft">
      {standing.above.map((region) => (
        <span key={region.code}>
          <a className="link" href={withBase(standingHref(listId, { place: region.code }))}>
            {region.name}
          </a>
          {" › "}
        </span>
      ))}
      {standing.place.name}
    </p>
  );
}

function Reminder({
  head,
  standing,
  obstacle,
  formKey,
}: AcknowledgementsPageProps & { standing: Standing }) {
  const open = standing.rows.some((row) => row.acknowledged < row.delivered);
  if (!head.mayRemind || !open) return null;
  const last = standing.remindedOn ? `上次提醒：${dayLabel(standing.remindedOn)}。` : "";
  return (
    <div className="no-print flex flex-wrap items-center gap-3 px-5 py-4">
      {obstacle ? (
        <p className="text-ink-hint">{`${last}${obstacle}`}</p>
      ) : (
        <ActionForm
          action={remindUnacknowledgedAction}
          submit="提醒还没有签收的单位"
          pendingText="正在提醒…"
          variant="secondary"
          hidden={{ listId: head.id, key: formKey }}
          beside={<span className="text-sm text-ink-hint">{last}每个工作日最多提醒一次</span>}
        />
      )}
    </div>
  );
}
