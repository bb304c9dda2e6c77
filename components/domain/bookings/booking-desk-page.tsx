import { QrCode } from "@/components/domain/people/qr-code";
import { PrintButton } from "@/components/domain/reports/print-button";
import { ActionForm, FormTextArea } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/facts";
import { groupedCode } from "@/lib/domain/ratings/rules";
import { PURPOSES, type Purpose } from "@/lib/domain/sites/bookings/labels";
import { slotLabel, visitDayLabel } from "@/lib/domain/sites/openings/rules";
import {
  confirmVisitAction,
  declineVisitAction,
  holdVisitAction,
  missVisitAction,
} from "@/lib/domain/sites/visits/actions";
import type { DeskBookingDetail } from "@/lib/domain/sites/visits/types";
import { momentLabel } from "@/lib/shared/dates";
import { BookingStatusMark } from "./booking-status";

type BookingDeskPageProps = { booking: DeskBookingDetail; rateUrl: string };

/** One booking: who comes while that must be known, what can be done next, the slip to rate the visit with. */
export function BookingDeskPage({ booking, rateUrl }: BookingDeskPageProps) {
  const { visitOn, slot, siteName, can } = booking;
  const hasNext = can.confirm || can.decline || can.hold || can.absent;
  return (
    <>
      <PageHeader
        title={`${visitDayLabel(visitOn)} ${slotLabel(slot)}`}
        subtitle={siteName}
        back={{ href: "/desk/bookings", label: "参观预约" }}
      />
      <div className="flex flex-col gap-4">
        <div className={booking.ratingCode ? "no-print" : undefined}>
          <Card title="预约内容">
            <BookingFacts booking={booking} />
          </Card>
        </div>
        {hasNext && (
          <Card title="下一步">
            <BookingMoves booking={booking} />
          </Card>
        )}
        {booking.ratingCode && (
          <RatingSlip booking={booking} code={booking.ratingCode} rateUrl={rateUrl} />
        )}
      </div>
    </>
  );
}

function BookingFacts({ booking }: { booking: DeskBookingDetail }) {
  const { status, people, purpose, contact, reason, askedAt, answeredByName } = booking;
  const items = [
    { term: "状态", value: <BookingStatusMark status={status} /> },
    { term: "人数", value: `${people} 人` },
    { term: "目的", value: PURPOSES[purpose as Purpose] ?? purpose },
    { term: "联系人", value: contact?.name },
    { term: "电话", value: contact && <a href={`tel:${contact.phone}`}>{contact.phone}</a> },
    { term: "需要的帮助", value: contact?.needs },
    { term: "提交时间", value: momentLabel(askedAt) },
    { term: "处理人", value: answeredByName },
    { term: "说明", value: reason },
  ];
  return (
    <>
      <DescriptionList items={items.filter(({ value }) => value)} />
      {!contact && (
        <p className="mt-3 text-sm text-ink-hint">
          预约已经结束，联系人信息不再显示，参观日 30 天后清除。
        </p>
      )}
    </>
  );
}

function BookingMoves({ booking: { id, version, can } }: { booking: DeskBookingDetail }) {
  const hidden = { bookingId: id, version: String(version) };
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap gap-3">
        {can.confirm && (
          <ActionForm
            action={confirmVisitAction}
            submit="确认接待"
            variant="primary"
            hidden={hidden}
          />
        )}
        {can.hold && (
          <ActionForm action={holdVisitAction} submit="已参观" variant="primary" hidden={hidden} />
        )}
        {can.absent && <ActionForm action={missVisitAction} submit="未到访" hidden={hidden} />}
      </div>
      {can.hold && (
        <p className="text-sm text-ink-hint">
          登记“已参观”后生成一个评价码。参观日三天后没有登记的，系统按已参观处理，同样生成评价码。
        </p>
      )}
      {can.decline && (
        <ActionForm
          action={declineVisitAction}
          submit="不能接待"
          variant="danger"
          hidden={hidden}
          className="max-w-2xl"
        >
          <FormTextArea
            name="reason"
            label="不能接待的原因"
            hint="会原样告诉预约人。请写明原因，最好给出可以来的时间。"
            max={200}
            rows={2}
          />
        </ActionForm>
      )}
    </div>
  );
}

function RatingSlip({
  booking,
  code,
  rateUrl,
}: {
  booking: DeskBookingDetail;
  code: string;
  rateUrl: string;
}) {
  return (
    <Card title="评价码纸条">
      <div className="flex flex-wrap items-center gap-6">
        <div className="w-40">
          <QrCode text={rateUrl} label="打开评价页的二维码" />
        </div>
        <div>
          <p>
            {booking.siteName}，{visitDayLabel(booking.visitOn)}参观
          </p>
          <p className="mt-2 font-mono text-xl">{groupedCode(code)}</p>
          <p className="mt-2 text-sm text-ink-hint">
            打印后交给参观者。一码评一次，五个词里选一个，低分照实计入。请不要代为评价。
          </p>
          <div className="mt-3">
            <PrintButton label="打印纸条" />
          </div>
        </div>
      </div>
    </Card>
  );
}
