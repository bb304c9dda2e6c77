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
  | "report.accept"
  | "doubt.answer"
  | "chain.manage"
  | "window.manage"
  | "assignment.exempt"
  | "machine.manage"
  | "robot.manage"
  | "message.manage"
  | "list.read"
  | "list.draft"
  | "list.consent"
  | "list.issue"
  | "list.acknowledge"
  | "adjustment.request"
  | "adjustment.decide"
  | "voice.raise"
  | "voice.answer"
  | "policy.manage"
  | "guard.manage"
  | "year.manage"
  | "template.manage"
  | "dashboard.read"
  | "edition.read"
  | "edition.freeze"
  | "edition.release"
  | "meeting.read"
  | "meeting.manage"
  | "problem.raise"
  | "order.read"
  | "order.release"
  | "order.answer"
  | "circular.draft"
  | "circular.release"
  | "circular.receive"
  | "note.manage"
  | "publication.check"
  | "publication.release"
  | "portal.manage"
  | "news.write"
  | "site.recommend"
  | "site.read"
  | "site.manage"
  | "booking.answer"
  | "case.submit"
  | "case.assess"
  | "case.select"
  | "tour.manage"
  | "culture.enter"
  | "culture.manage"
  | "suggestion.screen"
  | "topic.read"
  | "topic.manage"
  | "topic.answer"
  | "topic.supervise"
  | "region.read"
  | "region.manage"
  | "organisation.read"
  | "organisation.manage"
  | "account.read"
  | "account.manage"
  | "grant.manage"
  | "calendar.manage"
  | "audit.read";

/** What a person on leave can give into a colleague's hands (代理审核): the verbs of reviewing, no others. */
export const DELEGABLE: readonly Verb[] = ["report.review", "report.accept", "doubt.answer"];

/**
 * How far a verb reaches from a grant:
 * - `own`: the grant's organisation, or the person's own
 * - `entry`: own, and with a 代录 grant the organisations beneath in its region (and carrier)
 * - `entry_villages`: own, and with a 代录 grant the villages of the township
 * - `villages`: the villages of the township
 * - `subtree`: everything in the region and beneath
 * - `carrier`: the subtree, for the grant's carrier and the tasks that the organisation leads
 * - `own_and_carrier`: the same, and whatever the own organisation is asked
 * - `carrier_below`: as `carrier`, only organisations beneath the grant's level, and without the 监督责任
 *   of the commission and the resident groups: nobody reviews those who supervise them
 * - `office_review`: coordination tasks and that 监督责任 below, and what the region's own meetings decided;
 *   at the province also whatever the province's own organisations report
 * - `coordination`: the office's own lists in its region
 * - `region`: the grant's region itself, no organisation implied
 */
export type Span =
  | "own"
  | "entry"
  | "entry_villages"
  | "villages"
  | "subtree"
  | "carrier"
  | "own_and_carrier"
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

const READ_REGION: Rights = {
  "list.read": "subtree",
  "edition.read": "region",
  "region.read": "subtree",
  "organisation.read": "subtree",
};

/** What every organisation that is asked may do with what reaches it. */
const ASKED: Rights = {
  "list.acknowledge": "own",
  "adjustment.request": "own",
  "voice.raise": "own",
  "order.answer": "own",
  "circular.receive": "own",
  "site.recommend": "own",
  "booking.answer": "own",
  "case.submit": "own",
  "culture.enter": "own",
  "topic.answer": "own",
};

