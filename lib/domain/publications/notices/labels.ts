import type { NoticeType } from "@/lib/domain/publications/notices/schema";

/** What kinds of public notice are called. */
export const noticeTypeWords: Record<NoticeType, string> = {
  objection: "公示",
  announcement: "公告",
  result: "结果公布",
};
