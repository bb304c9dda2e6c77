/** Words, with an address where they are a link. */
export interface Inline {
  text: string;
  href?: string;
}

/** A part of prose: a paragraph, heading or quotation has one item, a list one for each line. */
export interface Block {
  kind: "paragraph" | "heading" | "bullets" | "steps" | "quote";
  items: Inline[][];
}
