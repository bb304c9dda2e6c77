import type { EntryState, TopicMove, TopicState } from "@/lib/domain/topics/rules";
import type { Finding, PeopleVoice } from "@/lib/domain/topics/verdicts/rules";
import type { TopicEntryKind } from "@/lib/platform/generated/prisma/enums";

/** Where a topic stands, in words. */
export const topicStateWords: Record<TopicState, string> = {
  proposed: "待选题",
  selected: "已选定",
  declined: "未选用",
  assigned: "待答复",
  answering: "答复审核中",
  answered: "已答复",
  in_progress: "办理中",
  claimed_done: "待核实评价",
  verified: "三方一致",
  disputed: "有分歧",
  reopened: "重新办理",
  closed: "已办结",
};

/** What was done with a topic, as its trace names it. */
export const topicMoveWords: Record<TopicMove | "propose", string> = {
  propose: "整理成题",
  select: "选定公布",
  decline: "不予选用",
  assign: "交责任单位",
  answer: "提交答复",
  report: "更新进展",
  claim: "部门说办结",
  verify: "纪委核实",
  reopen: "重新办理",
  uphold: "核对后不重新办理",
  close: "办结",
};

/** What an entry is. */
export const entryKindWords: Record<TopicEntryKind, string> = {
  answer: "答复",
  progress: "进展",
  claim: "办结说明",
  supervision: "纪委核实",
  closing: "办结结论",
  upholding: "核对后不重新办理",
};

/** How far an entry has come. */
export const entryStateWords: Record<EntryState, string> = {
  waiting: "审核发布中",
  released: "已公开",
  returned: "被退回，请修改后重新提交",
};

/** What the commission found. */
export const findingWords: Record<Finding, string> = {
  confirmed: "核实已办结",
  partly: "核实部分办结",
  not_yet: "核实尚未办结",
};

/** What those concerned say together. */
export const peopleVoiceWords: Record<PeopleVoice, string> = {
  too_few: "评价人数不足",
  agreed: "群众认可",
  not_agreed: "群众不认可",
};
