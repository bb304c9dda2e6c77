import type { Role } from "@/lib/platform/generated/prisma/enums";

/*
 * Who may do what to whom. One row per query or command, one column per role; every role stands at a
 * place of its own (a reporter in a village, a township in a township, everybody else in a county):
 *
 *   o  its own place      b  beneath it      s  a sibling place      a  the place above      f  far away
 *   u  its own organisation (of work only)   *  wherever: the thing has no place
 *   .  refused altogether                    -  has the right, but over nothing of this kind
 *
 * Whatever is not in the table is refused: without the right as forbidden, outside one's reach in the
 * very words for something that does not exist. The work is a task of the school carrier; lead units and
 * resident groups have that carrier, nobody has a 代录 grant. To add a row, write it here and its run in
 * access-operations.ts.
 */
const TABLE = `
                          reporter unit_head township lead_unit office supervisor resident_group sys_admin sec_admin audit_admin
region.read               .        .         .        ob        ob     ob         .              ob        ob        .
region.list               .        .         .        ob        ob     ob         .              ob        ob        .
region.rename             .        .         .        .         .      .          .              ob        .         .
organisation.read         .        .         ob       ob        ob     ob         .              ob        ob        .
organisation.list         .        .         ob       ob        ob     ob         .              ob        ob        .
organisation.create       .        .         .        .         .      .          .              ob        .         .
organisation.edit         .        .         .        .         .      .          .              ob        .         .
organisation.close        .        .         .        .         .      .          .              ob        .         .
account.read              .        .         .        b         ob     .          .              ob        ob        .
account.list              .        .         .        b         ob     .          .              ob        ob        .
account.create            .        .         .        b         ob     .          .              ob        .         .
account.edit              .        .         .        b         ob     .          .              ob        .         .
account.disable           .        .         .        b         ob     .          .              ob        .         .
account.enable            .        .         .        b         ob     .          .              ob        .         .
account.reset_password    .        .         .        b         ob     .          .              ob        .         .
account.unlock            .        .         .        b         ob     .          .              ob        .         .
account.import            .        .         .        b         ob     .          .              ob        .         .
account.reset_code        .        .         .        .         .      .          .              .         ob        .
grant.add                 .        .         .        .         .      .          .              .         ob        .
grant.end                 .        .         .        .         .      .          .              .         ob        .
calendar.read             .        .         .        .         .      .          .              *         .         .
calendar.set              .        .         .        .         .      .          .              *         .         .
calendar.remove           .        .         .        .         .      .          .              *         .         .
calendar.take_notice      .        .         .        .         .      .          .              *         .         .
audit.read                .        .         .        .         .      .          .              .         .         ob
assignment.read           u        u         uob      uob       uob    uob        uob            .         .         .
report.submit             u        u         u        u         u      u          u              .         .         .
report.withdraw           u        u         u        u         u      u          u              .         .         .
review.approve            .        .         b        b         -      .          .              .         .         .
review.return             .        .         b        b         -      .          .              .         .         .
review.reopen             .        .         b        b         -      .          .              .         .         .
`;

/** Where a thing stands, seen from somebody. */
export type Standing = "self" | "own" | "below" | "sibling" | "above" | "foreign";

export const STANDINGS: readonly Standing[] = [
  "self",
  "own",
  "below",
  "sibling",
  "above",
  "foreign",
];

const LETTERS: Record<string, Standing> = {
  u: "self",
  o: "own",
  b: "below",
  s: "sibling",
  a: "above",
  f: "foreign",
};

interface Cell {
  isRight: boolean;
  standings: ReadonlySet<Standing>;
}

function allowed(cell: string): Cell {
  if (cell === "*") return { isRight: true, standings: new Set(STANDINGS) };
  const standings = new Set([...cell].flatMap((letter) => LETTERS[letter] ?? []));
  return { isRight: cell !== ".", standings };
}

