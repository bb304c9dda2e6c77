import type {
  OrganisationKind,
  OrganisationLevel,
  Role,
} from "@/lib/platform/generated/prisma/enums";

/** A dated right as it stands today: a role within a region, narrowed where codes are given. */
export interface ActorGrant {
  role: Role;
  regionCode: string;
  regionLevel: "province" | "city" | "county" | "township" | "village";
  carrierCode: string | null;
  organisationId: string | null;
  mayEnterFor: boolean;
}

/** Whose place a delegate takes. */
export interface Delegator {
  accountId: string;
  name: string;
  /** The 条线 of the delegator's organisation: it says which tasks their leading reaches. */
  line: string | null;
}

/** A right of somebody on leave that stands in for reviewing only; it is never passed on. */
export interface DelegatedGrant extends ActorGrant {
  onBehalfOf: Delegator;
}

/** The organisation that a staff member speaks for. */
export interface ActorOrganisation {
  id: string;
  name: string;
  kind: OrganisationKind;
  level: OrganisationLevel;
  regionCode: string;
  nodeCode: string;
  townshipCode: string | null;
  line: string | null;
}

/** A signed-in person. Several grants are several reaches: they never combine. */
export interface StaffActor {
  kind: "staff";
  accountId: string;
  login: string;
  name: string;
  isExample: boolean;
  organisation: ActorOrganisation;
  grants: ActorGrant[];
  /** 代理审核: what colleagues on leave gave into this person's hands, for the verbs of reviewing only. */
  delegated?: DelegatedGrant[] | undefined;
  sessionId: string;
}

/** The product itself: jobs, seeds, the sealer. `name` says which. */
export interface SystemActor {
  kind: "system";
  name: string;
}

/** Anybody on the public pages. */
export interface VisitorActor {
  kind: "visitor";
}

/** Who asks. The first argument of every query and command. */
export type Actor = StaffActor | SystemActor | VisitorActor;

/** The visitor of the public pages. */
export const VISITOR: VisitorActor = { kind: "visitor" };

/** The system under the name of the part that acts. */
export function systemActor(name: string): SystemActor {
  return { kind: "system", name };
}

/** What the audit trail writes about an actor. */
export function actorName(actor: Actor): string {
  if (actor.kind === "staff") return actor.name;
  return actor.kind === "system" ? `系统（${actor.name}）` : "访客";
}
