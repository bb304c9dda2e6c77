/** A published document that tasks and sites rest on. */
export interface PolicyDocument {
  code: string;
  title: string;
  publisher: string | null;
  /** As its source gives it: a day, a year, or unknown. */
  publishedOn: string | null;
  summary: string | null;
}
