import type { Day } from "@/lib/shared/dates";

/** A key as its keepers see it; the secret is nowhere. */
export interface MachineKey {
  id: string;
  sourceName: string;
  /** How the secret begins, to tell keys apart. */
  hint: string;
  regionName: string;
  /** Null where everything in the region is open to it. */
  organisationName: string | null;
  tasks: { code: string; title: string }[];
  addresses: string[];
  validTo: Day;
  state: "valid" | "expired" | "revoked";
  createdByName: string;
  createdAt: string;
  lastUsedAt: string | null;
  /** What it brought so far. */
  batches: number;
  taken: number;
  version: number;
}

/** What is shown once after a key was made. */
export interface NewKey {
  id: string;
  sourceName: string;
  secret: string;
}
