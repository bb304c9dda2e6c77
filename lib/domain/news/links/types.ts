/** An address outside that published things lead to, and that does not answer. */
export interface BrokenLink {
  address: string;
  failure: string;
  failingSince: Date;
  checkedAt: Date;
}

/** How the checking of outer links stands. */
export interface LinkState {
  /** The operator has switched it on (LINK_CHECK). */
  isOn: boolean;
  known: number;
  checkedAt: Date | null;
  broken: BrokenLink[];
}
