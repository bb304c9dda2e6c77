import "./sites.css";
import { PublicBreadcrumb, PublicButtonLink } from "@/components/domain/public/public-navigation";
import { PublicHead } from "@/components/domain/public/section";
import {
  ActionForm,
  FormRadio,
  FormSelect,
  FormText,
  FormTextArea,
} from "@/components/forms/action-form";
import { PublicPass } from "@/components/forms/public-pass";
import { EmptyState } from "@/components/ui/empty-state";
import { requestBookingAction } from "@/lib/domain/sites/bookings/actions";
import { PURPOSES } from "@/lib/domain/sites/bookings/labels";
import type { BookingFormFacts } from "@/lib/domain/sites/bookings/types";
import { slotLabel, visitDayLabel } from "@/lib/domain/sites/openings/rules";

/** Asking for a visit: one page, six answers, no account; works without script. */
export function BookingPage({ form }: { form: BookingFormFacts }) {
  const { siteId, siteName, hours } = form;
  const above = (
    <PublicBreadcrumb
      items={[
        { href: "/sites", label: "示范点与做法" },
        { href: `/sites/${siteId}`, label: siteName },
        { label: "预约参观" },
      ]}
    />
  );
  return (
    <>
      <PublicHead title={`预约参观：${siteName}`} above={above}>
        <p>不收费，不用注册。填好后得到一个预约码，凭它查询结果或取消。</p>
      </PublicHead>
      <div className="wide mt-5">
        {hours.length > 0 ? <BookingForm form={form} /> : <NoHours siteId={siteId} />}
      </div>
    </>
  );
}

function NoHours({ siteId }: { siteId: string }) {
  return (
    <EmptyState
      kind="no-result"
      title="近期没有可以预约的时段"
      actions={<PublicButtonLink href={`/sites/${siteId}`} label="看开放时间和电话" primary />}
    >
      这里暂不接受网上预约，或近期的名额已经约满。请过几天再来看，或者先打电话询问。
    </EmptyState>
  );
}

function BookingForm({ form: { siteId, capacity, hours } }: { form: BookingFormFacts }) {
  return (
    <ActionForm
      action={requestBookingAction}
      submit="提交预约"
      pendingText="正在提交…"
      variant="primary"
      size="large"
      hidden={{ siteId }}
      className="booking-form"
    >
      <FormSelect
        name="when"
        label="什么时候来"
        blank="请选择日期和时段"
        choices={hours.map(({ day, slot, left }) => ({
          value: `${day} ${slot}`,
          label: `${visitDayLabel(day)}${slotLabel(slot)}，余 ${left} 人`,
        }))}
      />
      <FormText
        name="people"
        label="几个人来"
        hint={`每个时段最多接待 ${capacity} 人。`}
        inputMode="numeric"
        autoComplete="off"
      />
      <FormText name="name" label="联系人姓名" maxLength={20} autoComplete="name" />
      <FormText
        name="phone"
        label="联系电话"
        hint="只给接待单位看，用来确认参观；参观 30 天后自动清除。"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
      />
      <FormRadio
        name="purpose"
        label="来做什么"
        defaultValue="visit"
        choices={Object.entries(PURPOSES).map(([value, label]) => ({ value, label }))}
      />
      <FormTextArea
        name="needs"
        label="需要什么帮助"
        hint="例如坐轮椅、需要手语或有老人小孩同行。没有就不填。请不要填写身份证号。"
        max={200}
        rows={2}
        optional
      />
      <PublicPass purpose="booking" />
    </ActionForm>
  );
}
