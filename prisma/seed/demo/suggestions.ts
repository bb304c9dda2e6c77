import { randomUUID } from "node:crypto";
import type pg from "pg";
import sharp from "sharp";
import { systemActor } from "@/lib/access/actor";
import { storeSuggestion } from "@/lib/domain/suggestions/filing/commands";
import { REFUSALS } from "@/lib/domain/suggestions/labels";
import { noteEvent } from "@/lib/domain/suggestions/telling/commands";
import { sealBytes, sealText } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { cleanPhoto } from "@/lib/platform/photo-bytes";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";
import { txOf } from "../client-tx";
import { EXAMPLE_SUGGESTIONS, type ExampleSuggestion } from "./suggestion-texts";

const ACTOR = systemActor("演示数据");
const DECIDED_AFTER = 3;
const CLOSED = ["closed", "out_of_scope", "withdrawn", "shredded"];
const WORDED = ["screened", "taken_up", "answered", "closed", "handed_over"];

/** What its sender was told on the way to where it stands. */
const TOLD: Partial<Record<ExampleSuggestion["status"], [kind: string, words: string][]>> = {
  screened: [["screened", ""]],
  taken_up: [
    ["screened", ""],
    ["selected", "已列为今年的点题项目，责任单位正在办理。"],
  ],
  answered: [
    ["screened", ""],
    ["selected", "已列为今年的点题项目。"],
    ["answered", "责任单位已答复，正在整改。"],
  ],
  closed: [
    ["screened", ""],
    ["selected", "已列为今年的点题项目。"],
    ["answered", "责任单位已答复。"],
    ["closed", "已办结，谢谢您的建议。"],
  ],
  merged: [["merged", ""]],
  handed_over: [["handed_over", ""]],
  out_of_scope: [["out_of_scope", REFUSALS.elsewhere]],
  withdrawn: [["withdrawn", ""]],
  shredded: [["shredded", ""]],
};

function drawnPhoto(): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640">
    <rect width="960" height="640" fill="#cfd8cf"/><rect x="160" y="120" width="640" height="320" fill="#f4f0e2" stroke="#5b6b5f" stroke-width="12"/>
    <rect x="200" y="170" width="240" height="18" fill="#8b938c"/><rect x="200" y="220" width="520" height="12" fill="#b3bab4"/>
    <rect x="200" y="260" width="480" height="12" fill="#b3bab4"/><circle cx="720" cy="520" r="60" fill="#9c8b7a"/></svg>`);
}

async function addPhoto(tx: Tx, id: string, key: Buffer): Promise<void> {
  const photo = await cleanPhoto(await sharp(drawnPhoto()).jpeg().toBuffer());
  if (typeof photo === "string") throw new Error(photo);
  const photoId = randomUUID();
  const sealed = sealBytes(photo.bytes, key, `${photoId} photo`);
  await tx.count(sql`
    insert into suggestion_photo (id, suggestion_id, position, sealed, width, height)
    values (${photoId}, ${id}, 0, ${sealed}, ${photo.width}, ${photo.height})`);
}

async function load(tx: Tx, one: ExampleSuggestion, today: Day): Promise<string> {
  const { category, regionCode, text, status, daysAgo } = one;
  const received = addDays(today, -daysAgo);
  const decided = status === "received" ? null : addDays(received, DECIDED_AFTER);
  const { id, key } = await storeSuggestion(tx, ACTOR, {
    ...{ source: "portal", category, regionCode, text, mayHandOver: false },
    ...{ codeHash: null, isExample: true },
  });
  for (const [kind, words] of TOLD[status] ?? []) await noteEvent(tx, ACTOR, { id, kind, words });
  const wording = WORDED.includes(status) ? sealText(text, key, `${id} wording`) : null;
  const isGone = status === "shredded";
  await tx.count(sql`
    update suggestion set status = ${status}::suggestion_status, received_on = ${received}::date,
      due_on = ${received}::date + 7, decided_on = ${decided}::date, sealed_wording = ${wording},
      closed_on = ${CLOSED.includes(status) ? decided : null}::date,
      reason = ${isGone ? "personal" : status === "out_of_scope" ? "elsewhere" : null},
      decided_by_name = ${decided ? "示例审核员" : null},
      sealed_key = case when ${isGone} then null else sealed_key end,
      sealed_text = case when ${isGone} then null else sealed_text end,
      likeness = case when ${isGone} then '{}' else likeness end
    where id = ${id}`);
  await tx.count(sql`
    update suggestion_event set day = case when number = 1 then ${received}::date
      else coalesce(${decided}::date, ${received}::date) end where suggestion_id = ${id}`);
  if (status === "handed_over") {
    await tx.count(sql`
      insert into hotline_order (direction, suggestion_id, region_code, day)
      values ('out', ${id}, ${regionCode}, ${decided}::date)`);
  }
  if (one.category === "village" && status === "received") await addPhoto(tx, id, key);
  return id;
}

/** Of each example topic, by its key, the suggestions that went into it. */
export type TakenUp = ReadonlyMap<string, readonly string[]>;

/** Loads the examples; those that say the same are joined to the one that was passed. */
export async function loadSuggestions(client: pg.PoolClient, today: Day): Promise<TakenUp> {
  const tx = txOf(client);
  const ids = new Map<ExampleSuggestion, string>();
  for (const one of EXAMPLE_SUGGESTIONS) ids.set(one, await load(tx, one, today));
  for (const one of EXAMPLE_SUGGESTIONS.filter(({ status }) => status === "merged")) {
    const alike = ({ status, text }: ExampleSuggestion) =>
      status === "screened" && text.slice(-8) === one.text.slice(-8);
    const into =
      EXAMPLE_SUGGESTIONS.find(alike) ??
      EXAMPLE_SUGGESTIONS.find(
        ({ status, category }) => status === "screened" && category === one.category,
      );
    if (!into) continue;
    await tx.count(sql`
      update suggestion set merged_into_id = ${ids.get(into)}::uuid where id = ${ids.get(one)}::uuid`);
  }
  const takenUp = new Map<string, string[]>();
  for (const [{ topic }, id] of ids) {
    if (topic) takenUp.set(topic, [...(takenUp.get(topic) ?? []), id]);
  }
  return takenUp;
}
