import type { StaffActor } from "@/lib/access/actor";
import { countExport } from "@/lib/domain/assignments/exports/queries";
import { listAssignments } from "@/lib/domain/assignments/lines/queries";
import { listOrganisationAssignments } from "@/lib/domain/assignments/queries";
import { assignmentFilterSchema } from "@/lib/domain/assignments/schema";
import { readDashboard } from "@/lib/domain/counters/dashboard/queries";
import { readOrganisationPage } from "@/lib/domain/counters/organisation/queries";
import type { FigureQuery } from "@/lib/domain/counters/types";
import { readWall } from "@/lib/domain/counters/wall/queries";
import { searchStaff } from "@/lib/domain/search/queries";
import { LISTS } from "../support/plan-lists";

/** Something that somebody opens, and how many rows a list of it shows. */
export interface View {
  name: string;
  login: string;
  isList: boolean;
  read: (actor: StaffActor) => Promise<unknown>;
}

const YEAR = 2026;
/** The demonstration's own people for the viewers of the lists. */
const LOGINS = {
  village: "cun",
  countyLead: "xian",
  provinceLead: "sheng",
  office: "office",
  administrator: "xitong",
} as const;

const figures = (regionCode: string, more: Partial<FigureQuery> = {}): FigureQuery => {
  return { regionCode, year: YEAR, period: "year", ...more };
};

function page(name: string, login: string, query: FigureQuery): View {
  return { name, login, isList: false, read: (actor) => readDashboard(actor, query) };
}

async function organisationPage(actor: StaffActor): Promise<void> {
  const input = { organisationId: actor.organisation.id, year: YEAR };
  await readOrganisationPage(actor, input);
  await listOrganisationAssignments(actor, input);
}

function list(name: string, login: string, filter: object): View {
  const asked = assignmentFilterSchema.parse({ year: YEAR, ...filter });
  return {
    ...{ name, login, isList: true },
    read: async (actor) => (await listAssignments(actor, asked)).rows,
  };
}

function search(q: string, login: string): View {
  return {
    ...{ name: `搜索“${q}”（${login}）`, login, isList: false },
    read: (actor) => searchStaff(actor, { q, page: 1 }),
  };
}

/** Every page and list that target P4 names. */
export const VIEWS: readonly View[] = [
  page("省页，按市州", "office", figures("420000")),
  page("省页，按县", "office", figures("420000", { grain: "counties" })),
  page(
    "省页，一个载体的一季",
    "sheng",
    figures("420000", { period: "q3", carrierCode: "village" }),
  ),
  page("市页", "shiban", figures("420600")),
  page("县页", "xianban", figures("420624")),
  page("乡镇页", "xiang", figures("420624102")),
  {
    ...{ name: "大屏，全省", login: "office", isList: false },
    read: (actor) => readWall(actor, figures("420000")),
  },
  { name: "单位页", login: "cun", isList: false, read: organisationPage },
  ...LISTS.map(({ name, who, read }) => ({
    ...{ name: `列表 ${name}`, login: LOGINS[who], isList: true, read },
  })),
  list("列表 全省超期", "office", { show: "overdue" }),
  list("列表 一市待审", "office", { regionCode: "420600", show: "submitted" }),
  list("列表 一乡镇", "office", { regionCode: "420624102" }),
  list("列表 一项任务全省", "sheng", { carrierCode: "village", show: "done" }),
  search("整改", "office"),
  search("青龙村", "xian"),
  search("公开 台账", "cun"),
  {
    ...{ name: "导出前的计数，全省", login: "office", isList: false },
    read: (actor) => countExport(actor, assignmentFilterSchema.parse({ year: YEAR })),
  },
];
