import type { ClauseText } from "./clauses/types";

/** 意见, 实施意见, 制度规定, 负面清单, 参考材料. */
export type PolicyKind = "opinion" | "implementing" | "regulation" | "negative_list" | "reference";

/** A superseded document stays readable: tasks rest on it. */
export type PolicyStatus = "draft" | "published" | "superseded";

/** What decides who may do what with a document. */
export interface PolicyFacts {
  /** Null for what no region of the platform published. */
  regionCode: string | null;
  carrierCode: string | null;
  /** Sub-carriers of the document's carrier: their leads share it. */
  subCarrierCodes: string[];
  status: PolicyStatus;
}

/** A document as lists and trees show it. */
export interface PolicyRow extends PolicyFacts {
  code: string;
  title: string;
  /** 文号 */
  number: string | null;
  publisher: string | null;
  /** As its source gives it: a day, a month, a year, or unknown. */
  publishedOn: string | null;
  summary: string | null;
  kind: PolicyKind;
  regionName: string | null;
  carrierName: string | null;
  isExample: boolean;
  /** Clauses with words of their own; 0 where the text is not entered. */
  clauseCount: number;
  hasFile: boolean;
  version: number;
}

/** A clause as it is kept. */
export interface PolicyClause extends ClauseText {
  id: string;
  position: number;
}

/** A document named beside another. */
export interface NamedPolicy {
  code: string;
  title: string;
}

/** The sealed original of a document. */
export interface PolicyFile {
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
}

/** A document with its clauses and what it stands beside. */
export interface PolicyDetail extends PolicyRow {
  clauses: PolicyClause[];
  file: PolicyFile | null;
  /** Why the file gave no text. */
  readingNote: string | null;
  publishedAt: string | null;
  parent: NamedPolicy | null;
  supersedes: NamedPolicy | null;
  supersededBy: NamedPolicy | null;
  /** What carries it out: the implementing opinions beneath an opinion. */
  children: NamedPolicy[];
  can: PolicyRights;
}

/** What a reader may do with a document as it stands. */
export interface PolicyRights {
  edit: boolean;
  publish: boolean;
  /** Take a published document that nothing cites back into draft. */
  withdraw: boolean;
  /** Begin a corrected text that will supersede it. */
  revise: boolean;
  discard: boolean;
}

/** A page of documents. */
export interface PolicyPage {
  rows: PolicyRow[];
  total: number;
  page: number;
  pageCount: number;
}

/** Where, and for which carriers, a person files documents. */
export interface PolicyPlace {
  regionCode: string;
  regionName: string;
  /** True where documents without a carrier, such as the opinion, may be filed too. */
  isWhole: boolean;
  carriers: { code: string; name: string }[];
  /** Documents that another may carry out. */
  parents: NamedPolicy[];
}
