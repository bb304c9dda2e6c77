/** What the last nightly comparison found. */
export interface LastCheck {
  at: string;
  isIntact: boolean;
  differences: number;
  corrections: number;
}
