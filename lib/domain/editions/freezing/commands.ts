import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { getClock } from "@/lib/domain/calendar/queries";
import { readFigures, scopeOf } from "@/lib/domain/editions/freezing/queries";
import { editionQuery, type FreezeQuestion } from "@/lib/domain/editions/freezing/rules";
import { canFreeze, canReadEditions } from "@/lib/domain/editions/policy";
import { rankingOf } from "@/lib/domain/editions/ranking/rules";
import { fingerprintsOf } from "@/lib/domain/editions/rules";
import type { EditionFigures, EditionQuery } from "@/lib/domain/editions/types";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** What to freeze, and under which title. */
export interface FreezeOrder extends FreezeQuestion {
  title: string;
}

/** An edition that was just frozen. */
export interface FrozenEdition {
  editionId: string;
  number: number;
  fingerprint: string;
  fingerprintSm3: string;
  query: EditionQuery;
  figures: EditionFigures;
}

/** What is to stand beside the figures, read within the same snapshot. Kept as JSON: no dates, no classes. */
export type ReadSections = (
  tx: Tx,
  frozen: { query: EditionQuery; figures: EditionFigures },
) => Promise<Record<string, unknown>>;

function requireFreezer(actor: Actor, regionCode: string): void {
  if (canFreeze(actor, regionCode)) return;
  throw canReadEditions(actor, regionCode) ? forbidden() : notFound("地区");
}

async function readFrozen(
  tx: Tx,
  { actor, query }: { actor: Actor; query: EditionQuery },
  readSections: ReadSections | undefined,
): Promise<EditionFigures> {
  const figures = await readFigures(tx, await scopeOf(actor, query), query);
  const isEmpty =
    figures.totals.total.asked === 0 && (figures.totals.coordination?.asked ?? 0) === 0;
  if (isEmpty) {
    const message = "所选时段还没有可以定稿的任务数据，请改选时段、年份或筛选条件";
    throw invalid({ period: message, quarter: message });
  }
  const ranked = query.ranking ? { ...figures, ranking: rankingOf(figures.rows) } : figures;
  if (!readSections) return ranked;
  const sections = await readSections(tx, { query, figures: ranked });
  // As it will be read again: what JSON cannot hold is no part of an edition.
  return { ...ranked, sections: JSON.parse(JSON.stringify(sections)) };
}

/**
 * Freezes figures as a numbered edition with both fingerprints, in the caller's transaction, of which it
 * must be the first statement: everything is read from one snapshot. `readSections` adds what belongs
 * beside the figures (a meeting's pack) under the same fingerprints. Only for the office of the region.
 */
export async function freezeFigures(
  tx: Tx,
  actor: Actor,
  order: FreezeOrder,
  readSections?: ReadSections,
): Promise<FrozenEdition> {
  requireFreezer(actor, order.regionCode);
  const query = editionQuery(order, (await getClock(actor)).today);
  await tx.rows(sql`set transaction isolation level repeatable read`);
  const figures = await readFrozen(tx, { actor, query }, readSections);
  const prints = fingerprintsOf(query, figures);
  const editionId = newId();
  const made = await tx.row<{ number: number }>(sql`
    insert into edition (id, region_code, year, number, purpose, title, query, figures, fingerprint,
      fingerprint_sm3, frozen_by_id, frozen_by_name)
    select ${editionId}, ${query.regionCode}, ${query.year}::int, coalesce(max(number), 0) + 1,
      ${order.purpose}::edition_purpose, ${order.title}, ${JSON.stringify(query)}::jsonb,
      ${JSON.stringify(figures)}::jsonb, ${prints.sha256}, ${prints.sm3},
      ${actor.kind === "staff" ? actor.accountId : null}::uuid, ${actorName(actor)}
    from edition where region_code = ${query.regionCode} and year = ${query.year}
      and purpose = ${order.purpose}::edition_purpose
    on conflict do nothing
    returning number`);
  if (!made) throw conflict("刚有另一期同时定稿，请稍后再试");
  const { number } = made;
  await recordAudit(tx, actor, {
    action: "edition.freeze",
    subjectType: "edition",
    subjectId: editionId,
    regionCode: query.regionCode,
    after: {
      number,
      purpose: order.purpose,
      title: order.title,
      query,
      fingerprint: prints.sha256,
    },
  });
  return {
    editionId,
    number,
    fingerprint: prints.sha256,
    fingerprintSm3: prints.sm3,
    query,
    figures,
  };
}
