import type { AskedLevel, AssignmentStatus, Light } from "./types";

/** The word of each status. */
export const STATUS_LABELS: Record<AssignmentStatus, string> = {
  not_started: "未启动",
  drafting: "草稿",
  submitted: "待审核",
  returned: "已退回",
  approved: "已办结",
  accepted: "已办结",
  exempted: "免报",
  cancelled: "已取消",
};

/** The word of what is approved and waits for the next level, where the chain has two steps. */
export const WAITING_FOR_ACCEPTANCE = "待认可";

/** The word of each light, for eyes and for screen readers. */
export const LIGHT_LABELS: Record<Light, string> = {
  normal: "正常",
  soon: "预警",
  overdue: "超期",
  none: "未到期或无数据",
};

/** The word of each level. */
export const LEVEL_LABELS: Record<AskedLevel, string> = {
  province: "省级",
  city: "市级",
  county: "县级",
  township: "乡镇（街道）",
  village: "村（社区）",
  unit: "建设单位",
};

/** The word of each frequency. */
export const FREQUENCY_LABELS = {
  monthly: "每月",
  quarterly: "每季度",
  semiannual: "每半年",
  annual: "每年",
} as const;
