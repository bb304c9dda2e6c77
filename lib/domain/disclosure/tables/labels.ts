import type { OpenField, OpenTable, OpenTableCode } from "@/lib/domain/disclosure/tables/types";
import { publicationKindWords } from "@/lib/domain/publications/labels";
import { PUBLICATION_KINDS, type PublicationKind } from "@/lib/domain/publications/types";

const text = (name: string, label: string, note?: string): OpenField =>
  note ? { name, label, type: "text", note } : { name, label, type: "text" };
const day = (name: string, label: string): OpenField => ({ name, label, type: "date" });
const count = (name: string, label: string, unit = "项"): OpenField => ({
  ...{ name, label, type: "integer", unit },
});

const PUBLICATION_FIELDS: readonly OpenField[] = [
  { name: "url", label: "公开页面", type: "url" },
  text("title", "标题"),
  text("summary", "摘要"),
  text("regionCode", "行政区划代码", "GB/T 2260 及统计用区划代码"),
  text("regionName", "地区"),
  text("cityName", "市州"),
  text("carrierName", "载体"),
  text("sourceTitle", "来源"),
  { name: "sourceUrl", label: "来源地址", type: "url" },
  day("happenedOn", "事情日期"),
  day("releasedOn", "发布日期"),
  count("revision", "第几稿", "稿"),
  { name: "isExample", label: "示例", type: "boolean", note: "演示数据为是" },
];

const yesNo = (name: string, label: string): OpenField => ({ name, label, type: "boolean" });

/** What people sort and filter by stands in columns of its own, before the whole text. */
const OWN_FIELDS: Partial<Record<PublicationKind, readonly OpenField[]>> = {
  site: [
    text("siteKind", "示范点类别", "“公开报道的做法”没有命名"),
    text("level", "级别", "没有命名的为空"),
    day("namedOn", "命名日期"),
    text("address", "地址"),
    text("hours", "开放时间"),
    yesNo("accessible", "有无障碍设施"),
    yesNo("acceptsBookings", "可预约"),
  ],
  case: [text("form", "形式"), text("organisationName", "单位")],
  route: [
    count("stops", "站数", "站"),
    count("minutes", "全程", "分钟"),
    text("season", "适宜季节"),
    text("suited", "适合"),
    yesNo("accessible", "全程有无障碍设施"),
  ],
  venue: [
    text("kindName", "类别"),
    text("status", "状态"),
    text("place", "地点"),
    yesNo("accessible", "有无障碍设施"),
  ],
  work: [text("typeName", "类型"), text("licenceName", "授权")],
  notice: [text("noticeType", "类型")],
  news: [text("columnName", "栏目"), yesNo("isReprint", "转载")],
};

/** The columns that only one kind of publication has. */
export function ownFields(kind: PublicationKind): readonly OpenField[] {
  return OWN_FIELDS[kind] ?? [];
}

const CONTENT_FIELD = text("content", "内容", "发布时定稿的全部文字，每行一项");

const TASK_FIELDS: readonly OpenField[] = [
  text("carrierName", "载体"),
  count("year", "年度", "年"),
  text("code", "任务编号"),
  text("title", "任务"),
  text("measure", "举措"),
  text("indicatorName", "指标"),
  text("unit", "单位"),
  { name: "target", label: "目标值", type: "number", note: "单位见“单位”列；空为不设目标" },
  text("frequency", "报送频次"),
  text("leadName", "牵头单位"),
  text("basis", "依据"),
  { name: "isExample", label: "示例", type: "boolean", note: "示例清单的目标值为示例" },
];

const CLAUSE_FIELDS: readonly OpenField[] = [
  text("carrierName", "载体"),
  count("year", "年度", "年"),
  text("code", "条款编号"),
  text("responsibility", "责任代码", "以责任清单为准"),
  text("text", "内容"),
  text("subject", "责任主体"),
  text("post", "岗位"),
  text("frequency", "频次"),
  text("basis", "依据"),
  text("leadName", "牵头单位"),
  { name: "isExample", label: "示例", type: "boolean", note: "示例清单的条款为示例" },
];

const EDITION_FIELDS: readonly OpenField[] = [
  text("id", "期编号"),
  count("year", "年度", "年"),
  count("number", "期号", "期"),
  text("title", "标题"),
  day("day", "数据截至"),
  day("releasedOn", "发布日期"),
  text("fingerprint", "指纹", "SHA-256"),
  { name: "url", label: "公开页面", type: "url" },
];

const PROGRESS_FIELDS: readonly OpenField[] = [
  text("edition", "期"),
  text("editionId", "期编号"),
  day("day", "数据截至"),
  text("regionCode", "行政区划代码"),
  text("regionName", "地区"),
  text("carrierCode", "载体代码", "total 为各载体合计"),
  text("carrierName", "载体"),
  count("asked", "要求办理"),
  count("done", "已办结"),
  count("doneOnTime", "按期办结"),
  count("overdue", "超期未办结"),
  {
    ...{ name: "completion", label: "完成率", type: "number", unit: "%" },
    note: "已办结 ÷ 要求办理；没有要求办理的为空",
  },
];

const POLICY_FIELDS: readonly OpenField[] = [
  text("code", "代码"),
  text("title", "文件"),
  text("number", "文号"),
  text("publisher", "制发机关"),
  text("publishedOn", "印发日期"),
  { name: "url", label: "公开页面", type: "url" },
];

const PUBLICATION_TABLES = PUBLICATION_KINDS.map(
  (kind): OpenTable => ({
    code: kind,
    name: publicationKindWords[kind],
    note: "经写、审、发三位同志办理后公开的内容，撤下的不在其中",
    source: "各地各单位送审，领导小组办公室审核发布",
    update: "随发布更新",
    fields: [...PUBLICATION_FIELDS, ...ownFields(kind), CONTENT_FIELD],
  }),
);

const OTHER_TABLES: readonly OpenTable[] = [
  {
    ...{ code: "tasks", name: "公开任务", fields: TASK_FIELDS, update: "清单下发后更新" },
    note: "已下发、公开级别为“公开”的任务；只公开汇总的和内部的任务不在其中",
    source: "各载体任务清单",
  },
  {
    ...{ code: "clauses", name: "公开责任条款", fields: CLAUSE_FIELDS, update: "清单下发后更新" },
    note: "已下发、公开级别为“公开”的责任清单",
    source: "各载体责任清单",
  },
  {
    ...{ code: "progress", name: "任务进展汇总", fields: PROGRESS_FIELDS, update: "按期发布" },
    note: "已发布各期的地区×载体汇总，发布后不再改动",
    source: "办公室定稿并由另一位同志核对发布的各期数据",
  },
  {
    ...{ code: "editions", name: "公开数据各期", fields: EDITION_FIELDS, update: "按期发布" },
    note: "已发布的各期及其指纹",
    source: "领导小组办公室",
  },
  {
    ...{ code: "policies", name: "政策文件目录", fields: POLICY_FIELDS, update: "随政策库更新" },
    note: "政策库中已发布的文件",
    source: "政策库",
  },
];

/** Every open table in the order in which they are offered. */
export const OPEN_TABLES: readonly OpenTable[] = [...OTHER_TABLES, ...PUBLICATION_TABLES];

/** The table of a code; undefined for any other word. */
export function openTable(code: string): OpenTable | undefined {
  return OPEN_TABLES.find((table) => table.code === (code as OpenTableCode));
}
