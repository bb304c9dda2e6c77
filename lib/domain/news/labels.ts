import type { NewsListInput } from "@/lib/domain/news/schema";
import type { NewsSummary } from "@/lib/domain/news/types";

/** The views of the desk's list. */
export const newsViewWords: Record<NewsListInput["view"], string> = {
  all: "全部",
  draft: "草稿",
  waiting: "审核发布中",
  published: "已发布",
};

/** Where an article stands, in words. */
export function newsStateWords(article: NewsSummary): string {
  const { status, isShown, version, submittedVersion } = article;
  if (submittedVersion === null) return "草稿";
  if (status === "submitted") return isShown ? "更正待审" : "待审";
  if (status === "checked") return isShown ? "更正待发" : "待发";
  if (status === "returned") return "已退回";
  if (status === "withdrawn") return "已撤下";
  return version > submittedVersion ? "已发布，有未送审的修改" : "已发布";
}
