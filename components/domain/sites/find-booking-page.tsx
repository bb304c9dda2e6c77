import "./sites.css";
import { PublicBreadcrumb } from "@/components/domain/public/public-navigation";
import { PublicHead } from "@/components/domain/public/section";
import { ActionForm, FormText } from "@/components/forms/action-form";
import { Notice } from "@/components/ui/feedback";
import { openBookingAction } from "@/lib/domain/sites/bookings/actions";

/** Looking a booking up by its code. */
export function FindBookingPage({ refused }: { refused?: string }) {
  const above = (
    <PublicBreadcrumb
      items={[{ href: "/sites", label: "示范点与做法" }, { label: "查询或取消预约" }]}
    />
  );
  return (
    <>
      <PublicHead title="查询或取消预约" above={above}>
        <p>预约码是 16 位数字，提交预约后显示在页面上。</p>
      </PublicHead>
      <div className="wide mt-5">
        {refused && (
          <div className="mb-5">
            <Notice tone="error" title="没有查到">
              <p>{refused}</p>
            </Notice>
          </div>
        )}
        <ActionForm
          action={openBookingAction}
          submit="查询"
          variant="primary"
          size="large"
          className="booking-form"
        >
          <FormText
            name="bookingCode"
            label="预约码"
            inputMode="numeric"
            autoComplete="off"
            maxLength={24}
          />
        </ActionForm>
      </div>
    </>
  );
}
