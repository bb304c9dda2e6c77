import { defineRoute } from "@/lib/access/route";
import { TERM_COLUMNS } from "@/lib/domain/topics/statistics/labels";
import { readTermStatistics } from "@/lib/domain/topics/statistics/queries";
import type { TermLine } from "@/lib/domain/topics/statistics/types";
import { csvText } from "@/lib/shared/csv";
import { fileHeaders } from "@/lib/shared/file-headers";

const cells = (of: string, { name, figures }: TermLine) => [
  of,
  name,
  ...TERM_COLUMNS.map(({ read }) => read(figures)),
];

export const GET = defineRoute({
  name: "topic.statistics",
  open: true,
  handle: async (actor) => {
    const { today, byRegion, byUnit } = await readTermStatistics(actor);
    const lines = [
      ["分组", "名称", ...TERM_COLUMNS.map(({ label }) => label)],
      ...byRegion.map((line) => cells("地区", line)),
      ...byUnit.map((line) => cells("单位", line)),
    ];
    return new Response(csvText(lines), {
      headers: fileHeaders(`群众点题答复统计-${today}.csv`, "csv"),
    });
  },
});
