/** An entry of the audit trail as the audit administrator reads it. */
export interface TrailEntry {
  id: string;
  at: Date;
  actorName: string;
  organisationName: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  /** What the subject is called now, where it is a person or an organisation. */
  subjectName: string | null;
  regionName: string | null;
  before: unknown;
  after: unknown;
  requestId: string | null;
  digest: string;
  /** Its place in the chain; null while it waits for the sealer. */
  position: number | null;
}

/** A page by cursor: newest first, `next` leads to older ones. */
export interface TrailPage {
  entries: TrailEntry[];
  next: string | null;
}

/** How far the chain reaches. */
export interface ChainState {
  sealed: number;
  sealedAt: Date | null;
  headHash: string | null;
  unsealed: number;
  unsealedSeconds: number;
}
