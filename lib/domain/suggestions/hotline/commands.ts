import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { requireHarmless } from "@/lib/domain/detection/commands";
import type { ValueSource } from "@/lib/domain/machine/types";
import { storeSuggestion } from "@/lib/domain/suggestions/filing/commands";
import type {
  IncomingAnswer,
  IncomingOrder,
  OrderResult,
} from "@/lib/domain/suggestions/hotline/schema";
import { tellSuggester } from "@/lib/domain/suggestions/telling/commands";
import { sealText } from "@/lib/platform/crypto";
import { row, sqlState, type Tx } from "@/lib/platform/db";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { openRecordKey } from "@/lib/platform/record-seal";
import { sql } from "@/lib/platform/sql";

interface Taken {
  digest: string;
  suggestionId: string;
  status: string;
}

async function earlier(sourceId: string, number: string): Promise<Taken | undefined> {
  return row<Taken>(sql`
    select o.digest, o.suggestion_id as "suggestionId", s.status::text as status
    from hotline_order o join suggestion s on s.id = o.suggestion_id
    where o.machine_key_id = ${sourceId}::uuid and o.direction = 'in' and o.number = ${number}`);
}

async function requirePlace(source: ValueSource, region: string): Promise<void> {
  const found = await row(sql`
    select 1 from region r join region top on r.path like top.path || '%'
    where r.code = ${region} and top.code = ${source.regionCode}`);
  if (!found) throw invalid({ region: "地区不在密钥允许的范围内，请核对区划代码" });
}

function answerOf(number: string, { suggestionId, status }: Taken): IncomingAnswer {
  return { number, suggestionId, status };
}

/**
 * Takes a work order of the hotline as a suggestion to be screened. Under the same number the same order gets
 * the same answer, another one is a conflict. Accusations and numbers of persons are refused, and nothing is
 * kept of them.
 */
export async function takeOrder(
  actor: Actor,
  source: ValueSource,
  { order, digest }: { order: IncomingOrder; digest: string },
): Promise<IncomingAnswer> {
  const first = await earlier(source.id, order.number);
  if (first && first.digest !== digest) {
    throw conflict("这个工单编号已用于内容不同的另一件，请换编号或核对内容");
  }
  if (first) return answerOf(order.number, first);
  await requirePlace(source, order.region);
  await requireHarmless(actor, { summary: order.summary });
  const suggestionId = await stored(actor, source, { order, digest }).catch(
    async (error: unknown) => {
      // The same order twice at once: the other one was faster.
      const other =
        sqlState(error) === "23505" ? await earlier(source.id, order.number) : undefined;
      if (other?.digest !== digest) throw error;
      return other.suggestionId;
    },
  );
  return { number: order.number, suggestionId, status: "received" };
}

async function stored(
  actor: Actor,
  source: ValueSource,
  { order, digest }: { order: IncomingOrder; digest: string },
): Promise<string> {
  return write(actor, { action: "suggestion.take_order" }, async (tx) => {
    const { id } = await storeSuggestion(tx, actor, {
      ...{ source: "hotline", category: order.category, regionCode: order.region },
      ...{ text: order.summary, mayHandOver: false, codeHash: null },
    });
    await tx.count(sql`
      insert into hotline_order (direction, number, machine_key_id, source_name, digest, suggestion_id,
        region_code, status, day)
      values ('in', ${order.number}, ${source.id}::uuid, ${source.sourceName}, ${digest}, ${id},
        ${order.region}, 'accepted', ${order.day}::date)`);
    return id;
  });
}

interface Handed {
  suggestionId: string;
  sealedKey: string | null;
  status: string;
}

async function handed(tx: Tx, source: ValueSource, id: number): Promise<Handed> {
  const found = await tx.row<Handed>(sql`
    select o.suggestion_id as "suggestionId", s.sealed_key as "sealedKey", o.status
    from hotline_order o join suggestion s on s.id = o.suggestion_id
    join region r on r.code = o.region_code join region top on r.path like top.path || '%'
    where o.id = ${id} and o.direction = 'out' and top.code = ${source.regionCode} for update of o`);
  if (!found) throw notFound("工单");
  return found;
}

/** Keeps what the hotline says of a work order that was handed over, and tells the suggester. */
export async function keepResult(
  actor: Actor,
  source: ValueSource,
  { id, result }: { id: number; result: OrderResult },
): Promise<{ id: number; status: string }> {
  await requireHarmless(actor, { answer: result.answer });
  await write(actor, { action: "suggestion.hotline_result" }, async (tx) => {
    const { suggestionId, sealedKey, status } = await handed(tx, source, id);
    if (status === "answered" || status === "returned") {
      if (status === result.status) return;
      throw conflict("这件工单已经有办理结果，不能再改");
    }
    const sealed =
      sealedKey && result.answer
        ? sealText(result.answer, openRecordKey(sealedKey, suggestionId), `${suggestionId} hotline`)
        : null;
    await tx.count(sql`
      update hotline_order set status = ${result.status}, number = coalesce(${result.number ?? null}, number),
        machine_key_id = ${source.id}::uuid, source_name = ${source.sourceName}, sealed_answer = ${sealed},
        answered_on = case when ${result.status !== "accepted"} then ${result.day}::date end,
        version = version + 1
      where id = ${id}`);
    if (result.status !== "accepted") {
      await tellSuggester(tx, actor, { suggestionId, event: "hotline", words: result.answer });
    }
    await recordAudit(tx, actor, {
      ...{
        action: "suggestion.hotline_result",
        subjectType: "suggestion",
        subjectId: suggestionId,
      },
      after: { status: result.status },
    });
  });
  return { id, status: result.status };
}
