import type { NoticeType } from "@/lib/domain/publications/notices/schema";

/** What kinds of public notice are called. */
export const noticeTypeWords: Record<NoticeType, string> = {
  objection: "公示",
  announcement: "公告",
  result: "结果公布",
};

/** The types of notice as choices of a list. */
export const noticeTypeChoices = Object.entries(noticeTypeWords).map(([code, name]) => ({
  code,
  name,
}));
