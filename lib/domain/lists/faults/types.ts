/** Something in a row that must be put right before the list is submitted, or looked at. */
export interface Fault {
  /** The column at which it is said. */
  column: string;
  message: string;
  /** Warnings keep nothing from being submitted, but for those that must be answered. */
  severity: "error" | "warning";
  /** A warning that wants a written reason before the list is submitted. */
  mustAnswer?: boolean;
}
