/** What the first-run page tells once: who may sign in now, and with which one-time password. */
export interface SetUpDone {
  login: string;
  others: { role: "sec_admin" | "audit_admin"; login: string; name: string; password: string }[];
}

/** What the first-run page begins with. */
export interface SetUpStart {
  regionName: string;
  suggestedName: string;
}
