import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination, Tabs } from "@/components/ui/navigation";
import { Table } from "@/components/ui/table";
import { PURPOSES, type Purpose } from "@/lib/domain/sites/bookings/labels";
import { slotLabel, visitDayLabel } from "@/lib/domain/sites/openings/rules";
import { BOOKINGS_ON_A_PAGE } from "@/lib/domain/sites/visits/labels";
import type { BookingListInput } from "@/lib/domain/sites/visits/schema";
import type { BookingCounts, DeskBooking } from "@/lib/domain/sites/visits/types";
import { BookingStatusMark } from "./booking-status";

const PATH = "/desk/bookings";

type BookingsPageProps = {
  filter: BookingListInput;
  items: readonly DeskBooking[];
  total: number;
  counts: BookingCounts;
};

/** Visits to the organisation's sites: what waits for an answer, who comes, what became of the rest. */
export function BookingsPage({ filter: { view, page }, items, total, counts }: BookingsPageProps) {
  const hrefFor = (to: number) => `${PATH}?view=${view}&page=${to}`;
  return (
    <>
      <PageHeader
        title="参观预约"
        subtitle={`今年已接待 ${counts.held} 批 ${counts.people} 人，未能安排 ${counts.declined} 批，未到访 ${counts.absent} 批`}
        actions={<ButtonLink href={`${PATH}/openings`}>开放安排</ButtonLink>}
      />
      <div className="mb-4">
        <Tabs label="参观预约" items={tabs(view, counts)} />
      </div>
      <Card flush>{items.length === 0 ? <Nothing view={view} /> : <Rows items={items} />}</Card>
      <div className="mt-4">
        <Pagination
          page={page}
          pageCount={Math.ceil(total / BOOKINGS_ON_A_PAGE)}
          total={total}
          hrefFor={hrefFor}
        />
      </div>
    </>
  );
}

function tabs(view: BookingListInput["view"], counts: BookingCounts) {
  const all: { view: BookingListInput["view"]; label: string; count?: number }[] = [
    { view: "waiting", label: "待确认", count: counts.requested },
    { view: "coming", label: "将到访", count: counts.confirmed },
    { view: "past", label: "已结束" },
  ];
  return all.map((tab) => ({
    ...{ href: `${PATH}?view=${tab.view}`, label: tab.label, current: tab.view === view },
    ...(tab.count ? { count: tab.count } : {}),
  }));
}

function Nothing({ view }: { view: BookingListInput["view"] }) {
  if (view === "waiting") {
    return (
      <EmptyState kind="all-done" title="没有待确认的预约">
        群众在示范点页面提交预约后，会出现在这里。
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="first-use"
      title={view === "coming" ? "近期没有人来访" : "还没有结束的预约"}
    />
  );
}

function Rows({ items }: { items: readonly DeskBooking[] }) {
  return (
    <Table caption="参观预约" cards>
      <thead>
        <tr>
          <th scope="col">时间</th>
          <th scope="col">示范点</th>
          <th scope="col" className="num">
            人数
          </th>
          <th scope="col">目的</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td data-label="时间">
              <Link className="link" href={`${PATH}/${item.id}`}>
                {visitDayLabel(item.visitOn)} {slotLabel(item.slot)}
              </Link>
            </td>
            <td data-label="示范点">{item.siteName}</td>
            <td data-label="人数" className="num">
              {item.people}
            </td>
            <td data-label="目的">{PURPOSES[item.purpose as Purpose] ?? item.purpose}</td>
            <td data-label="状态">
              <BookingStatusMark status={item.status} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
