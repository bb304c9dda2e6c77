import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { write } from "@/lib/access/write";
import { checklistFor } from "@/lib/domain/sites/checklists/commands";
import { CHECKLIST_COLUMNS } from "@/lib/domain/sites/checklists/queries";
import type { ChecklistItem } from "@/lib/domain/sites/checklists/types";
import { failedMusts, missingAnswers, tally } from "@/lib/domain/sites/evaluations/rules";
import type { EvaluateInput, VerifyInput } from "@/lib/domain/sites/evaluations/schema";
import type { Finding, OwnAnswer } from "@/lib/domain/sites/evaluations/types";
import { holdForMove, moveSite } from "@/lib/domain/sites/lifecycle/commands";
import type { HeldSite } from "@/lib/domain/sites/lifecycle/types";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

interface Round {
  id: string;
  items: ChecklistItem[];
  submittedById: string | null;
}

/** The round that is being worked on, begun with the checklist that asks the site now where there is none. */
async function openRound(tx: Tx, site: HeldSite): Promise<Round> {
  const open = await tx.row<Round>(sql`
    select e.id, found.items, null as "submittedById" from site_evaluation e
    join lateral (select ${CHECKLIST_COLUMNS} from site_checklist c where c.id = e.checklist_id) found on true
    where e.site_id = ${site.id} and e.submitted_at is null`);
  if (open) return open;
  const checklist = await checklistFor(tx, site);
  const id = newId();
  await tx.count(sql`
    insert into site_evaluation (id, site_id, round, checklist_id)
    select ${id}, ${site.id}, coalesce(max(round), 0) + 1, ${checklist.id}::uuid
    from site_evaluation where site_id = ${site.id}`);
  return { id, items: checklist.items, submittedById: null };
}

/** Only what belongs to the organisation can be cited; anything else is left out. */
async function ownAnswers(
  tx: Tx,
  site: HeldSite,
  { items }: Round,
  answers: EvaluateInput["answers"],
): Promise<Record<string, OwnAnswer>> {
  const ids = Object.values(answers).flatMap(({ evidenceIds }) => evidenceIds);
  const own = await tx.rows<{ id: string }>(sql`
    select id from evidence where organisation_id = ${site.organisationId}::uuid
      and id = any (${ids}::uuid[])`);
  const known = new Set(own.map(({ id }) => id));
  const kept = items.flatMap(({ code }) => {
    const given = answers[code];
    if (!given) return [];
    const evidenceIds = given.evidenceIds.filter((id) => known.has(id));
    return [[code, { ...given, evidenceIds }] as const];
  });
  return Object.fromEntries(kept);
}

/** Begins a self-evaluation, keeps it as it stands, or hands it in to be verified. */
export async function evaluateSite(
  actor: Actor,
  input: EvaluateInput,
): Promise<{ siteId: string; isSubmitted: boolean }> {
  const isSubmitted = input.intent === "submit";
  return write(actor, { action: "site.evaluate" }, async (tx) => {
    const site = await holdForMove(tx, actor, { ...input, move: "evaluate" });
    const round = await openRound(tx, site);
    const answers = await ownAnswers(tx, site, round, input.answers);
    const missing = isSubmitted ? missingAnswers(round.items, answers) : {};
    if (Object.keys(missing).length > 0) throw invalid(missing);
    await tx.count(sql`
      update site_evaluation set answers = ${JSON.stringify(answers)}::jsonb, summary = ${input.summary}
      where id = ${round.id}::uuid`);
    if (isSubmitted) await submit(tx, actor, site, { ...round, answers });
    return { siteId: site.id, isSubmitted };
  });
}

