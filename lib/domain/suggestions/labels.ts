import type { SuggestionStatus } from "@/lib/platform/generated/prisma/enums";

/** What a suggestion may be about: a code, a name, examples, and the sign that stands beside it. */
export const CATEGORIES = [
  { code: "village", name: "村居事务", note: "村务公开、集体资产、惠农补贴", sign: "村" },
  { code: "school", name: "学校教育", note: "校园餐、收费公示、课后服务", sign: "校" },
  { code: "hospital", name: "看病就医", note: "挂号收费、药品、服务态度", sign: "医" },
  { code: "service", name: "办事服务", note: "办证窗口、网上办理、排队", sign: "办" },
  { code: "enterprise", name: "企业经营", note: "审批、收费、招投标", sign: "企" },
  { code: "project", name: "工程建设", note: "道路、水利、小区改造", sign: "建" },
  { code: "family", name: "家风文明", note: "移风易俗、家风活动", sign: "家" },
  { code: "culture", name: "廉洁文化", note: "展馆、广场、作品和活动", sign: "文" },
  { code: "other", name: "其他建议", note: "不知道选哪类，选这里", sign: "他" },
] as const;

/** A category's code. */
export type Category = (typeof CATEGORIES)[number]["code"];

/** The codes alone, for schemas. */
export const CATEGORY_CODES = CATEGORIES.map(({ code }) => code) as [Category, ...Category[]];

/** The name of a category. */
export function categoryName(code: string): string {
  return CATEGORIES.find((one) => one.code === code)?.name ?? code;
}

/** What the sender reads about where a suggestion stands. */
export const STATUS_WORDS: Record<SuggestionStatus, string> = {
  received: "已收到，等待初审",
  screened: "已通过初审",
  taken_up: "已列为点题项目，正在办理",
  answered: "已答复",
  closed: "已办结",
  merged: "已与内容相同的建议合并办理",
  handed_over: "已转 12345 办理",
  out_of_scope: "不在受理范围",
  withdrawn: "您已撤回",
  shredded: "内容已删除",
};

/** What happened, in the history that the sender reads. */
export const EVENT_WORDS: Record<string, string> = {
  received: "收到建议",
  screened: "通过初审",
  merged: "与相同的建议合并",
  handed_over: "转 12345 办理",
  out_of_scope: "不在受理范围",
  shredded: "内容已删除",
  withdrawn: "您撤回了建议",
  addition: "您作了补充",
  selected: "列为点题项目",
  declined: "没有列为点题项目",
  answered: "责任单位作出答复",
  reopened: "重新办理",
  upheld: "核对以后没有重新办理",
  closed: "办结",
  rate: "请您评价办理结果",
  follow_up: "请您回答：问题是否真正解决",
  hotline: "12345 回复",
};

/** Why something is not taken: a kind sentence for the sender, by kind. */
export const REFUSALS = {
  help: "您写的是需要办理的具体事项，请拨打 12345 政务服务热线，由承办单位直接联系您办理。",
  accusation: "您反映的是具体人员的问题，本平台不受理。请拨打 12388 或登录 www.12388.gov.cn。",
  unclear: "没有看明白希望改进什么。欢迎补充地点和具体做法后再提一次。",
  elsewhere: "这件事不属于清廉建设的范围，请向主管部门提出。谢谢您的关心。",
  advertisement: "内容与建议无关，未受理。",
} as const;

/** The kind of a refusal. */
export type RefusalKind = keyof typeof REFUSALS;

/** Why words were destroyed, by kind; shown to nobody but the trail. */
export const SHRED_REASONS = {
  accusation: "检举控告内容",
  personal: "他人个人信息",
  harmful: "违法有害内容",
  asked: "提出人要求删除",
} as const;
