/*
 * A notice says from which day to which it is shown: a number of working days by the calendar. It counts from the
 * first day on which the public can really see it: released later than announced, it ends so much later.
 * A site is named after the last day, and never while an objection waits for its answer.
 */
import { type Exceptions, workingDayAfter } from "@/lib/domain/calendar/rules";
import type { NoticeContent } from "@/lib/domain/publications/notices/schema";
import { SITE_LEVEL_LABELS } from "@/lib/domain/sites/lifecycle/labels";
import type { SiteLevel } from "@/lib/domain/sites/lifecycle/types";
import { addDays, type Day, dayLabel } from "@/lib/shared/dates";

/** The last day of a notice that is shown for `days` working days from `fromOn` on. */
export function lastDayOf(fromOn: Day, days: number, exceptions: Exceptions): Day {
  return workingDayAfter(addDays(fromOn, -1), days, exceptions);
}

/** Until when objections are taken of a notice that was released on a day; null while it is not shown. */
export function openUntil(
  notice: { toOn: Day; fromOn: Day; days: number; releasedOn: Day | null },
  exceptions: Exceptions,
): Day | null {
  const { releasedOn, fromOn, toOn, days } = notice;
  if (!releasedOn) return null;
  if (releasedOn <= fromOn) return toOn;
  return lastDayOf(releasedOn, days, exceptions);
}

/** True once the last day has passed. */
export function isOver(until: Day | null, today: Day): boolean {
  return until !== null && today > until;
}

/** Why a site cannot be named yet, in words; null when it can. */
export function namingObstacle(facts: {
  until: Day | null;
  today: Day;
  unanswered: number;
}): string | null {
  const { until, today, unanswered } = facts;
  if (!until) return "公示还没有发布，请先在公开发布里完成审、发";
  if (!isOver(until, today)) return `公示到 ${dayLabel(until)}结束，期满后才能命名`;
  if (unanswered > 0) return `还有 ${unanswered} 条异议没有答复，答复后才能命名`;
  return null;
}

/** The notice as the public reads it. */
export function noticeContent(facts: {
  noticeId: string;
  level: SiteLevel;
  fromOn: Day;
  toOn: Day;
  days: number;
  sites: readonly { name: string; organisationName: string; regionName: string }[];
}): NoticeContent {
  const { noticeId, level, fromOn, toOn, days, sites } = facts;
  const names = sites.map(
    ({ name, organisationName, regionName }) => `- ${name}（${regionName}，${organisationName}）`,
  );
  const body = [
    `经推荐、自评和实地核验，拟将以下单位命名为${SITE_LEVEL_LABELS[level]}清廉建设示范单位，现予公示：`,
    ...names,
    `公示期 ${days} 个工作日。`,
  ].join("\n");
  return {
    ...{ noticeType: "objection", body, period: { from: fromOn, to: toOn } },
    objectionNote:
      "对公示有不同意见，请在公示期内网上提出，不需要实名。反映违纪违法问题请拨打 12388。",
    links: [{ label: "提出异议", href: `/notices/${noticeId}/objection` }],
  };
}
