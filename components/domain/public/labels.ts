import { RESPONSIBILITY_LABELS } from "@/lib/domain/lists/labels";
import type {
  DataSource,
  Direction,
  Frequency,
  OrganisationLevel,
} from "@/lib/platform/generated/prisma/enums";

/** Words for citizens; what staff see may be shorter. */
export const frequencyWords: Record<Frequency, string> = {
  monthly: "每月",
  quarterly: "每季度",
  semiannual: "每半年",
  annual: "每年",
};

export const levelWords: Record<OrganisationLevel, string> = {
  province: "省",
  city: "市州",
  county: "县市区",
  township: "乡镇街道",
  village: "村、社区",
  unit: "建设单位",
};

export const sourceWords: Record<DataSource, string> = {
  report: "单位填报，上级审核",
  system: "业务系统取数",
  survey: "抽样问卷",
  inspection: "抽查核验",
};

export const responsibilityWords: Record<string, string> = RESPONSIBILITY_LABELS;

/** `≥ 95%`, `0 起`; null where no target is set. */
export function targetText(
  target: number | null,
  unit: string,
  direction: Direction,
): string | null {
  if (direction === "zero") return `0${unit}`;
  if (target === null) return null;
  if (direction === "decrease") return `不高于 ${target}${unit}`;
  return direction === "reach" ? `达到 ${target}${unit}` : `不低于 ${target}${unit}`;
}