function read(table: string): Map<string, Map<Role, Cell>> {
  const [head = "", ...lines] = table.trim().split("\n");
  const roles = head.trim().split(/\s+/) as Role[];
  return new Map(
    lines.map((line) => {
      const [operation = "", ...cells] = line.trim().split(/\s+/);
      if (cells.length !== roles.length) throw new Error(`${operation}: ${cells.length} cells`);
      return [operation, new Map(roles.map((role, at) => [role, allowed(cells[at] ?? ".")]))];
    }),
  );
}

/** The table by operation and role; a role without a column is refused everything. */
export const ACCESS = read(TABLE);

/** True where a role has the right to an operation at all, be it over nothing in the table. */
export function hasRight(operation: string, role: Role): boolean {
  return ACCESS.get(operation)?.get(role)?.isRight ?? false;
}

/** The standings in which a role may do an operation. */
export function standingsOf(operation: string, role: Role): ReadonlySet<Standing> {
  return ACCESS.get(operation)?.get(role)?.standings ?? new Set();
}

/** Server actions that anybody may send, and what keeps each of them. */
export const OPEN_ACTIONS: Readonly<Record<string, string>> = {
  "topic.answer_follow_up": "a suggestion whose tracking code was shown, once for each",
  "session.open": "the password",
  "session.enter_code": "the session of a password that was right",
  "session.close": "nothing: it ends only the sender's own session",
  "account.change_first_password": "the session of a password that was right",
  "booking.request": "the public pass, limits of address and site, and the capacity of the hours",
  "booking.open": "the booking's code, of which at most sixty wrong ones are tried a minute",
  "booking.cancel": "the booking's code, of which at most sixty wrong ones are tried a minute",
  "rating.open": "the rating code, of which at most sixty wrong ones are tried a minute",
  "rating.give": "the rating code, once; at most sixty wrong ones are tried a minute",
  "platform.set_up": "the code from the server's console, and only while there is no account",
  "suggestion.answer_gate": "nothing: it stores nothing and only leads on",
  "suggestion.check": "the answered gate; it stores nothing",
  "suggestion.find_places": "the answered gate; it reads names of places",
  "suggestion.forget_code": "nothing: it empties the sender's own cookie",
  "suggestion.follow_topic": "a pass, and the topic is published",
  "suggestion.look_up": "the tracking code, and the limits of failed look-ups",
  "suggestion.add": "the tracking code shown before, and a pass",
  "suggestion.withdraw": "the tracking code shown before",
  "suggestion.leave": "nothing: it empties the sender's own cookie",
  "site.object": "a pass and the time of the notice; counts alone are public",
};

/** Server actions about oneself, for whoever is signed in. */
export const OWN_ACTIONS: readonly string[] = [
  "account.change_password",
  "account.ask_email_code",
  "account.prove_email",
  "account.remove_email",
  "account.choose_messages",
  "notification.read",
  "notification.receive",
];

