/** The carrier beside a site or a task, as pages mark it. */
export interface CarrierBadge {
  code: string;
  name: string;
  short: string;
  glyph: string;
  /** 1-based place in the fixed order of colours. */
  position: number;
}
