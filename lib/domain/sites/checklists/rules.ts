/*
 * A checklist is set for a region, and may be narrowed to a carrier and a kind; it holds from its year on. A site
 * is asked by the nearest one: that of its county before the city's before the province's, there the one of its
 * carrier and kind before the general one, the newest year, the newest revision. A changed checklist is a new
 * revision: an evaluation that has begun keeps its own. Where nobody set one, an example stands in and says so.
 * In the form a line is an item: `标题｜怎样证明｜必备`, the last two may be left out.
 */
import type { ChecklistItem } from "@/lib/domain/sites/checklists/types";

const MUST = /^(必备|必须|是)$/;

/** The items of typed lines; blank lines are left out. Answers what is wrong by line, or the items. */
export function itemsOf(typed: string): { items: ChecklistItem[]; problem: string | null } {
  const lines = typed
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const items = lines.map((line, at) => {
    const [title = "", prove = "", must = ""] = line.split(/[|｜]/).map((part) => part.trim());
    return { code: `c${at + 1}`, title, prove, isMust: MUST.test(must), weight: 1 };
  });
  if (items.length === 0) return { items, problem: "请至少写一条，每行一条" };
  if (items.length > 40) return { items, problem: "最多 40 条，请合并后再保存" };
  const bad = items.findIndex(({ title }) => !title || title.length > 60);
  if (bad >= 0) return { items, problem: `第 ${bad + 1} 行：标题要写，最多 60 个字` };
  const long = items.findIndex(({ prove }) => prove.length > 200);
  if (long >= 0) return { items, problem: `第 ${long + 1} 行：怎样证明最多 200 个字` };
  return { items, problem: null };
}

/** The items as lines to be changed. */
export function linesOf(items: readonly ChecklistItem[]): string {
  return items
    .map(({ title, prove, isMust }) => [title, prove, isMust ? "必备" : ""].join("｜"))
    .map((line) => line.replace(/｜+$/, ""))
    .join("\n");
}

// The six headings are those of the province's 农业农村 department; how they are proven is an example.
const SIX_CLEARS: [string, string][] = [
  ["政治头脑清醒", "四议两公开记录、村务监督委员会履职记录（示例）"],
  ["发展思路清晰", "集体经济发展规划和项目公示（示例）"],
  ["工作重点清楚", "小微权力清单、流程图和村务财务公开（示例）"],
  ["村企关系亲清", "集体资产资源交易记录、合同清理台账（示例）"],
  ["人居环境清净", "环境整治和公共空间管护记录（示例）"],
  ["党员干部清廉", "近两年党员干部遵纪守法情况说明（示例）"],
];

const GENERAL: [string, string][] = [
  ["责任落实", "研究清廉建设的会议记录和责任分工（示例）"],
  ["权力公开", "权力清单、流程和公开情况（示例）"],
  ["制度机制", "针对廉洁风险定的制度和执行记录（示例）"],
  ["廉洁教育", "廉洁教育活动安排和记录（示例）"],
  ["群众评价", "服务对象的意见和办理情况（示例）"],
  ["示范带动", "可供参观学习的做法说明（示例）"],
];

/** The example that stands in where no checklist was set. */
export function exampleChecklist(carrierCode: string): { title: string; items: ChecklistItem[] } {
  const isVillage = carrierCode === "village";
  const lines = isVillage ? SIX_CLEARS : GENERAL;
  return {
    title: isVillage ? "六清自评清单（示例）" : "示范点自评清单（示例）",
    items: lines.map(([title, prove], at) => ({
      ...{ code: `c${at + 1}`, title, prove, weight: 1 },
      isMust: at === 0 || at === lines.length - (isVillage ? 1 : 3),
    })),
  };
}
