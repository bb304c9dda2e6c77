import "server-only";
import type { Actor } from "@/lib/access/actor";
import { write } from "@/lib/access/write";
import { getClock } from "@/lib/domain/calendar/queries";
import { retractPublication, submitPublication } from "@/lib/domain/publications/commands";
import type { NoticeContent } from "@/lib/domain/publications/notices/schema";
import { holdForMove, holdSite, moveSite, noteStep } from "@/lib/domain/sites/lifecycle/commands";
import { DEMONSTRATION_KIND_LABELS, SITE_LEVEL_LABELS } from "@/lib/domain/sites/lifecycle/labels";
import { isNamed } from "@/lib/domain/sites/lifecycle/rules";
import type { HeldSite } from "@/lib/domain/sites/lifecycle/types";
import { monthsAfter } from "@/lib/domain/sites/naming/rules";
import type {
  AnnounceExitInput,
  CompleteNamingInput,
  NameInput,
  WithdrawSiteInput,
} from "@/lib/domain/sites/naming/schema";
import { findNotice } from "@/lib/domain/sites/notices/queries";
import { namingObstacle } from "@/lib/domain/sites/notices/rules";
import { getSiteTerms } from "@/lib/domain/sites/terms/queries";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { dayLabel } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

/** What a site is called by its level and kind: 县级示范村. */
function titleOf({ kind, levelWished }: Pick<HeldSite, "kind" | "levelWished">): string {
  return `${SITE_LEVEL_LABELS[levelWished]}${DEMONSTRATION_KIND_LABELS[kind]}`;
}

/** Names a site at the level that it was recommended for, once its notice is over and all objections answered. */
export async function nameSite(actor: Actor, input: NameInput): Promise<{ siteId: string }> {
  const [{ today }, terms] = await Promise.all([getClock(actor), getSiteTerms(actor)]);
  const { namedOn, document, plaqueOn } = input;
  if (namedOn > today) throw invalid({ namedOn: "命名日期不能晚于今天" });
  return write(actor, { action: "site.name" }, async (tx) => {
    const site = await holdForMove(tx, actor, { ...input, move: "name" });
    const notice = site.noticeId ? await findNotice(actor, site.noticeId) : null;
    const { unanswered } = (await tx.row<{ unanswered: number }>(sql`
      select count(*)::int as unanswered from site_objection
      where site_id = ${site.id}::uuid and outcome is null`)) ?? { unanswered: 0 };
    const obstacle = namingObstacle({ until: notice?.openUntil ?? null, today, unanswered });
    if (obstacle) throw conflict(obstacle);
    if (notice?.openUntil && namedOn <= notice.openUntil) {
      throw invalid({ namedOn: "命名日期要在公示期满之后" });
    }
    const recheckDueOn = monthsAfter(namedOn, terms.recheckMonths);
    const title = titleOf(site);
    await moveSite(tx, actor, site, {
      ...{ move: "name", text: document ? `${title}，${document}` : title },
      told: `“${site.name}”已命名为${title}，请编写公开页面`,
      facts: { namedOn, document, level: site.levelWished },
      set: sql`level_named = level_wished, named_on = ${namedOn}::date, naming_document = ${document},
        plaque_on = ${plaqueOn}::date, recheck_due_on = ${recheckDueOn}::date`,
    });
    return { siteId: site.id };
  });
}

/** Adds 文号 and the day of the plaque once they are known. */
export async function completeNaming(
  actor: Actor,
  input: CompleteNamingInput,
): Promise<{ siteId: string }> {
  return write(actor, { action: "site.plaque" }, async (tx) => {
    const site = await holdSite(tx, actor, input.siteId);
    if (!site.isAtNamed) throw forbidden();
    if (site.version !== input.version || !isNamed(site.status)) {
      throw conflict("这个示范点刚被他人办理，请刷新页面核对后再办");
    }
    const { document, plaqueOn } = input;
    await tx.count(sql`
      update demonstration_site set naming_document = ${document}, plaque_on = ${plaqueOn}::date,
        version = version + 1 where id = ${site.id}::uuid`);
    const text = [document, plaqueOn && `授牌 ${plaqueOn}`].filter(Boolean).join("，");
    await noteStep(tx, actor, site, { move: "plaque", text, facts: { document, plaqueOn } });
    return { siteId: site.id };
  });
}

