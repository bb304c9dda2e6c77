import "server-only";
import { randomBytes } from "node:crypto";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { reachesFor, requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { getClock } from "@/lib/domain/calendar/queries";
import { holdForMove, holdSite, moveSite } from "@/lib/domain/sites/lifecycle/commands";
import { decidedHere } from "@/lib/domain/sites/lifecycle/policy";
import { beginningsOf } from "@/lib/domain/sites/lifecycle/rules";
import type { HeldSite } from "@/lib/domain/sites/lifecycle/types";
import { endNaming } from "@/lib/domain/sites/naming/commands";
import { monthsAfter } from "@/lib/domain/sites/naming/rules";
import { listDrawRegions } from "@/lib/domain/sites/rechecks/queries";
import { drawn } from "@/lib/domain/sites/rechecks/rules";
import type {
  DecideRecheckInput,
  DrawInput,
  StartRecheckInput,
} from "@/lib/domain/sites/rechecks/schema";
import type { DrawOutcome, RecheckCause } from "@/lib/domain/sites/rechecks/types";
import { getSiteTerms } from "@/lib/domain/sites/terms/queries";
import type { Tx } from "@/lib/platform/db";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { dayLabel } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

interface Opening {
  cause: RecheckCause;
  dueOn: string;
  ground?: string;
  drawId?: string;
}

/** Begins a re-check of a held site within the caller's transaction. */
export async function openRecheck(
  tx: Tx,
  actor: Actor,
  site: HeldSite,
  { cause, dueOn, ground = "", drawId }: Opening,
): Promise<void> {
  await tx.count(sql`
    insert into site_recheck (id, site_id, cause, ground, opened_by_name, due_on, draw_id)
    values (${newId()}, ${site.id}::uuid, ${cause}, ${ground}, ${actorName(actor)}, ${dueOn}::date,
      ${drawId ?? null}::uuid)`);
  const text = ground || `${dayLabel(dueOn)}前完成`;
  const told = `“${site.name}”开始复核，${dayLabel(dueOn)}前完成`;
  await moveSite(tx, actor, site, { move: "recheck", text, told, facts: { cause, dueOn } });
}

/** Begins the re-check of one site. */
export async function startRecheck(
  actor: Actor,
  input: StartRecheckInput,
): Promise<{ siteId: string }> {
  const { today } = await getClock(actor);
  if (input.recheckDueOn < today) throw invalid({ recheckDueOn: "完成日期不能早于今天" });
  return write(actor, { action: "site.recheck" }, async (tx) => {
    const site = await holdForMove(tx, actor, { ...input, move: "recheck" });
    await openRecheck(tx, actor, site, { cause: "yearly", dueOn: input.recheckDueOn });
    return { siteId: site.id };
  });
}

/** Begins the re-checks of the actor's level: all that are due, and a drawn share of the others. */
export async function drawRechecks(actor: Actor, input: DrawInput): Promise<DrawOutcome> {
  await requireReaches(actor, "site.manage");
  const { regionCode, share, dueOn } = input;
  const regions = await listDrawRegions(actor);
  if (!regions.some(({ code }) => code === regionCode)) throw notFound("地区");
  const { today } = await getClock(actor);
  if (dueOn < today) throw invalid({ dueOn: "完成日期不能早于今天" });
  const managing = (await reachesFor(actor, "site.manage")).filter(
    ({ grant }) => grant?.regionCode === regionCode,
  );
  return write(actor, { action: "site.draw", key: input.key }, async (tx) => {
    const standing = await tx.rows<{ id: string; isDue: boolean }>(sql`
      select s.id, s.recheck_due_on <= ${dueOn}::date as "isDue"
      from demonstration_site s join organisation o on o.id = s.organisation_id
      where s.status = any (${[...beginningsOf("recheck")]}::demonstration_status[])
        and ${decidedHere(actor, managing)} order by s.id for update of s`);
    const due = standing.filter(({ isDue }) => isDue).map(({ id }) => id);
    const pool = standing.filter(({ isDue }) => !isDue).map(({ id }) => id);
    const seed = randomBytes(8).toString("hex");
    const chosen = drawn(pool, share, seed);
    const drawId = newId();
    await tx.count(sql`
      insert into site_draw (id, region_code, year, share, seed, pool, drawn, made_by_name)
      values (${drawId}, ${regionCode}, ${Number(today.slice(0, 4))}, ${share}, ${seed},
        ${pool.length}, ${chosen.length}, ${actorName(actor)})`);
    for (const siteId of [...due, ...chosen]) {
      const site = await holdSite(tx, actor, siteId);
      const isDrawn = chosen.includes(siteId);
      await openRecheck(tx, actor, site, { cause: isDrawn ? "draw" : "yearly", dueOn, drawId });
    }
    const outcome = { due: due.length, drawn: chosen.length, pool: pool.length };
    await recordAudit(tx, actor, {
      ...{ action: "site.draw", subjectType: "site_draw", subjectId: drawId, regionCode },
      after: { share, seed, dueOn, ...outcome },
    });
    return outcome;
  });
}

function requireConclusion(site: HeldSite, input: DecideRecheckInput, today: string): void {
  if (input.checkedOn > today) throw invalid({ checkedOn: "复核日期不能晚于今天" });
  if (input.result !== "rectify") return;
  if (site.status === "rectifying") {
    throw invalid({ result: "已经要求过整改，请作出保留或退出的结论" });
  }
  if (!input.rectifyUntil) throw invalid({ rectifyUntil: "请写明整改到哪一天" });
  if (input.rectifyUntil <= today) throw invalid({ rectifyUntil: "整改期限要晚于今天" });
}

async function keepConclusion(tx: Tx, actor: Actor, site: HeldSite, input: DecideRecheckInput) {
  const decided = await tx.count(sql`
    update site_recheck set result = ${input.result}, visited_on = ${input.checkedOn}::date,
      visitors = ${input.checkers}, words = ${input.words}, rectify_until = ${input.rectifyUntil}::date,
      decided_at = now(), decided_by_name = ${actorName(actor)}
    where site_id = ${site.id}::uuid and result is null`);
  if (decided === 1) return;
  if (site.status !== "rectifying") throw conflict("这次复核已有结论，请刷新页面");
  // The demand to put right stands as it was; the visit that followed is kept beside it.
  const by = actorName(actor);
  await tx.count(sql`
    insert into site_recheck (id, site_id, cause, opened_by_name, due_on, result, visited_on, visitors,
      words, decided_at, decided_by_name)
    select ${newId()}, s.id, 'rectified', ${by}, coalesce(s.rectify_due_on, ${input.checkedOn}::date),
      ${input.result}, ${input.checkedOn}::date, ${input.checkers}, ${input.words}, now(), ${by}
    from demonstration_site s where s.id = ${site.id}::uuid`);
}

/** Concludes a re-check, or what followed a demand to put right: keep, put right by a day, withdraw. */
export async function decideRecheck(
  actor: Actor,
  input: DecideRecheckInput,
): Promise<{ siteId: string }> {
  const [{ today }, terms] = await Promise.all([getClock(actor), getSiteTerms(actor)]);
  const { result, words, rectifyUntil } = input;
  return write(actor, { action: `site.${result}` }, async (tx) => {
    const site = await holdForMove(tx, actor, { ...input, move: result });
    if (site.status !== "rechecking" && site.status !== "rectifying") {
      throw conflict("没有正在进行的复核，请先启动复核");
    }
    requireConclusion(site, input, today);
    await keepConclusion(tx, actor, site, input);
    if (result === "withdraw") {
      await endNaming(tx, actor, site, { reason: words, announced: input.announce === "on" });
      return { siteId: site.id };
    }
    const isKept = result === "keep";
    const next = monthsAfter(today, terms.recheckMonths);
    await moveSite(tx, actor, site, {
      ...{ move: result, text: words },
      told: isKept
        ? `“${site.name}”复核保留`
        : `“${site.name}”需要整改，${dayLabel(rectifyUntil ?? today)}前完成：${words}`,
      set: isKept
        ? sql`recheck_due_on = ${next}::date, rectify_due_on = null, reason = null`
        : sql`rectify_due_on = ${rectifyUntil}::date, reason = ${words}`,
    });
    return { siteId: site.id };
  });
}
