import type { TermFamily } from "@/lib/domain/culture/terms/types";
import type { RegionLevel } from "@/lib/platform/generated/prisma/enums";

/** What each family is called. */
export const termFamilyWords: Record<TermFamily, string> = {
  venue_kind: "阵地种类",
  work_type: "作品类型",
  licence: "授权方式",
  link_host: "可链接的网站",
};

/** Whose venue a kind is, at the level at which each region owes one. */
export const owedLevelWords: Record<RegionLevel, string> = {
  province: "省",
  city: "市州",
  county: "县市区",
  township: "乡镇街道",
  village: "村社区",
};
