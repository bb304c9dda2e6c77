import {
  ActionForm,
  FormCheckbox,
  FormGroup,
  FormText,
  FormTextArea,
  FormTick,
} from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { setOpeningAction } from "@/lib/domain/sites/openings/actions";
import { weekdayLabel } from "@/lib/domain/sites/openings/rules";
import type { OwnOpening } from "@/lib/domain/sites/openings/types";

const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

/** When the organisation's sites take visitors: one site at a time, so that each form stands by itself. */
export function OpeningsPage({
  openings,
  siteId,
}: {
  openings: readonly OwnOpening[];
  siteId: string;
}) {
  const chosen = openings.find((one) => one.siteId === siteId) ?? openings[0];
  return (
    <>
      <PageHeader
        title="开放安排"
        subtitle="哪几天、哪些时段可以预约参观；已经预约的不受改动影响"
        back={{ href: "/desk/bookings", label: "参观预约" }}
      />
      {openings.length > 1 && (
        <ul className="mb-4 flex flex-wrap gap-3">
          {openings.map((one) => (
            <li key={one.siteId}>
              <a
                className="chip"
                href={`?site=${one.siteId}`}
                aria-current={one.siteId === chosen?.siteId ? "true" : undefined}
              >
                {one.name}
              </a>
            </li>
          ))}
        </ul>
      )}
      {chosen ? (
        <Card title={chosen.name}>
          <OpeningForm site={chosen} />
        </Card>
      ) : (
        <EmptyState kind="first-use" title="本单位还没有公开的示范点">
          示范点命名并发布公开页面以后，在这里设置开放时间。
        </EmptyState>
      )}
    </>
  );
}

function OpeningForm({ site }: { site: OwnOpening }) {
  const { siteId, opening, acceptsBookings, capacity } = site;
  return (
    <>
      <p className="mb-4 text-ink-soft">
        {acceptsBookings
          ? `公开页面写明每个时段最多接待 ${capacity} 人。`
          : "公开页面目前写的是不接受预约；要接受预约，请先在示范点的公开页面里改好并发布。"}
      </p>
      <ActionForm
        action={setOpeningAction}
        submit="保存"
        variant="primary"
        hidden={{ siteId, version: String(opening.version) }}
        className="flex max-w-2xl flex-col gap-5"
      >
        <FormGroup name="weekdays" label="每周哪几天">
          <div className="flex flex-wrap gap-3">
            {WEEK.map((weekday) => (
              <FormTick
                key={weekday}
                name="weekdays[]"
                value={String(weekday)}
                label={weekdayLabel(weekday)}
                defaultChecked={opening.weekdays.includes(weekday)}
              />
            ))}
          </div>
        </FormGroup>
        <FormTextArea
          name="slots"
          label="参观时段"
          hint="每行一个，例如 09:00-10:30，从早到晚，不重叠。"
          max={400}
          rows={5}
          defaultValue={opening.slots.join("\n")}
        />
        <FormTextArea
          name="closedOn"
          label="不开放的日子"
          hint="节假日、检修等，每行一个日期，例如 2026-12-01。"
          max={2000}
          rows={3}
          optional
          defaultValue={opening.closedOn.join("\n")}
        />
        <FormText
          name="aheadDays"
          label="最多提前几天预约"
          inputMode="numeric"
          defaultValue={String(opening.aheadDays)}
        />
        <FormCheckbox
          name="isPaused"
          label="暂停预约"
          note="暂停后公开页面不再给出可选时段。"
          defaultChecked={opening.isPaused}
        />
      </ActionForm>
    </>
  );
}
