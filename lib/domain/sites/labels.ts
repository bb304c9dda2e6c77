import type { SiteStatus } from "@/lib/platform/generated/prisma/enums";

/** What a place may be called. A place that a report only mentions is never called a 示范点. */
export const siteStatusWords: Record<SiteStatus, string> = {
  demonstration: "报道所载示范建设",
  reported: "公开报道的做法",
};

/** One sentence that says what the word means. */
export const siteStatusNotes: Record<SiteStatus, string> = {
  demonstration: "公开报道称其为示范点或开展示范建设，正式命名情况以主管部门公布为准。",
  reported: "公开报道提到的做法，没有材料表明已被命名为示范点。",
};
