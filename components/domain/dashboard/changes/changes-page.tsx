import "../dashboard.css";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import type { ChangedAssignment, Changes } from "@/lib/domain/counters/changes/types";
import { withBase } from "@/lib/shared/base-path";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { ChangedList } from "./changed-list";
import { type ChangesAsked, changesHref } from "./changes-query";
import { PartsTable, Waterfall } from "./changes-table";

interface ChangesPageProps {
  changes: Changes;
  asked: ChangesAsked;
  found: { rows: ChangedAssignment[]; next: string | null } | null;
  days: { today: Day; firstDay: Day | null };
}

/** What changed in a region between the ends of two days, and which assignments it was. */
export function ChangesPage({ changes, asked, found, days }: ChangesPageProps) {
  const { region, from, to } = changes;
  return (
    <>
      <PageHeader
        back={{ href: `/desk/dashboard/${region.code}`, label: `${region.name}驾驶舱` }}
        title={`${region.name}：两天之间的变化`}
        subtitle={`${dayLabel(from)} 24:00 到 ${to === days.today ? "现在" : `${dayLabel(to)} 24:00`}，含统筹协调任务`}
      />
      <Days asked={asked} days={days} />
      <div className="dash-main">
        <Card title="数字怎么变的" aside="前一天的数＋增加－减少＝后一天的数" flush>
          <Waterfall changes={changes} asked={asked} />
        </Card>
        {found && <ChangedList asked={asked} found={found} />}
        <Card title="分载体" flush>
          <PartsTable
            title="载体"
            parts={changes.byCarrier}
            hrefOf={({ code }, move) => changesHref(asked, { move, carrier: code })}
          />
        </Card>
        <Card title="分地区或单位" flush>
          <PartsTable
            title="地区或单位"
            parts={changes.byPlace}
            hrefOf={({ code }, move) => changesHref(asked, { move, place: code })}
          />
        </Card>
      </div>
    </>
  );
}

function Days({ asked: { query }, days }: Pick<ChangesPageProps, "asked" | "days">) {
  const kept = {
    year: query.year,
    carrier: query.carrierCode,
    level: query.level,
    lead: query.leadUnitId,
  };
  const range = {
    max: days.today,
    required: true,
    ...(days.firstDay ? { min: days.firstDay } : {}),
  };
  return (
    <form
      className="as-of no-print"
      action={withBase(`/desk/dashboard/${query.regionCode}/changes`)}
      method="get"
    >
      {Object.entries(kept).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <span className="as-of-day">
        <label htmlFor="changes-from">从</label>
        <Input id="changes-from" name="from" type="date" defaultValue={query.from} {...range} />
      </span>
      <span className="as-of-day">
        <label htmlFor="changes-to">到</label>
        <Input id="changes-to" name="to" type="date" defaultValue={query.to} {...range} />
      </span>
      <Button type="submit">查看变化</Button>
    </form>
  );
}
