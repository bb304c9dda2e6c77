import type {
  BoundaryChangeKind,
  BoundaryChangeStatus,
  OrganisationKind,
  OrganisationLevel,
} from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

/** A code with the name that goes with it. */
export interface NamedCode {
  code: string;
  name: string;
}

/** What becomes of the people of what ends: their accounts and rights end, or follow to the successor. */
export type PeopleFate = "end" | "follow";

/** What happens to regions. Codes of places that go on or end exist; all others must be free. */
export type RegionPlan =
  | { subject: "region"; kind: "rename"; code: string; name: string; newCode: string | null }
  | {
      subject: "region";
      kind: "merge";
      codes: string[];
      /** One of `codes`, which then goes on, or a free code. */
      into: NamedCode;
      people: PeopleFate;
    }
  | {
      subject: "region";
      kind: "split";
      code: string;
      /** At least two; the place goes on where its own code is among them. */
      into: NamedCode[];
      /** Codes of regions beneath, or ids of organisations in it → the code that takes it; else the first. */
      takes: Record<string, string>;
      people: PeopleFate;
    }
  | { subject: "region"; kind: "move"; code: string; parentCode: string; newCode: string | null };

/** What happens to organisations. */
export type OrganisationPlan =
  | { subject: "organisation"; kind: "rename"; id: string; name: string }
  | {
      subject: "organisation";
      kind: "merge";
      ids: string[];
      /** One of `ids`. */
      intoId: string;
      name: string;
      people: PeopleFate;
    }
  | {
      subject: "organisation";
      kind: "split";
      id: string;
      /** Names of the organisations that come into being; the old one goes on. */
      names: string[];
    }
  | { subject: "organisation"; kind: "move"; id: string; regionCode: string };

/** What a change does, as it is kept. */
export type Plan = RegionPlan | OrganisationPlan;

/** An organisation as a change looks at it. */
export interface Unit {
  id: string;
  name: string;
  kind: OrganisationKind;
  level: OrganisationLevel;
  line: string | null;
  regionCode: string;
}

/** What a change will touch, counted before; and what it did, counted on its day. */
export interface ChangeCounts {
  regions: { made: number; changed: number; ended: number };
  organisations: { made: number; renamed: number; moved: number; ended: number };
  people: { accounts: number; grants: number; duties: number };
  assignments: {
    /** Open ones that go to another node or township. */
    moved: number;
    /** Open ones that a successor organisation takes over. */
    takenOver: number;
    /** Open ones of organisations that end. */
    cancelled: number;
    /** Handed in and waiting: they stay in the queue. */
    waiting: number;
    /** Done ones: they stay where they were done. */
    done: number;
  };
}

/** What the page shows before anything is decided. */
export interface Preview {
  counts: ChangeCounts;
  /** Why it cannot be ordered, each with what to do. */
  conflicts: string[];
  /** The regions that come into being, end, or come under another parent, by name; the first twenty. */
  regions: { code: string; before: string | null; after: string | null }[];
  /** Organisations that end, move, are renamed or made; the first twenty. */
  organisations: { name: string; what: string }[];
}

/** A row of the list of changes. */
export interface ChangeRow {
  id: string;
  kind: BoundaryChangeKind;
  subject: "region" | "organisation";
  title: string;
  basis: string;
  regionName: string;
  effectiveOn: Day;
  status: BoundaryChangeStatus;
  fault: string | null;
  draftedByName: string;
  plannedByName: string | null;
}

/** One change with all that is known of it. */
export interface ChangeDetail extends ChangeRow {
  plan: Plan;
  outcome: ChangeCounts | null;
  effectiveAt: string | null;
  plannedAt: string | null;
  revokedByName: string | null;
  revokedAt: string | null;
  version: number;
  /** Names of the regions and organisations in the plan, by code or id. */
  names: Record<string, string>;
}
