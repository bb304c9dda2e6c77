import { VISITOR } from "@/lib/access/actor";
import { defineRoute } from "@/lib/access/route";
import { topicStateWords } from "@/lib/domain/topics/labels";
import { listOutcomes } from "@/lib/domain/topics/shown/queries";
import { csvText } from "@/lib/shared/csv";
import { fileHeaders } from "@/lib/shared/file-headers";

const HEAD = ["类别", "内容", "点题", "责任单位", "地区", "领域", "日期", "现在", "是否示例"];

export const GET = defineRoute({
  name: "topic.results",
  open: true,
  handle: async () => {
    const outcomes = await listOutcomes(VISITOR);
    const lines = outcomes.map((one) => [
      ...[one.kind === "rule" ? "制度" : "成果", one.text, one.title, one.unitName],
      ...[one.regionName, one.fieldName, one.on],
      one.isDisputed || one.state === "disputed" ? "有分歧" : topicStateWords[one.state],
      one.isExample ? "示例" : "",
    ]);
    return new Response(csvText([HEAD, ...lines]), {
      headers: fileHeaders("群众点题成果和制度清单.csv", "csv"),
    });
  },
});
