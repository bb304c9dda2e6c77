import type { AssignmentDetail } from "@/lib/domain/assignments/types";
import type { Walk } from "@/lib/domain/assignments/walk/types";
import type { OrganisationTrail } from "@/lib/domain/counters/nearby/queries";
import type { Day } from "@/lib/shared/dates";
import { dashboardHref } from "../../dashboard/links";
import { listHref } from "../assignment-list";
import { dashboardFilterOf } from "./list-query";

interface CrumbProps {
  trail: OrganisationTrail | null;
  walk: Walk | null;
  today: Day;
}

/** 省 › 市 › 县 › 乡 › 单位 › 任务, under the filter of the list that one came from. */
export function crumbsOf({ trail, walk, today }: CrumbProps, assignment: AssignmentDetail) {
  const filter = dashboardFilterOf(walk?.filter ?? null, assignment, Number(today.slice(0, 4)));
  const regions = (trail?.regions ?? []).map(({ code, name, isReachable }) =>
    isReachable ? { label: name, href: dashboardHref(code, filter) } : { label: name },
  );
  const own = trail?.organisation;
  const organisation = own
    ? [{ label: own.name, ...(own.isReachable ? { href: `/desk/organisations/${own.id}` } : {}) }]
    : [];
  return [...regions, ...organisation, { label: assignment.taskCode }];
}

/** What a phone shows instead: the list that one came from, else the to-dos. */
export function backOf(walk: Walk | null) {
  return walk
    ? { href: listHref(walk.filter), label: "返回清单" }
    : { href: "/desk/today", label: "今日待办" };
}
