import { resendAllAction } from "@/lib/domain/notifications/deliveries/actions";
import { CHANNEL_LABELS, STATE_LABELS } from "@/lib/domain/notifications/deliveries/labels";
import type { ListDeliveriesInput } from "@/lib/domain/notifications/deliveries/schema";
import type {
  ChannelCounts,
  DeliveryPage,
  DeliveryState,
} from "@/lib/domain/notifications/deliveries/types";
import { withQuery } from "@/lib/shared/query-string";
import { ActionForm } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { CursorPagination, FilterChips, Tabs } from "../../ui/navigation";
import { Table } from "../../ui/table";
import { DoneNotice } from "../people/done-notice";
import { DeliveryTable } from "./delivery-table";

const PATH = "/desk/admin/deliveries";

interface DeliveriesPageProps {
  page: DeliveryPage;
  channels: readonly ChannelCounts[];
  filter: ListDeliveriesInput;
  done: string | undefined;
}

/** 消息投递: what went out, what waits, what was given up, never what it says. */
export function DeliveriesPage({ page, channels, filter, done }: DeliveriesPageProps) {
  return (
    <>
      <PageHeader
        title="消息投递"
        subtitle="发不出去的按 1、5、30、120 分钟和 12 小时重试，仍不行的留在“没有发出”。这里看不到正文"
      />
      <DoneNotice done={done} words={{ resent: "已重新排队，马上发送" }} />
      <Channels channels={channels} />
      <div className="my-5">
        <Tabs
          label="投递状态"
          items={[undefined, "waiting", "sent", "dead"].map((state) => ({
            href: withQuery(PATH, { state, channel: filter.channel }),
            label: state ? STATE_LABELS[state as DeliveryState] : "全部",
            current: filter.state === state,
          }))}
        />
      </div>
      <div className="card">
        <ChannelChips filter={filter} />
        {page.rows.length > 0 ? (
          <DeliveryTable rows={page.rows} />
        ) : (
          <EmptyState kind="no-result" title="这个条件下没有消息" />
        )}
      </div>
      <div className="mt-4">
        <CursorPagination
          previous={filter.after ? withQuery(PATH, { ...filter, after: undefined }) : undefined}
          next={page.next ? withQuery(PATH, { ...filter, after: page.next }) : undefined}
          note={filter.after ? "“上一页”回到最前" : undefined}
        />
      </div>
    </>
  );
}

function Channels({ channels }: { channels: readonly ChannelCounts[] }) {
  return (
    <Card title="渠道" flush>
      <Table caption="渠道" cards>
        <thead>
          <tr>
            <th scope="col">渠道</th>
            <th scope="col">是否开通</th>
            <th scope="col">等待发送</th>
            <th scope="col">24 小时内发出</th>
            <th scope="col">没有发出</th>
          </tr>
        </thead>
        <tbody>
          {channels.map((one) => (
            <tr key={one.channel}>
              <th scope="row">{CHANNEL_LABELS[one.channel]}</th>
              <td data-label="是否开通">{one.isOn ? "已开通" : "没有设置，见运维手册"}</td>
              <td data-label="等待发送">{one.waiting}</td>
              <td data-label="24 小时内发出">{one.sent}</td>
              <td data-label="没有发出">
                {one.dead} {one.dead > 0 && <ResendAll channel={one.channel} />}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function ResendAll({ channel }: Pick<ChannelCounts, "channel">) {
  return (
    <ActionForm
      action={resendAllAction}
      hidden={{ channel }}
      variant="quiet"
      size="small"
      pendingText="正在重发…"
      submit={
        <>
          全部重发<span className="sr-only">{CHANNEL_LABELS[channel]}</span>
        </>
      }
    />
  );
}

function ChannelChips({ filter }: { filter: ListDeliveriesInput }) {
  const names = Object.keys(CHANNEL_LABELS) as (keyof typeof CHANNEL_LABELS)[];
  return (
    <div className="px-5 pt-3">
      <FilterChips
        label="渠道"
        items={[undefined, ...names].map((channel) => ({
          label: channel ? CHANNEL_LABELS[channel] : "全部渠道",
          href: withQuery(PATH, { state: filter.state, channel }),
          kind: "choose" as const,
          current: filter.channel === channel,
        }))}
      />
    </div>
  );
}
