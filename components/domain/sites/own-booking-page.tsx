import "./sites.css";
import { QrCode } from "@/components/domain/people/qr-code";
import { PublicLink } from "@/components/domain/public/public-link";
import { PublicBreadcrumb, PublicButtonLink } from "@/components/domain/public/public-navigation";
import { PrintButton } from "@/components/domain/public/reader-tools";
import { PublicHead } from "@/components/domain/public/section";
import { ActionForm } from "@/components/forms/action-form";
import { DescriptionList } from "@/components/ui/facts";
import { Notice } from "@/components/ui/feedback";
import { cancelBookingAction } from "@/lib/domain/sites/bookings/actions";
import {
  bookingStatusNotes,
  bookingStatusWords,
  PURPOSES,
  type Purpose,
} from "@/lib/domain/sites/bookings/labels";
import { canCancel, spacedCode } from "@/lib/domain/sites/bookings/rules";
import type { OwnBooking } from "@/lib/domain/sites/bookings/types";
import { slotLabel, visitDayLabel } from "@/lib/domain/sites/openings/rules";
import { withBase } from "@/lib/shared/base-path";
import { dayAt } from "@/lib/shared/dates";

type OwnBookingPageProps = { code: string; booking: OwnBooking; url: string; today: Date };

/** A booking for whoever holds its code: how it stands, the code to come back with, a way to cancel. */
export function OwnBookingPage({ code, booking, url, today }: OwnBookingPageProps) {
  const { siteId, siteName, visitOn, slot, people, purpose, status, reason } = booking;
  const isOff = status === "cancelled" || status === "declined";
  const above = (
    <PublicBreadcrumb
      items={[
        { href: "/sites", label: "示范点与做法" },
        { href: `/sites/${siteId}`, label: siteName },
        { label: "我的预约" },
      ]}
    />
  );
  const items = [
    { term: "参观地点", value: <SiteLink siteId={siteId} name={siteName} /> },
    { term: "时间", value: `${visitDayLabel(visitOn)} ${slotLabel(slot)}` },
    { term: "人数", value: `${people} 人` },
    { term: "目的", value: PURPOSES[purpose as Purpose] ?? purpose },
    { term: "说明", value: reason },
  ];
  return (
    <>
      <PublicHead title={`预约${bookingStatusWords[status]}`} above={above}>
        <p>{bookingStatusNotes[status]}</p>
      </PublicHead>
      <div className="wide booking-ticket">
        <div className="flex flex-col gap-5">
          {booking.ratingCode && <RatingCode code={booking.ratingCode} />}
          <section className="sheet" aria-label="预约内容">
            <h2>预约内容</h2>
            <DescriptionList items={items.filter(({ value }) => value)} />
          </section>
          <div className="flex flex-wrap items-center gap-3 no-print">
            <a className="btn" href={withBase(`/sites/bookings/${code}/calendar`)}>
              {isOff ? "让手机日历也取消" : "存入手机日历"}
            </a>
            <PrintButton />
          </div>
          {canCancel(status, visitOn, dayAt(today)) && (
            <CancelBooking code={code} version={booking.version} />
          )}
        </div>
        <section className="sheet site-code" aria-label="预约码">
          <h2>预约码</h2>
          <p className="booking-code">{spacedCode(code)}</p>
          <QrCode text={url} label="打开本页的二维码" />
          <p className="text-sm text-ink-hint">
            请拍照或抄下预约码，它不会再发给您。谁有预约码谁就能取消。
          </p>
        </section>
      </div>
    </>
  );
}

function SiteLink({ siteId, name }: { siteId: string; name: string }) {
  return (
    <PublicLink className="link" href={`/sites/${siteId}`}>
      {name}
    </PublicLink>
  );
}

/** Asked twice, because nothing brings a place back that somebody else has taken since. */
function CancelBooking({ code, version }: { code: string; version: number }) {
  return (
    <details className="no-print">
      <summary className="btn">取消预约</summary>
      <p className="my-3">取消后位置马上让给别人，不能恢复；改主意了要重新预约。</p>
      <ActionForm
        action={cancelBookingAction}
        submit="确定取消"
        variant="danger"
        hidden={{ bookingCode: code, version: String(version) }}
      />
    </details>
  );
}

function RatingCode({ code }: { code: string }) {
  return (
    <Notice tone="done" title="请评价这次参观">
      <p>您的评价码（只能用一次）：</p>
      <p className="booking-code">{code}</p>
      <p className="no-print">
        <PublicButtonLink href={`/rate/${code}`} label="现在评价" primary />
      </p>
    </Notice>
  );
}
