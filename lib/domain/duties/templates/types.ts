/** What documents an office may have a template of its own for. */
export type TemplateKind = "annual_report";

/** An office's template as it stands. */
export interface OfficeTemplate {
  id: string;
  regionCode: string;
  regionName: string;
  kind: TemplateKind;
  fileName: string;
  size: number;
  sha256: string;
  byName: string;
  at: string;
}

/** A region in which the actor keeps templates, with the one that holds there. */
export interface TemplatePlace {
  regionCode: string;
  regionName: string;
  /** The region's own; null where it has none. */
  own: OfficeTemplate | null;
  /** What is used in its stead, from a region above; null for the built-in layout. */
  inherited: OfficeTemplate | null;
}
