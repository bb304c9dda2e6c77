import type { Role } from "@/lib/platform/generated/prisma/enums";

/** What each role is called on the screen. */
export const roleLabels: Record<Role, string> = {
  reporter: "填报员",
  unit_head: "单位负责人",
  township: "乡镇（街道）",
  lead_unit: "牵头单位",
  office: "领导小组办公室",
  supervisor: "监督检查室",
  resident_group: "派驻机构",
  inspector: "检查人员",
  assessor: "案例评审员",
  moderator: "建议审核员",
  answerer: "答题员",
  sys_admin: "系统管理员",
  sec_admin: "安全管理员",
  audit_admin: "审计管理员",
};

/** Status of an account: word, tone and shape. */
export const accountStatusLabels = {
  active: { word: "在用", tone: "plain", shape: "check" },
  disabled: { word: "停用", tone: "muted", shape: "dash" },
} as const;

/** State of a right, seen from today. */
export const grantStateLabels = {
  current: { word: "有效", tone: "plain", shape: "check" },
  future: { word: "未生效", tone: "grey", shape: "hourglass" },
  ended: { word: "已结束", tone: "muted", shape: "dash" },
} as const;