async function submit(
  tx: Tx,
  actor: Actor,
  site: HeldSite,
  { id, items, answers }: Round & { answers: Record<string, OwnAnswer> },
): Promise<void> {
  await tx.count(sql`
    update site_evaluation set submitted_at = now(), submitted_by_name = ${actorName(actor)},
      submitted_by_id = ${actor.kind === "staff" ? actor.accountId : null}::uuid
    where id = ${id}::uuid`);
  const { yes, partly, no } = tally(items, answers);
  const text = `自评 ${items.length} 条：符合 ${yes}，部分符合 ${partly}，不符合 ${no}`;
  await moveSite(tx, actor, site, { move: "evaluate", text, facts: { yes, partly, no } });
}

async function lastRound(tx: Tx, site: HeldSite): Promise<Round> {
  const found = await tx.row<Round>(sql`
    select e.id, c.items, e.submitted_by_id as "submittedById"
    from site_evaluation e join site_checklist c on c.id = e.checklist_id
    where e.site_id = ${site.id} and e.submitted_at is not null order by e.round desc limit 1`);
  if (!found) throw conflict("还没有提交自评，请刷新页面");
  return found;
}

function requireOutcome(items: readonly ChecklistItem[], input: VerifyInput): void {
  if (input.outcome === "return") {
    if (!input.conclusion) throw invalid({ conclusion: "请写明退回的理由，建设单位照此修改" });
    return;
  }
  const missing = missingAnswers(items, input.findings);
  if (Object.keys(missing).length > 0) throw invalid(missing);
  const [failed] = failedMusts(items, input.findings);
  if (!failed) return;
  throw invalid({
    outcome: `必备条目“${failed.title}”核验为不符合，不能通过；请退回自评，或不予通过`,
  });
}

/** What was found of the items of the checklist; anything else is left out. */
function findingsOf(
  items: readonly ChecklistItem[],
  given: VerifyInput["findings"],
): Record<string, Finding> {
  const found = items.flatMap(({ code }) => {
    const finding = given[code];
    if (!finding?.answer) return [];
    return [[code, { answer: finding.answer, words: finding.words }] as const];
  });
  return Object.fromEntries(found);
}

/** Verifies a self-evaluation on the spot: it passes, or goes back with the reason. */
export async function verifySite(actor: Actor, input: VerifyInput): Promise<{ siteId: string }> {
  const isPassed = input.outcome === "pass";
  const move = isPassed ? "verify" : "return";
  const me = actor.kind === "staff" ? actor.accountId : null;
  return write(actor, { action: `site.${move}` }, async (tx) => {
    const site = await holdForMove(tx, actor, { ...input, move });
    const round = await lastRound(tx, site);
    if (me !== null && round.submittedById === me) throw forbidden("自评和核验须是两位不同的同志");
    requireOutcome(round.items, input);
    const { today } = (await tx.row<{ today: string }>(
      sql`select (now() at time zone 'Asia/Shanghai')::date as today`,
    )) ?? { today: "" };
    if (input.visitedOn > today) throw invalid({ visitedOn: "实地核验的日期不能晚于今天" });
    const findings = findingsOf(round.items, input.findings);
    await tx.count(sql`
      update site_evaluation set findings = ${JSON.stringify(findings)}::jsonb,
        conclusion = ${input.conclusion}, visited_on = ${input.visitedOn}::date,
        visitors = ${input.visitors}, is_passed = ${isPassed}, verified_at = now(),
        verified_by_id = ${me}::uuid, verified_by_name = ${actorName(actor)}
      where id = ${round.id}::uuid`);
    const { yes, partly, no } = tally(round.items, findings);
    const counted = `核验符合 ${yes}，部分符合 ${partly}，不符合 ${no}`;
    await moveSite(tx, actor, site, {
      move,
      text: isPassed ? counted : input.conclusion,
      told: isPassed
        ? `“${site.name}”通过核验，将进行公示`
        : `“${site.name}”的自评被退回，请按理由修改`,
      facts: { yes, partly, no },
      set: isPassed ? sql`reason = null` : sql`reason = ${input.conclusion}`,
    });
    return { siteId: site.id };
  });
}