interface Exit {
  noticeId: string;
  withdrawnOn: string;
}

async function announce(tx: Tx, actor: Actor, site: HeldSite, exit: Exit): Promise<void> {
  const title = `关于“${site.name}”不再作为${titleOf(site)}的公告`;
  const from = dayLabel(exit.withdrawnOn);
  const content: NoticeContent = {
    ...{ noticeType: "announcement", period: null, objectionNote: null, links: [] },
    body: `自 ${from}起，${site.name}（${site.organisationName}）不再作为${titleOf(site)}。`,
  };
  await tx.count(sql`
    update demonstration_site set exit_notice_id = ${exit.noticeId}::uuid where id = ${site.id}::uuid`);
  await submitPublication(tx, actor, {
    ...{ kind: "notice", subjectId: exit.noticeId, title, summary: content.body, content },
    ...{ regionCode: site.regionCode, carrierCode: site.carrierCode, isExample: site.isExample },
    ...{ facets: { noticeType: "announcement" }, words: content.body },
  });
}

/** Ends a naming within the caller's transaction: the public page is taken away in the same moment. */
export async function endNaming(
  tx: Tx,
  actor: Actor,
  site: HeldSite,
  { reason, announced }: { reason: string; announced: boolean },
): Promise<void> {
  const { today } = await getClock(actor);
  await moveSite(tx, actor, site, {
    ...{ move: "withdraw", text: reason, facts: { reason } },
    told: `“${site.name}”不再作为${titleOf(site)}：${reason}`,
    set: sql`withdrawn_on = ${today}::date, reason = ${reason}, recheck_due_on = null`,
  });
  await retractPublication(tx, actor, { kind: "site", subjectId: site.id, reason: "示范点已退出" });
  if (announced) await announce(tx, actor, site, { noticeId: newId(), withdrawnOn: today });
}

/** Withdraws a named site, with the reason. */
export async function withdrawSite(
  actor: Actor,
  input: WithdrawSiteInput,
): Promise<{ siteId: string }> {
  return write(actor, { action: "site.withdraw" }, async (tx) => {
    const site = await holdForMove(tx, actor, { ...input, move: "withdraw" });
    const open = await tx.row(sql`
      select 1 from site_recheck where site_id = ${site.id}::uuid and result is null`);
    if (open) throw conflict("正在复核，请在复核里作出退出的结论");
    await endNaming(tx, actor, site, {
      reason: input.reason,
      announced: input.announce === "on",
    });
    return { siteId: site.id };
  });
}

/** Hands over the public notice of a withdrawal: the first time, or anew after it was returned or taken back. */
export async function announceExit(
  actor: Actor,
  { siteId }: AnnounceExitInput,
): Promise<{ siteId: string }> {
  return write(actor, { action: "site.announce_exit" }, async (tx) => {
    const site = await holdSite(tx, actor, siteId);
    if (!site.isAtNamed) throw forbidden();
    const exit = await tx.row<{ noticeId: string | null; withdrawnOn: string; isOut: boolean }>(sql`
      select s.exit_notice_id as "noticeId", to_char(s.withdrawn_on, 'YYYY-MM-DD') as "withdrawnOn",
        exists (select 1 from publication p where p.kind = 'notice' and p.subject_id = s.exit_notice_id
          and p.status in ('submitted', 'checked', 'published')) as "isOut"
      from demonstration_site s where s.id = ${siteId}::uuid and s.status = 'withdrawn'`);
    if (!exit) throw conflict("这个示范点没有退出，不需要公告");
    if (exit.isOut) throw conflict("退出公告正在办理或已经发布，不需要重新提交");
    await announce(tx, actor, site, { ...exit, noticeId: exit.noticeId ?? newId() });
    await noteStep(tx, actor, site, { move: "announce_exit" });
    return { siteId };
  });
}
