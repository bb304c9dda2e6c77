import type { PolicyKind, PolicyStatus } from "./types";

/** The word of each kind of document. */
export const POLICY_KIND_LABELS: Record<PolicyKind, string> = {
  opinion: "意见",
  implementing: "实施意见",
  regulation: "制度规定",
  negative_list: "负面清单",
  reference: "参考材料",
};

/** What each kind is, for whoever chooses it. */
export const POLICY_KIND_NOTES: Record<PolicyKind, string> = {
  opinion: "“1+7”里的“1”：本地区推进清廉建设的总意见，一个地区一份",
  implementing: "“1+7”里的“7”：一个载体一份，落实总意见",
  regulation: "办法、规定、通知等制度文件",
  negative_list: "办学行为负面清单一类，每条是一项不得有的行为",
  reference: "解读、报道等参考材料，不是文件原文",
};

/** The word of each status. */
export const POLICY_STATUS_LABELS: Record<PolicyStatus, string> = {
  draft: "草稿",
  published: "已发布",
  superseded: "已被新文本代替",
};
