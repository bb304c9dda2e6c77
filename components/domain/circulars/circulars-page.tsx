import Link from "next/link";
import { circularName } from "@/lib/domain/circulars/labels";
import type { CircularRow } from "@/lib/domain/circulars/types";
import { momentLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { StatusMark } from "../../ui/mark";
import { Tabs } from "../../ui/navigation";
import { Table } from "../../ui/table";
import { CircularStatusMark } from "./circular-status";

export interface CircularsPageProps {
  view: "received" | "drafted";
  circulars: CircularRow[];
  /** Whether the reader drafts circulars of a region. */
  mayDraft: boolean;
}

/** The circulars that the reader's unit was sent, or those of the region that the reader drafts for. */
export function CircularsPage({ view, circulars, mayDraft }: CircularsPageProps) {
  return (
    <>
      <PageHeader
        title="情况通报"
        subtitle="数字出自定稿的一期；由另一位同志核对后发出，收到的单位逐一签收"
        actions={
          mayDraft && (
            <ButtonLink href="/desk/circulars/new" variant="primary">
              拟写通报
            </ButtonLink>
          )
        }
      />
      {mayDraft && (
        <div className="mb-4">
          <Tabs
            label="通报"
            items={[
              {
                href: "/desk/circulars?view=drafted",
                label: "本级拟写的",
                current: view === "drafted",
              },
              {
                href: "/desk/circulars?view=received",
                label: "收到的",
                current: view === "received",
              },
            ]}
          />
        </div>
      )}
      <Card flush>
        {circulars.length === 0 ? (
          <Nothing view={view} />
        ) : view === "drafted" ? (
          <Drafted circulars={circulars} />
        ) : (
          <Received circulars={circulars} />
        )}
      </Card>
    </>
  );
}

function Nothing({ view }: Pick<CircularsPageProps, "view">) {
  if (view === "drafted") {
    return (
      <EmptyState kind="first-use" title="还没有通报">
        打开一期数据，按“拟写通报”生成草稿，修改后由另一位同志核对发出
      </EmptyState>
    );
  }
  return (
    <EmptyState kind="all-done" title="没有收到通报">
      上级发出的通报会列在这里，并出现在今日待办
    </EmptyState>
  );
}

function TitleCell({ circular }: { circular: CircularRow }) {
  return (
    <th scope="row" data-label="标题">
      <Link className="link" href={`/desk/circulars/${circular.id}`} prefetch={false}>
        {circular.title}
      </Link>
    </th>
  );
}

function Drafted({ circulars }: { circulars: CircularRow[] }) {
  return (
    <Table caption="本级拟写的通报" cards>
      <thead>
        <tr>
          <th scope="col">标题</th>
          <th scope="col">编号</th>
          <th scope="col">状态</th>
          <th scope="col">拟稿</th>
          <th scope="col">发出</th>
          <th scope="col" className="num">
            已签收
          </th>
        </tr>
      </thead>
      <tbody>
        {circulars.map((circular) => (
          <tr key={circular.id}>
            <TitleCell circular={circular} />
            <td data-label="编号" className="whitespace-nowrap">
              {circularName(circular)}
            </td>
            <td data-label="状态">
              <CircularStatusMark status={circular.status} />
            </td>
            <td data-label="拟稿">{circular.draftedByName}</td>
            <td data-label="发出">
              {circular.releasedAt ? momentLabel(new Date(circular.releasedAt)) : "—"}
            </td>
            <td data-label="已签收" className="num">
              {circular.status === "draft" ? "—" : `${circular.received} / ${circular.recipients}`}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Received({ circulars }: { circulars: CircularRow[] }) {
  return (
    <Table caption="收到的通报" cards>
      <thead>
        <tr>
          <th scope="col">标题</th>
          <th scope="col">发出地区</th>
          <th scope="col">编号</th>
          <th scope="col">发出</th>
          <th scope="col">签收</th>
        </tr>
      </thead>
      <tbody>
        {circulars.map((circular) => (
          <tr key={circular.id}>
            <TitleCell circular={circular} />
            <td data-label="发出地区">{circular.regionName}</td>
            <td data-label="编号" className="whitespace-nowrap">
              {circularName(circular)}
            </td>
            <td data-label="发出">
              {circular.releasedAt ? momentLabel(new Date(circular.releasedAt)) : "—"}
            </td>
            <td data-label="签收">
              <OwnReceipt circular={circular} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function OwnReceipt({ circular }: { circular: CircularRow }) {
  if (circular.status === "withdrawn") return <CircularStatusMark status="withdrawn" />;
  if (circular.ownReceivedAt) return <StatusMark tone="plain" shape="check" word="已签收" />;
  return <StatusMark tone="lian" shape="hourglass" word="待签收" />;
}
