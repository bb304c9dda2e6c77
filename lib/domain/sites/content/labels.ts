import type { SiteContent, SiteKind } from "@/lib/domain/sites/content/schema";

/** What each kind of place is called. */
export const siteKindWords: Record<SiteKind, string> = {
  demonstration: "示范点",
  model_village: "典型村",
  contact_point: "联系点",
  demo_village: "示范村",
  reported: "公开报道的做法",
};

/** The level at which a site was named. */
export const siteLevelWords: Record<NonNullable<SiteContent["level"]>, string> = {
  province: "省级",
  city: "市级",
  county: "县级",
};

/** What a place may be called in public: 省级示范点, or that a report speaks of it. */
export function siteTitle(content: Pick<SiteContent, "siteKind" | "level" | "reportedAs">): string {
  const { siteKind, level, reportedAs } = content;
  if (siteKind === "reported" && reportedAs === "demonstration") return "报道所载示范建设";
  if (siteKind === "reported" || !level) return siteKindWords.reported;
  return `${siteLevelWords[level]}${siteKindWords[siteKind]}`;
}

/** One sentence that says what the word means. */
export function siteTitleNote(
  content: Pick<SiteContent, "siteKind" | "level" | "reportedAs">,
): string {
  if (content.siteKind !== "reported") return "经推荐、自评、核验、公示后由领导小组命名。";
  return content.reportedAs === "demonstration"
    ? "公开报道称其开展示范建设，正式命名情况以主管部门公布为准。"
    : "公开报道提到的做法，没有材料表明已被命名为示范点。";
}
