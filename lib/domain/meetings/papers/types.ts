import type { PaperBlock, PaperTable } from "@/lib/platform/documents/paper";

/** A numbered part of the paper with its tables, as all formats have it. */
export interface PaperPart {
  heading: string;
  blocks: PaperBlock[];
}

/** A table with the name of its sheet. */
export interface NamedTable {
  sheet: string;
  table: PaperTable;
}
