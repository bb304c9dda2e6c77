/** How a person wants to be reminded, and what the deployment offers. */
export interface MessageSettings {
  /** Proven addresses in the open: the page is the person's own. */
  email: string | null;
  phone: string | null;
  /** An address that waits for its code. */
  emailToProve: string | null;
  byEmail: boolean;
  bySms: boolean;
  /** HH:MM in Asia/Shanghai. */
  quietFrom: string;
  quietUntil: string;
  returnedAtOnce: boolean;
  version: number;
  hasEmailChannel: boolean;
  hasSmsChannel: boolean;
  /** When digests are made, HH:MM. */
  digestAt: string;
}