/** Server actions whose reach is proven in a file of their own, by the command that they bind. */
export const PROVEN_ELSEWHERE: Readonly<Record<string, string>> = {
  "publication.check": "tests/integration/publications.test.ts",
  "publication.return": "tests/integration/publications.test.ts",
  "publication.release": "tests/integration/publications.test.ts",
  "publication.withdraw": "tests/integration/publications.test.ts",
  "news.begin": "tests/integration/news.test.ts",
  "news.save": "tests/integration/news.test.ts",
  "news.submit": "tests/integration/news.test.ts",
  "news.discard": "tests/integration/news.test.ts",
  "news_column.add": "tests/integration/news.test.ts",
  "news_column.change": "tests/integration/news.test.ts",
  "site.recommend": "tests/integration/sites-rights.test.ts",
  "site.decline": "tests/integration/sites-lifecycle.test.ts",
  "site.evaluate": "tests/integration/sites-lifecycle.test.ts",
  "site.verify": "tests/integration/sites-lifecycle.test.ts",
  "site.publicise": "tests/integration/sites-lifecycle.test.ts",
  "site.renew_notice": "tests/integration/sites-notices.test.ts",
  "site.answer_objection": "tests/integration/sites-notices.test.ts",
  "site.name": "tests/integration/sites-lifecycle.test.ts",
  "site.complete_naming": "tests/integration/sites-rights.test.ts",
  "site.announce_exit": "tests/integration/sites-rights.test.ts",
  "site.withdraw": "tests/integration/sites-lifecycle.test.ts",
  "site.compose": "tests/integration/sites-rights.test.ts",
  "site.record_subsidy": "tests/integration/sites-rights.test.ts",
  "site.strike_subsidy": "tests/integration/sites-rights.test.ts",
  "site.plan_measure": "tests/integration/sites-lifecycle.test.ts",
  "site.finish_measure": "tests/integration/sites-rights.test.ts",
  "site.start_recheck": "tests/integration/sites-lifecycle.test.ts",
  "site.draw_rechecks": "tests/integration/sites-rechecks.test.ts",
  "site.decide_recheck": "tests/integration/sites-lifecycle.test.ts",
  "site.answer_signal": "tests/integration/sites-rechecks.test.ts",
  "site.set_checklist": "tests/integration/sites-rights.test.ts",
  "site.set_terms": "tests/integration/sites-rights.test.ts",
  "venue.enter": "tests/integration/culture-venues.test.ts",
  "venue.import": "tests/integration/culture-importing.test.ts",
  "venue.edit": "tests/integration/culture-venues.test.ts",
  "venue.submit": "tests/integration/culture-venues.test.ts",
  "venue.discard": "tests/integration/culture-venues.test.ts",
  "venue.confirm": "tests/integration/culture-venues.test.ts",
  "venue.return": "tests/integration/culture-venues.test.ts",
  "venue.publish": "tests/integration/culture-venues.test.ts",
  "culture_term.keep": "tests/integration/culture-venues.test.ts",
  "inspection.order": "tests/integration/culture-inspections.test.ts",
  "inspection.cancel": "tests/integration/culture-inspections.test.ts",
  "inspection.answer": "tests/integration/culture-inspections.test.ts",
  "inspection.remedy": "tests/integration/culture-inspections.test.ts",
  "work.enter": "tests/integration/culture-pieces.test.ts",
  "work.edit": "tests/integration/culture-pieces.test.ts",
  "story.enter": "tests/integration/culture-pieces.test.ts",
  "story.edit": "tests/integration/culture-pieces.test.ts",
  "brand.enter": "tests/integration/culture-pieces.test.ts",
  "brand.edit": "tests/integration/culture-pieces.test.ts",
  "piece.submit": "tests/integration/culture-pieces.test.ts",
  "performance.add": "tests/integration/culture-pieces.test.ts",
  "performance.cancel": "tests/integration/culture-pieces.test.ts",
  "family.name": "tests/integration/culture-pieces.test.ts",
  "family.remove": "tests/integration/culture-pieces.test.ts",
  "consent.record": "tests/integration/culture-pieces.test.ts",
  "consent.withdraw": "tests/integration/culture-pieces.test.ts",
  "route.compose": "tests/integration/routes.test.ts",
  "route.edit": "tests/integration/routes.test.ts",
  "route.discard": "tests/integration/routes.test.ts",
  "route.publish": "tests/integration/routes.test.ts",
  "stop.add": "tests/integration/routes.test.ts",
  "stop.edit": "tests/integration/routes.test.ts",
  "stop.remove": "tests/integration/routes.test.ts",
  "stop.arrange": "tests/integration/routes.test.ts",
  "topic.propose": "tests/integration/topics-refused.test.ts",
  "topic.select": "tests/integration/topics-refused.test.ts",
  "topic.decline": "tests/integration/topics-refused.test.ts",
  "topic.assign": "tests/integration/topics-refused.test.ts",
  "topic.answer": "tests/integration/topics-refused.test.ts",
  "topic.report": "tests/integration/topics-refused.test.ts",
  "topic.claim": "tests/integration/topics-refused.test.ts",
  "topic.verify": "tests/integration/topics-refused.test.ts",
  "topic.reopen": "tests/integration/topics-refused.test.ts",
  "topic.uphold": "tests/integration/topics-told.test.ts",
  "topic.close": "tests/integration/topics-refused.test.ts",
  "topic.link_assignment": "tests/integration/topics-refused.test.ts",
  "topic.print_sheet": "tests/integration/topics-refused.test.ts",
  "topic.configure": "tests/integration/topics-refused.test.ts",
  "topic.save_field": "tests/integration/topics-refused.test.ts",
  "solicitation.open": "tests/integration/topics-refused.test.ts",
  "solicitation.edit": "tests/integration/topics-refused.test.ts",
  "suggestion.pass": "tests/integration/suggestion-screening.test.ts",
  "suggestion.merge": "tests/integration/suggestion-screening.test.ts",
  "suggestion.hand_over": "tests/integration/suggestion-screening.test.ts",
  "suggestion.refuse": "tests/integration/suggestion-screening.test.ts",
  "suggestion.shred": "tests/integration/suggestion-screening.test.ts",
  "suggestion.redact": "tests/integration/suggestion-screening.test.ts",
  "machine_key.create_hotline": "tests/integration/suggestion-hotline.test.ts",
  "portal.save": "tests/integration/portal-settings.test.ts",
  "portal.save_reasons": "tests/integration/portal-settings.test.ts",
  "portal.save_licence": "tests/integration/portal-settings.test.ts",
  "portal.publish": "tests/integration/portal-settings.test.ts",
  "portal.discard": "tests/integration/portal-settings.test.ts",
  "adjustment.request_extension": "tests/integration/adjustments.test.ts",
  "adjustment.request_target": "tests/integration/adjustments.test.ts",
  "adjustment.request_weakening": "tests/integration/adjustments.test.ts",
  "adjustment.decide": "tests/integration/adjustments.test.ts",
  "adjustment.withdraw": "tests/integration/adjustments.test.ts",
  "boundary.draft": "tests/integration/boundaries-rights.test.ts",
  "boundary.plan": "tests/integration/boundaries-rights.test.ts",
  "boundary.revoke": "tests/integration/boundaries-rights.test.ts",
  "boundary.discard": "tests/integration/boundaries-rights.test.ts",
  "view.keep": "tests/integration/subscriptions.test.ts",
  "view.rename": "tests/integration/subscriptions.test.ts",
  "view.move": "tests/integration/subscriptions.test.ts",
  "view.remove": "tests/integration/subscriptions.test.ts",
  "view.restore": "tests/integration/subscriptions.test.ts",
  "subscription.start": "tests/integration/subscriptions.test.ts",
  "subscription.change": "tests/integration/subscriptions.test.ts",
  "subscription.remake": "tests/integration/subscriptions.test.ts",
  "guidance.send": "tests/integration/supervision-views.test.ts",
  "order.release": "tests/integration/supervision-orders.test.ts",
  "order.release_many": "tests/integration/supervision-orders.test.ts",
  "order.waive": "tests/integration/supervision-orders.test.ts",
  "order.answer": "tests/integration/supervision-orders.test.ts",
  "order.close": "tests/integration/supervision-orders.test.ts",
  "escalation.set": "tests/integration/supervision-orders.test.ts",
  "escalation.drop": "tests/integration/supervision-orders.test.ts",
  "note.add": "tests/integration/dashboard-notes.test.ts",
  "note.edit": "tests/integration/dashboard-notes.test.ts",
  "note.remove": "tests/integration/dashboard-notes.test.ts",
  "opening.request": "tests/integration/windows-decisions.test.ts",
  "opening.decide": "tests/integration/windows-decisions.test.ts",
  "opening.open": "tests/integration/windows-decisions.test.ts",
  "assignment.exempt": "tests/integration/windows-decisions.test.ts",
  "assignment.readmit": "tests/integration/windows-decisions.test.ts",
  "task.pause": "tests/integration/windows-pauses.test.ts",
  "task.resume": "tests/integration/windows-pauses.test.ts",
  "window.set": "tests/integration/windows-pauses.test.ts",
  "window.remove": "tests/integration/windows-pauses.test.ts",
  "list.acknowledge": "tests/integration/acknowledgements.test.ts",
  "list.remind": "tests/integration/acknowledgements.test.ts",
  "breakdown.add": "tests/integration/breakdowns.test.ts",
  "breakdown.edit": "tests/integration/breakdowns.test.ts",
  "breakdown.mark": "tests/integration/breakdowns.test.ts",
  "breakdown.remove": "tests/integration/breakdowns.test.ts",
  "plan.start": "tests/integration/breakdowns.test.ts",
  "plan.save_item": "tests/integration/breakdowns.test.ts",
  "plan.remove_item": "tests/integration/breakdowns.test.ts",
  "plan.file": "tests/integration/breakdowns.test.ts",
  "account.preview_import": "tests/integration/people-import.test.ts",
  "review.approveBatch": "tests/integration/reporting.test.ts",
  "review.accept": "tests/integration/review-chain.test.ts",
  "review.retract": "tests/integration/review-chain.test.ts",
  "chain.set": "tests/integration/review-chain.test.ts",
  "chain.remove": "tests/integration/review-chain.test.ts",
  "doubt.forward": "tests/integration/review-doubts.test.ts",
  "doubt.answer": "tests/integration/review-doubts.test.ts",
  "doubt.withdraw": "tests/integration/review-doubts.test.ts",
  "delegation.appoint": "tests/integration/review-delegations.test.ts",
  "delegation.end": "tests/integration/review-delegations.test.ts",
  "reason.add": "tests/integration/review-reasons.test.ts",
  "reason.change": "tests/integration/review-reasons.test.ts",
  "reason.move": "tests/integration/review-reasons.test.ts",
  "reason.remove": "tests/integration/review-reasons.test.ts",
  "machine_key.create": "tests/integration/machine-keys.test.ts",
  "machine_key.revoke": "tests/integration/machine-keys.test.ts",
  "feed.save": "tests/integration/machine-feeds.test.ts",
  "feed.pause": "tests/integration/machine-feeds.test.ts",
  "feed.resume": "tests/integration/machine-feeds.test.ts",
  "feed.run_now": "tests/integration/machine-feeds.test.ts",
  "feed.try": "tests/integration/machine-feeds.test.ts",
  "list.import": "tests/integration/lists.test.ts",
  "list.compare_import": "tests/integration/exports.test.ts",
  "list.settle_columns": "tests/integration/exports.test.ts",
  "report.import_progress": "tests/integration/progress.test.ts",
  "list.submit": "tests/integration/lists.test.ts",
  "list.withdraw": "tests/integration/lists.test.ts",
  "list.consent": "tests/integration/lists.test.ts",
  "list.return": "tests/integration/lists-life.test.ts",
  "list.revise": "tests/integration/lists-life.test.ts",
  "list.start_lower": "tests/integration/lists-life.test.ts",
  "list.take_over": "tests/integration/lists-life.test.ts",
  "list.discard": "tests/integration/lists.test.ts",
  "list.link_clause": "tests/integration/lists.test.ts",
  "list.issue": "tests/integration/lists.test.ts",
  "list.start": "tests/integration/lists-templates.test.ts",
  "year.open": "tests/integration/years.test.ts",
  "year.close": "tests/integration/years.test.ts",
  "year.reopen": "tests/integration/years.test.ts",
  "year.carry_over": "tests/integration/years.test.ts",
  "tags.choose": "tests/integration/duties.test.ts",
  "template.upload": "tests/integration/annual-reports.test.ts",
  "template.remove": "tests/integration/annual-reports.test.ts",
  "circular.draft": "tests/integration/circulars.test.ts",
  "circular.save": "tests/integration/circulars.test.ts",
  "circular.release": "tests/integration/circulars.test.ts",
  "circular.withdraw": "tests/integration/circulars.test.ts",
  "circular.receive": "tests/integration/circulars.test.ts",
  "circular.remind": "tests/integration/circulars.test.ts",
  "meeting.plan": "tests/integration/meetings.test.ts",
  "meeting.change": "tests/integration/meetings.test.ts",
  "meeting.hold": "tests/integration/meetings.test.ts",
  "meeting.cancel": "tests/integration/meetings.test.ts",
  "meeting.minute": "tests/integration/meetings.test.ts",
  "meeting.make_pack": "tests/integration/meetings.test.ts",
  "resolution.save": "tests/integration/meetings.test.ts",
  "resolution.remove": "tests/integration/meetings.test.ts",
  "resolution.cancel": "tests/integration/meetings.test.ts",
  "resolution.form": "tests/integration/meetings.test.ts",
  "problem.raise": "tests/integration/problems.test.ts",
  "problem.step": "tests/integration/problems.test.ts",
  "problem.name": "tests/integration/problems.test.ts",
  "edition.freeze": "tests/integration/editions.test.ts",
  "edition.release": "tests/integration/editions.test.ts",
  "guard.answer": "tests/integration/guard.test.ts",
  "guard.prefill": "tests/integration/guard.test.ts",
  "guard.edit_rule": "tests/integration/guard.test.ts",
  "burden.set_budget": "tests/integration/burden.test.ts",
  "evidence.rename": "tests/integration/evidence-library.test.ts",
  "evidence.remove": "tests/integration/evidence-library.test.ts",
  "policy.draft": "tests/integration/policies.test.ts",
  "policy.edit": "tests/integration/policies.test.ts",
  "policy.publish": "tests/integration/policies.test.ts",
  "policy.withdraw": "tests/integration/policies.test.ts",
  "policy.revise": "tests/integration/policies.test.ts",
  "policy.discard": "tests/integration/policies.test.ts",
  "policy.correct_clauses": "tests/integration/policies.test.ts",
  "policy.read_text": "tests/integration/policies.test.ts",
  "list.cite_clauses": "tests/integration/policies.test.ts",
  "voice.raise": "tests/integration/voices.test.ts",
  "voice.answer": "tests/integration/voices.test.ts",
  "booking.confirm": "tests/integration/site-bookings.test.ts",
  "booking.decline": "tests/integration/site-bookings.test.ts",
  "booking.hold": "tests/integration/site-bookings.test.ts",
  "booking.absent": "tests/integration/site-bookings.test.ts",
  "booking.set_opening": "tests/integration/site-openings.test.ts",
  "robot.add": "tests/integration/message-robots.test.ts",
  "robot.switch": "tests/integration/message-robots.test.ts",
  "robot.remove": "tests/integration/message-robots.test.ts",
  "robot.try": "tests/integration/message-robots.test.ts",
  "delivery.resend": "tests/integration/deliveries.test.ts",
  "delivery.resend_all": "tests/integration/deliveries.test.ts",
  "case.draft": "tests/integration/cases.test.ts",
  "case.submit": "tests/integration/cases.test.ts",
  "case.withdraw": "tests/integration/cases.test.ts",
  "case.return": "tests/integration/cases.test.ts",
  "case.draw": "tests/integration/cases.test.ts",
  "case.draw_third": "tests/integration/cases.test.ts",
  "case.replace_assessor": "tests/integration/cases.test.ts",
  "case.talk": "tests/integration/cases.test.ts",
  "case.assess": "tests/integration/cases.test.ts",
  "case.decide": "tests/integration/cases-shown.test.ts",
  "case.adopt": "tests/integration/cases.test.ts",
  "case.check_adoption": "tests/integration/cases.test.ts",
  "case.set_principles": "tests/integration/cases.test.ts",
  "tour.plan": "tests/integration/tours.test.ts",
  "tour.announce": "tests/integration/tours.test.ts",
  "tour.remark": "tests/integration/tours.test.ts",
  "tour.issue_codes": "tests/integration/tours.test.ts",
  "tour.close": "tests/integration/tours.test.ts",
};
