import type { SiteMove } from "@/lib/domain/sites/lifecycle/rules";
import type {
  DemonstrationKind,
  DemonstrationStatus,
  SiteLevel,
} from "@/lib/domain/sites/lifecycle/types";

/** What each kind is called. */
export const DEMONSTRATION_KIND_LABELS: Record<DemonstrationKind, string> = {
  demonstration: "示范点",
  model_village: "典型村",
  contact_point: "联系点",
  demo_village: "示范村",
};

/** The level of naming. */
export const SITE_LEVEL_LABELS: Record<SiteLevel, string> = {
  province: "省级",
  city: "市级",
  county: "县级",
};

/** Each state in words. */
export const SITE_STATUS_LABELS: Record<DemonstrationStatus, string> = {
  recommended: "待自评",
  self_evaluated: "待核验",
  verified: "待公示",
  publicised: "公示中",
  named: "已命名",
  cultivating: "培育中",
  rechecking: "复核中",
  kept: "复核保留",
  rectifying: "限期整改",
  withdrawn: "已退出",
  declined: "未通过",
};

/** What comes next, and who does it. */
export const SITE_NEXT_LABELS: Record<DemonstrationStatus, string> = {
  recommended: "由建设单位对照清单自评",
  self_evaluated: "由上级牵头单位或办公室实地核验",
  verified: "由拟命名一级的牵头单位或办公室公示",
  publicised: "公示期满、异议答复完后由同一级命名",
  named: "编写公开页面；到期由命名一级复核",
  cultivating: "按培育计划推进；到期由命名一级复核",
  rechecking: "由命名一级或上级实地复核，作出保留、整改或退出的结论",
  kept: "到期由命名一级复核",
  rectifying: "建设单位整改；到期由命名一级或上级作出结论",
  withdrawn: "已经结束",
  declined: "已经结束，可以重新推荐",
};

/** What happened, in the history. */
export const SITE_STEP_LABELS: Record<string, string> = {
  recommend: "推荐",
  evaluate: "提交自评",
  return: "退回自评",
  verify: "核验通过",
  publicise: "开始公示",
  name: "命名",
  decline: "不予通过",
  cultivate: "列入培育",
  recheck: "启动复核",
  keep: "复核保留",
  rectify: "要求整改",
  withdraw: "退出",
  announce_exit: "提交退出公告",
  compose: "提交公开页面",
  subsidise: "登记奖补",
  strike_subsidy: "划去奖补",
  plan_measure: "安排培育措施",
  finish_measure: "培育措施完成",
  answer_objection: "答复异议",
  set_signal_aside: "信号暂不处理",
  plaque: "授牌",
} satisfies Record<SiteMove, string> & Record<string, string>;
