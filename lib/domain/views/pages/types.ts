import type { SheetContent } from "@/lib/platform/spreadsheet/types";

/** The pages that can become files. */
export type PageKind = "dashboard" | "assignments" | "analysis" | "feedback";

/** What a subscription's file is. */
export type FileFormat = "xlsx" | "pdf";

/** A page as tables: the same figures that the page shows. */
export interface PageTables {
  title: string;
  /** The filter and the day, in words. */
  subtitle: string;
  sheets: SheetContent[];
}

/** An address taken apart. */
export interface PageAddress {
  kind: PageKind;
  path: string;
  search: Record<string, string>;
}
