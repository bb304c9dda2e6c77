/*
 * Who may do what, verb by verb. A person can read this table aloud:
 * "a township reviews its villages", "a lead unit reviews, below its own level, the tasks of its carrier".
 * A verb that is missing from a row is refused. Spans are explained at `Span`; each is applied to the
 * region of the grant, and several grants are tried one by one.
 */
import type { Role } from "@/lib/platform/generated/prisma/enums";

/** What can be done, as verbs over nouns. */
export type Verb =
  | "assignment.read"
  | "report.enter"
  | "report.review"
  | "list.read"
  | "list.draft"
  | "list.consent"
  | "list.issue"
  | "dashboard.read"
  | "edition.read"
  | "edition.freeze"
  | "edition.release"
  | "organisation.read"
  | "organisation.manage"
  | "account.manage"
  | "grant.manage"
  | "region.manage"
  | "calendar.manage"
  | "audit.read";

/**
 * How far a verb reaches from a grant:
 * - `own`: the grant's organisation, or the person's own
 * - `entry`: own, and with a 代录 grant the organisations in its region (and carrier)
 * - `villages`: the villages of the township
 * - `subtree`: everything in the region and beneath
 * - `carrier`: the subtree, for the grant's carrier and the tasks that the organisation leads
 * - `carrier_below`: the same, only organisations beneath the grant's level
 * - `office_review`: coordination tasks below; at the province also the province's own lead units
 * - `coordination`: the office's own lists in its region
 * - `region`: the grant's region itself, no organisation implied
 */
export type Span =
  | "own"
  | "entry"
  | "villages"
  | "subtree"
  | "carrier"
  | "carrier_below"
  | "office_review"
  | "coordination"
  | "region";

type Rights = Partial<Record<Verb, Span>>;

const READ_OWN: Rights = {
  "assignment.read": "own",
  "list.read": "region",
  "dashboard.read": "own",
};

/** The one table of rights. */
export const RIGHTS: Record<Role, Rights> = {
  reporter: { ...READ_OWN, "report.enter": "entry" },
  unit_head: { ...READ_OWN, "report.enter": "own" },
  township: {
    "assignment.read": "subtree",
    "report.enter": "entry",
    "report.review": "villages",
    "list.read": "region",
    "dashboard.read": "subtree",
    "organisation.read": "subtree",
  },
  lead_unit: {
    "assignment.read": "carrier",
    "report.enter": "entry",
    "report.review": "carrier_below",
    "list.read": "carrier",
    "list.draft": "carrier",
    "list.issue": "carrier",
    "dashboard.read": "carrier",
    "edition.read": "region",
    "organisation.read": "subtree",
    "account.manage": "carrier_below",
  },
  office: {
    "assignment.read": "subtree",
    "report.enter": "own",
    "report.review": "office_review",
    "list.read": "subtree",
    "list.draft": "coordination",
    "list.consent": "subtree",
    "list.issue": "coordination",
    "dashboard.read": "subtree",
    "edition.read": "region",
    "edition.freeze": "region",
    "edition.release": "region",
    "organisation.read": "subtree",
    "account.manage": "subtree",
  },
  supervisor: {
    "assignment.read": "subtree",
    "report.enter": "own",
    "list.read": "subtree",
    "dashboard.read": "subtree",
    "edition.read": "region",
    "organisation.read": "subtree",
  },
  resident_group: { "assignment.read": "own", "report.enter": "own", "list.read": "region" },
  inspector: {},
  assessor: {},
  moderator: {},
  answerer: {},
  sys_admin: {
    "organisation.read": "subtree",
    "organisation.manage": "subtree",
    "account.manage": "subtree",
    "region.manage": "subtree",
    "calendar.manage": "region",
  },
  sec_admin: { "organisation.read": "subtree", "grant.manage": "subtree" },
  audit_admin: { "audit.read": "subtree" },
};

/** The span of a verb for a role, or undefined where it is refused. */
export function spanOf(role: Role, verb: Verb): Span | undefined {
  return RIGHTS[role][verb];
}
