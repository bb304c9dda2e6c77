/*
 * What a change of boundaries does to every column that names a region, a node or a township. A test holds
 * this table against the database: a new column has to be decided here.
 * - `stays`: history, or derived from elsewhere; it names the place of its time.
 * - `same`: settings and papers of a place. They follow where the place only changed its code; a place that
 *   was merged or split leaves them behind, for what takes it has its own.
 * - `taken`: open matters, and what the public sees with all that stands behind it: they also follow to the
 *   place that took the ended one.
 * - `own`: written by a step of its own, named beside it.
 */

/** How the rows of a table follow. */
export interface Following {
  how: "stays" | "same" | "taken" | "own";
  /** Only these rows follow: a condition on the table's own columns. */
  only?: string;
}

const STAYS: Following = { how: "stays" };
const SAME: Following = { how: "same" };
const TAKEN: Following = { how: "taken" };
const OWN: Following = { how: "own" };

/** By `table.column`. */
export const COLUMNS: Record<string, Following> = {
  "acknowledgement.node_code": OWN,
  "acknowledgement.township_code": OWN,
  "adjustment.at_region_code": { how: "taken", only: "status = 'waiting'" },
  "adjustment.final_region_code": { how: "taken", only: "status = 'waiting'" },
  "adjustment.region_code": { how: "same", only: "status = 'waiting'" },
  "adjustment_step.region_code": STAYS,
  "assignment.approved_in": OWN,
  "assignment.node_code": OWN,
  "assignment.township_code": OWN,
  "assignment_event.node_code": STAYS,
  "assignment_event.was_node_code": STAYS,
  "assignment_event.was_township_code": STAYS,
  "audit_entry.region_code": STAYS,
  "booking.region_code": TAKEN,
  "boundary_change.region_code": STAYS,
  "burden_budget.region_code": SAME,
  "carrier_set.region_code": SAME,
  "circular.region_code": { how: "same", only: "status = 'draft'" },
  "closed_year.path": STAYS,
  "closed_year.region_code": STAYS,
  "counter.node_code": STAYS,
  "counter_day.node_code": STAYS,
  "counter_difference.node_code": STAYS,
  "counter_past.node_code": STAYS,
  "counter_recount.node_code": STAYS,
  "culture_inspection.region_code": TAKEN,
  "culture_piece.region_code": TAKEN,
  "culture_venue.region_code": TAKEN,
  "demonstration_site.region_code": TAKEN,
  "document_template.region_code": SAME,
  "doubt.region_code": { how: "taken", only: "answered_at is null" },
  "edition.region_code": STAYS,
  "escalation_rule.region_code": SAME,
  "feed.region_code": SAME,
  "guidance_note.region_code": SAME,
  "hotline_order.region_code": TAKEN,
  "lead_duty.region_code": OWN,
  "machine_key.region_code": SAME,
  "meeting.region_code": { how: "same", only: "status = 'planned'" },
  "model_case.region_code": TAKEN,
  "news_article.region_code": TAKEN,
  "node_drift.node_code": STAYS,
  "node_drift.to_node_code": STAYS,
  "node_version.node_code": STAYS,
  "organisation.node_code": OWN,
  "organisation.region_code": OWN,
  "organisation.township_code": OWN,
  "organisation_past.node_code": STAYS,
  "organisation_past.region_code": STAYS,
  "organisation_past.township_code": STAYS,
  "picture.region_code": TAKEN,
  "policy_document.region_code": SAME,
  "problem.region_code": { how: "taken", only: "status <> 'solved'" },
  "publication.region_code": TAKEN,
  "rating_code.region_code": STAYS,
  "region.node_code": OWN,
  "region.path": OWN,
  "region_past.node_code": STAYS,
  "region_past.path": STAYS,
  "review.region_code": STAYS,
  "review_chain.region_code": SAME,
  "role_grant.region_code": OWN,
  "search_entry.node_code": OWN,
  "search_entry.township_code": OWN,
  "search_report.node_code": OWN,
  "search_report.township_code": OWN,
  "site.region_code": TAKEN,
  "site.village_code": TAKEN,
  "site_checklist.region_code": OWN,
  "site_draw.region_code": STAYS,
  "site_notice.region_code": TAKEN,
  "solicitation.region_code": TAKEN,
  "standard_reason.region_code": SAME,
  "study_route.region_code": TAKEN,
  "suggestion.region_code": TAKEN,
  "supervision_order.node_code": OWN,
  "supervision_order.region_code": {
    how: "taken",
    only: "status in ('released', 'answered')",
  },
  "task_list.region_code": SAME,
  "task_pause.region_code": { how: "same", only: "ended_at is null" },
  "topic.region_code": TAKEN,
  "tour.region_code": TAKEN,
  "trend_note.region_code": SAME,
  "window_rule.region_code": SAME,
  "year_act.region_code": OWN,
  "year_run.region_code": STAYS,
};
