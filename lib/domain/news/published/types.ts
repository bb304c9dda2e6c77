import type { Picture } from "@/lib/domain/pictures/types";
import type { Published, PublishedSummary } from "@/lib/domain/publications/types";

/** A public page of a list: its items, their number, and what it can be narrowed by. */
export interface PublicNewsList {
  items: PublishedSummary[];
  total: number;
  pageCount: number;
  columns: { code: string; name: string; note: string }[];
  /** Years with something in them, the newest first. */
  years: number[];
}

/** A public article with its pictures and its address. */
export interface PublicArticle {
  item: Published;
  pictures: Picture[];
  /** The whole address, for machines that read the page. */
  url: string;
}