/** The one table of rights. */
export const RIGHTS: Record<Role, Rights> = {
  reporter: { ...READ_OWN, ...ASKED, "report.enter": "entry" },
  unit_head: { ...READ_OWN, ...ASKED, "report.enter": "own" },
  township: {
    ...ASKED,
    "assignment.read": "subtree",
    "report.enter": "entry_villages",
    "report.review": "villages",
    "site.recommend": "subtree",
    "site.read": "subtree",
    "culture.enter": "subtree",
    "robot.manage": "own",
    "list.read": "region",
    "dashboard.read": "subtree",
    "organisation.read": "subtree",
  },
  lead_unit: {
    ...READ_REGION,
    ...ASKED,
    "assignment.read": "own_and_carrier",
    "report.enter": "entry",
    "report.review": "carrier_below",
    "report.accept": "carrier_below",
    "window.manage": "carrier_below",
    "machine.manage": "carrier",
    "robot.manage": "own",
    "list.read": "carrier",
    "list.draft": "carrier",
    "list.issue": "carrier",
    "adjustment.decide": "carrier",
    "voice.answer": "carrier",
    "policy.manage": "carrier",
    "template.manage": "carrier",
    "dashboard.read": "carrier",
    "meeting.read": "region",
    "problem.raise": "region",
    "order.read": "carrier",
    "news.write": "region",
    "site.recommend": "carrier",
    "site.read": "carrier",
    "site.manage": "carrier",
    "case.select": "carrier",
    "tour.manage": "carrier",
    "culture.manage": "carrier",
    "topic.read": "region",
    "account.read": "carrier_below",
    "account.manage": "carrier_below",
  },
  office: {
    ...READ_REGION,
    ...ASKED,
    "assignment.read": "subtree",
    "report.enter": "own",
    "report.review": "office_review",
    "report.accept": "subtree",
    "doubt.answer": "subtree",
    "chain.manage": "region",
    "window.manage": "subtree",
    "assignment.exempt": "subtree",
    "machine.manage": "subtree",
    "robot.manage": "own",
    "list.draft": "coordination",
    "list.consent": "subtree",
    "list.issue": "coordination",
    "adjustment.decide": "coordination",
    "voice.answer": "coordination",
    "policy.manage": "region",
    "guard.manage": "region",
    "year.manage": "region",
    "template.manage": "region",
    "dashboard.read": "subtree",
    "edition.freeze": "region",
    "edition.release": "region",
    "meeting.read": "region",
    "meeting.manage": "region",
    "problem.raise": "region",
    "order.read": "subtree",
    "order.release": "subtree",
    "circular.draft": "region",
    "circular.release": "region",
    "note.manage": "region",
    "publication.check": "subtree",
    "publication.release": "subtree",
    "portal.manage": "region",
    "news.write": "region",
    "site.recommend": "subtree",
    "site.read": "subtree",
    "site.manage": "subtree",
    "case.select": "subtree",
    "tour.manage": "region",
    "culture.manage": "subtree",
    "topic.read": "subtree",
    "topic.manage": "subtree",
    "account.read": "subtree",
    "account.manage": "subtree",
  },
  supervisor: {
    ...READ_REGION,
    ...ASKED,
    "assignment.read": "subtree",
    "doubt.answer": "subtree",
    "report.enter": "own",
    "dashboard.read": "subtree",
    "meeting.read": "region",
    "problem.raise": "region",
    "order.read": "subtree",
    "order.release": "subtree",
    "circular.draft": "region",
    "circular.release": "region",
    "site.read": "subtree",
    "topic.read": "subtree",
    "topic.supervise": "subtree",
  },
  resident_group: {
    ...ASKED,
    "assignment.read": "own_and_carrier",
    "report.enter": "own",
    "list.read": "region",
    "dashboard.read": "carrier",
    "meeting.read": "region",
  },
  // Inspections are still to come; until then an inspector reaches nothing.
  inspector: {},
  assessor: { "case.assess": "region" },
  moderator: { "suggestion.screen": "subtree", "topic.read": "subtree" },
  answerer: { "topic.answer": "own" },
  sys_admin: {
    "region.read": "subtree",
    "region.manage": "subtree",
    "organisation.read": "subtree",
    "organisation.manage": "subtree",
    "account.read": "subtree",
    "account.manage": "subtree",
    "calendar.manage": "region",
    "message.manage": "region",
  },
  sec_admin: {
    "region.read": "subtree",
    "organisation.read": "subtree",
    "account.read": "subtree",
    "grant.manage": "subtree",
  },
  audit_admin: { "audit.read": "subtree" },
};

/** The span of a verb for a role, or undefined where it is refused. */
export function spanOf(role: Role, verb: Verb): Span | undefined {
  return RIGHTS[role][verb];
}
