import type { PublicationKind } from "@/lib/domain/publications/types";
import type { PublicationStatus } from "@/lib/platform/generated/prisma/enums";

/** What each kind is called. */
export const publicationKindWords: Record<PublicationKind, string> = {
  news: "资讯",
  notice: "公示公告",
  site: "示范点与做法",
  case: "案例与工作法",
  tour: "巡回观摩",
  route: "研学路线",
  venue: "文化阵地",
  work: "廉洁作品",
  story: "家风故事",
  brand: "家庭品牌",
  solicitation: "征集活动",
  topic: "群众点题",
};

/** How far a revision has come, in words. */
export const publicationStatusWords: Record<PublicationStatus, string> = {
  submitted: "待审",
  checked: "待发",
  published: "已发布",
  returned: "已退回",
  superseded: "已有新版",
  withdrawn: "已撤下",
};
