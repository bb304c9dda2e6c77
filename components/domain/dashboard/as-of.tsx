import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/feedback";
import { Input } from "@/components/ui/input";
import { type FilterChip, FilterChips } from "@/components/ui/navigation";
import { isUnknown, namedDays } from "@/lib/domain/counters/past/rules";
import { withBase } from "@/lib/shared/base-path";
import { addDays, type Day, dayLabel } from "@/lib/shared/dates";

interface AsOfProps {
  /** The page's address without its question. */
  path: string;
  /** What else stands in the address, to be kept. */
  search: Record<string, string | number | undefined>;
  /** The past day that is shown; now where absent. */
  asOf: Day | null | undefined;
  /** The real today, by the calendar. */
  today: Day;
  /** The first day of which the past is known; null where all of it is. */
  firstDay: Day | null;
}

const whole = (day: Day) => `${day.slice(0, 4)} 年 ${dayLabel(day)}`;

function kept({ search }: Pick<AsOfProps, "search">): [string, string][] {
  return Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === "" || name === "asOf" || name === "cursor"
      ? []
      : [[name, String(value)]],
  );
}

/** The same page as of another day; as of now without one. */
function asOfHref({ path, search }: Pick<AsOfProps, "path" | "search">, day?: Day): string {
  const query = new URLSearchParams([...kept({ search }), ...(day ? [["asOf", day]] : [])]);
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Choosing the day of the figures: a date, or one of the days most asked for. Works without script. */
export function AsOfControl({ children, ...props }: AsOfProps & { children?: ReactNode }) {
  const { path, asOf, today, firstDay } = props;
  const chips: FilterChip[] = [
    { label: "现在", href: asOfHref(props), kind: "choose", current: !asOf },
    ...namedDays(today, firstDay).map(({ label, day }) => ({
      label,
      href: asOfHref(props, day),
      kind: "choose" as const,
      current: asOf === day,
    })),
  ];
  return (
    <form className="as-of no-print" action={withBase(path)} method="get">
      <FilterChips label="数据日期" items={chips} />
      {kept(props).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <span className="as-of-day">
        <label htmlFor="as-of-day">看某一天</label>
        <Input
          id="as-of-day"
          name="asOf"
          type="date"
          required
          defaultValue={asOf ?? ""}
          key={asOf}
          max={addDays(today, -1)}
          {...(firstDay ? { min: firstDay } : {})}
        />
        <Button type="submit">查看</Button>
      </span>
      {children}
    </form>
  );
}

/** Says that what is shown is past, or that nothing is known of the day, with the way back to now. */
export function PastNotice(props: AsOfProps) {
  const { asOf, today, firstDay } = props;
  if (!asOf || asOf >= today) return null;
  const back = (
    <a className="link" href={withBase(asOfHref(props))}>
      回到现在
    </a>
  );
  if (isUnknown(asOf, firstDay)) {
    return (
      <Notice tone="soon" title={`${whole(asOf)}的数据没有留存`}>
        <p>
          从 {whole(firstDay ?? today)}起可以查看任何一天；更早的情况请看当时发布的期次。{back}
        </p>
      </Notice>
    );
  }
  return (
    <Notice title={`这是 ${whole(asOf)} 24:00 的数据`}>
      <p>之后的报送、审核和调整都没有算进来。{back}</p>
    </Notice>
  );
}
