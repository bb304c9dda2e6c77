import {
  happenings,
  ONLY_TIME,
  standingWords,
} from "@/components/domain/dashboard/changes/change-words";
import { readChangesAsked } from "@/components/domain/dashboard/changes/changes-query";
import { defineRoute } from "@/lib/access/route";
import { listChanged } from "@/lib/domain/counters/changed/queries";
import { findFirstDay } from "@/lib/domain/counters/past/queries";
import { invalid } from "@/lib/platform/errors";
import { csvText } from "@/lib/shared/csv";
import { dayAt, dayLabel } from "@/lib/shared/dates";
import { fileHeaders } from "@/lib/shared/file-headers";

const MOST = 20_000;

/** The assignments behind one number of changes as CSV: exactly those that the page lists, at most 20,000. */
export const GET = defineRoute<{ regionCode: string }>({
  name: "figures.changes",
  handle: async (actor, request, { regionCode }) => {
    const days = { today: dayAt(new Date()), firstDay: await findFirstDay(actor) };
    const search = Object.fromEntries(request.nextUrl.searchParams);
    const { query, move, place } = readChangesAsked(regionCode, search, days);
    if (!move) throw invalid({ move: "请先选一项变化" }, "请先在页面上点开一个数字，再导出");
    const found = await listChanged(actor, { ...query, move, place }, MOST);
    const head = [
      "载体",
      "任务编号",
      "任务",
      "地区",
      "单位",
      `${query.from} 末`,
      `${query.to} 末`,
      "经过和原因",
    ];
    const lines = found.rows.map((row) => [
      ...[row.carrierName, row.taskCode, row.taskTitle, row.placeName, row.organisationName],
      ...[standingWords(row.before), standingWords(row.after)],
      happenings(row).join("；") || ONLY_TIME,
    ]);
    const rest = found.next ? [[`只导出前 ${MOST} 项，请按载体或地区分开导出`]] : [];
    const name = `变化 ${dayLabel(query.from)}至${dayLabel(query.to)}.csv`;
    return new Response(csvText([head, ...lines, ...rest]), { headers: fileHeaders(name, "csv") });
  },
});
