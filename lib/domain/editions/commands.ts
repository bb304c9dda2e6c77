import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { canFreeze, canReadEditions, canRelease } from "@/lib/domain/editions/policy";
import { getEdition, readFigures, scopeFor } from "@/lib/domain/editions/queries";
import { fingerprintOf } from "@/lib/domain/editions/rules";
import type { FreezeInput, ReleaseInput } from "@/lib/domain/editions/schema";
import type { EditionQuery } from "@/lib/domain/editions/types";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

function accountOf(actor: Actor): string | null {
  return actor.kind === "staff" ? actor.accountId : null;
}

/** Freezes the figures of a region as a numbered edition with its fingerprint: one snapshot of the data. */
export async function freezeEdition(
  actor: Actor,
  input: FreezeInput,
): Promise<{ editionId: string; number: number }> {
  const { regionCode, year, quarter } = input;
  if (!canFreeze(actor, regionCode)) {
    throw canReadEditions(actor, regionCode) ? forbidden() : notFound("地区");
  }
  const scope = await scopeFor(actor, regionCode);
  const disclosures: EditionQuery["disclosures"] = ["public", "aggregate"];
  const query: EditionQuery = { regionCode, year, quarter, day: scope.today, disclosures };
  return write(actor, { action: "edition.freeze", key: input.key }, async (tx) => {
    await tx.rows(sql`set transaction isolation level repeatable read`);
    const figures = await readFigures(tx, scope, query);
    if (figures.totals.total.asked === 0) {
      throw invalid({ quarter: "所选时段还没有可公开的任务数据，请改选时段或年份" });
    }
    const editionId = newId();
    const fingerprint = fingerprintOf(query, figures);
    const made = await tx.row<{ number: number }>(sql`
      insert into edition (id, region_code, year, number, title, query, figures, fingerprint,
        frozen_by_id, frozen_by_name)
      select ${editionId}, ${regionCode}, ${year}::int, coalesce(max(number), 0) + 1, ${input.title},
        ${JSON.stringify(query)}::jsonb, ${JSON.stringify(figures)}::jsonb, ${fingerprint},
        ${accountOf(actor)}::uuid, ${actorName(actor)}
      from edition where region_code = ${regionCode} and year = ${year}
      on conflict do nothing
      returning number`);
    if (!made) throw conflict("刚有另一期同时定稿，请稍后再试");
    const { number } = made;
    await recordAudit(tx, actor, {
      action: "edition.freeze",
      subjectType: "edition",
      subjectId: editionId,
      regionCode,
      after: { number, title: input.title, query, fingerprint },
    });
    return { editionId, number };
  });
}

/** Releases a frozen edition to the public. Throws `forbidden` for whoever froze it. */
export async function releaseEdition(
  actor: Actor,
  input: ReleaseInput,
): Promise<{ editionId: string }> {
  const edition = await getEdition(actor, input.editionId);
  if (edition.status !== "frozen" || edition.version !== input.version) {
    throw conflict("这一期已被他人处理，请刷新页面查看");
  }
  if (!canRelease(actor, edition)) {
    throw forbidden("定稿人不能发布自己定稿的一期，请由办公室另一位同志核对后发布");
  }
  return write(actor, { action: "edition.release", key: input.key }, async (tx) => {
    const released = await tx.count(sql`
      update edition set status = 'released', released_at = now(), version = version + 1,
        released_by_id = ${accountOf(actor)}::uuid, released_by_name = ${actorName(actor)}
      where id = ${edition.id}::uuid and status = 'frozen' and version = ${input.version}`);
    if (released === 0) throw conflict("这一期已被他人处理，请刷新页面查看");
    await recordAudit(tx, actor, {
      action: "edition.release",
      subjectType: "edition",
      subjectId: edition.id,
      regionCode: edition.regionCode,
      before: { status: "frozen" },
      after: { status: "released", number: edition.number, fingerprint: edition.fingerprint },
    });
    return { editionId: edition.id };
  });
}
