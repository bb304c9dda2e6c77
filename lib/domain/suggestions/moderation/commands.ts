import "server-only";
import sharp from "sharp";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { requireHarmless } from "@/lib/domain/detection/commands";
import { shredPicture, storePicture } from "@/lib/domain/pictures/commands";
import { REFUSALS } from "@/lib/domain/suggestions/labels";
import { getSuggestionToScreen, openPhoto } from "@/lib/domain/suggestions/moderation/queries";
import type {
  Box,
  HandOverInput,
  MergeInput,
  PassInput,
  RedactInput,
  RefuseInput,
  ShredInput,
} from "@/lib/domain/suggestions/moderation/schema";
import type { SuggestionToScreen } from "@/lib/domain/suggestions/moderation/types";
import { destroySuggestion } from "@/lib/domain/suggestions/purging/commands";
import {
  beginningsOf,
  endOf,
  RETENTION,
  type SuggestionMove,
} from "@/lib/domain/suggestions/rules";
import { noteEvent } from "@/lib/domain/suggestions/telling/commands";
import { sealText } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { openRecordKey } from "@/lib/platform/record-seal";
import { type Statement, sql } from "@/lib/platform/sql";
import { pictureFiles } from "@/lib/platform/uploads/picture";

const OWN = "这条建议提到您所在的单位，请由其他审核员办理";
const MOVED_ON = "这条建议刚刚由别人办理了，请刷新页面查看";

/** The suggestion for whoever may decide on it. */
async function decidable(actor: Actor, id: string): Promise<SuggestionToScreen> {
  const found = await getSuggestionToScreen(actor, id);
  if (found.concernsOwn) throw forbidden(OWN);
  return found;
}

interface Step {
  found: SuggestionToScreen;
  move: SuggestionMove;
  version: number;
  set?: Statement;
  after?: object;
}

/** One step in its own transaction: compare and set, history, audit without words. */
async function decide(
  actor: Actor,
  step: Step,
  more: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<void> {
  const { found, move, version } = step;
  const me = actor.kind === "staff" ? actor.accountId : null;
  await write(actor, { action: `suggestion.${move}` }, async (tx) => {
    const moved = await tx.count(sql`
      update suggestion set status = ${endOf(move)}::suggestion_status, version = version + 1,
        decided_on = ${TODAY}, decided_by_id = ${me}::uuid, decided_by_name = ${actorName(actor)}
        ${step.set ? sql`, ${step.set}` : sql.empty}
      where id = ${found.id}::uuid and version = ${version}
        and status = any (${[...beginningsOf(move)]}::suggestion_status[])`);
    if (moved === 0) throw conflict(MOVED_ON);
    await more(tx);
    await recordAudit(tx, actor, {
      ...{ action: `suggestion.${move}`, subjectType: "suggestion", subjectId: found.id },
      before: { status: found.status },
      after: { status: endOf(move), ...step.after },
    });
  });
}

async function sealWording(tx: Tx, id: string, wording: string): Promise<void> {
  const held = await tx.row<{ sealedKey: string | null }>(sql`
    select sealed_key as "sealedKey" from suggestion where id = ${id}::uuid for update`);
  if (!held?.sealedKey) throw conflict(MOVED_ON);
  const sealed = sealText(wording, openRecordKey(held.sealedKey, id), `${id} wording`);
  await tx.count(sql`update suggestion set sealed_wording = ${sealed} where id = ${id}::uuid`);
}

/** Passes a suggestion on in edited words; the original stays as it was typed. */
export async function passSuggestion(actor: Actor, input: PassInput): Promise<void> {
  const found = await decidable(actor, input.suggestionId);
  await requireHarmless(actor, { wording: input.wording });
  await decide(actor, { found, move: "pass", version: input.version }, async (tx) => {
    await sealWording(tx, found.id, input.wording);
    await noteEvent(tx, actor, { id: found.id, kind: "screened" });
  });
}

/** Joins it to one that says the same and was passed: its sender follows that one. */
export async function mergeSuggestion(actor: Actor, input: MergeInput): Promise<void> {
  const found = await decidable(actor, input.suggestionId);
  const into = await getSuggestionToScreen(actor, input.intoId);
  if (into.id === found.id || !["screened", "taken_up", "answered"].includes(into.status)) {
    throw invalid({ intoId: "只能并入已通过初审的另一条建议" });
  }
  const set = sql`merged_into_id = ${into.id}::uuid`;
  const step: Step = {
    found,
    move: "merge",
    version: input.version,
    set,
    after: { into: into.id },
  };
  await decide(actor, step, (tx) => noteEvent(tx, actor, { id: found.id, kind: "merged" }));
}

/** Hands it over to 12345 as a work order, in a summary without anything personal. */
export async function handOverSuggestion(actor: Actor, input: HandOverInput): Promise<void> {
  const found = await decidable(actor, input.suggestionId);
  if (found.source === "hotline")
    throw conflict("这条来自 12345，不能再转回去；请选“不在受理范围”");
  await requireHarmless(actor, { summary: input.summary });
  await decide(actor, { found, move: "hand_over", version: input.version }, async (tx) => {
    await sealWording(tx, found.id, input.summary);
    await noteEvent(tx, actor, { id: found.id, kind: "handed_over" });
    await tx.count(sql`
      insert into hotline_order (direction, suggestion_id, region_code, day)
      select 'out', id, region_code, ${TODAY} from suggestion where id = ${found.id}::uuid`);
  });
}

/** Says kindly why it is none for here. */
export async function refuseSuggestion(actor: Actor, input: RefuseInput): Promise<void> {
  const found = await decidable(actor, input.suggestionId);
  const words = [REFUSALS[input.kind], input.words].filter(Boolean).join("");
  const set = sql`reason = ${input.kind}, closed_on = ${TODAY}`;
  const step: Step = {
    found,
    move: "refuse",
    version: input.version,
    set,
    after: { kind: input.kind },
  };
  await decide(actor, step, (tx) =>
    noteEvent(tx, actor, { id: found.id, kind: "out_of_scope", words }),
  );
}

/** Destroys the key, the words, the photographs and every trace to find them by; only day and kind stay. */
export async function shredSuggestion(actor: Actor, input: ShredInput): Promise<void> {
  const found = await decidable(actor, input.suggestionId);
  await write(actor, { action: "suggestion.shred" }, async (tx) => {
    await destroySuggestion(tx, actor, { id: found.id, version: input.version, kind: input.kind });
  });
}

function drawn(
  boxes: readonly Box[],
  { width, height }: { width: number; height: number },
): Buffer {
  const parts = boxes.map(([left, top, wide, high]) => {
    const [x, y] = [(left / 100) * width, (top / 100) * height];
    return `<rect x="${x}" y="${y}" width="${(wide / 100) * width}" height="${(high / 100) * height}" fill="#1a1a1a"/>`;
  });
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join("")}</svg>`,
  );
}

/*
 * The photograph of a suggestion, locked with it in the order in which both are destroyed. What was destroyed since
 * it was opened for drawing is gone: a picture made of it would outlive it.
 */
async function holdPhoto(tx: Tx, suggestionId: string, photoId: string) {
  const held = await tx.row<{ regionCode: string }>(sql`
    select region_code as "regionCode" from suggestion
    where id = ${suggestionId}::uuid and sealed_key is not null for update`);
  const photo = await tx.row<{ earlierId: string | null }>(sql`
    select picture_id as "earlierId" from suggestion_photo
    where id = ${photoId}::uuid and sealed is not null for update`);
  if (!held || !photo) throw conflict(MOVED_ON);
  return { ...held, ...photo };
}

/** A new picture with the rectangles burnt in; what lay beneath them is not in it. */
export async function redactPhoto(actor: Actor, input: RedactInput): Promise<void> {
  const found = await decidable(actor, input.suggestionId);
  if (input.boxes.length === 0 && input.isClean !== "on") {
    throw invalid({ boxes: "请先框出要遮挡的地方；确实没有要遮挡的，请勾选“没有需要遮挡的内容”" });
  }
  const { bytes, suggestionId } = await openPhoto(actor, input.photoId);
  if (suggestionId !== found.id) throw conflict(MOVED_ON);
  const { width, height } = await sharp(bytes).metadata();
  const burnt = await sharp(bytes)
    .composite([{ input: drawn(input.boxes, { width, height }) }])
    .png()
    .toBuffer();
  const made = await pictureFiles(burnt);
  await write(actor, { action: "suggestion.redact" }, async (tx) => {
    const { regionCode, earlierId } = await holdPhoto(tx, found.id, input.photoId);
    const words = { alt: input.alt, credit: "群众提供", regionCode };
    const picture = await storePicture(tx, actor, { made, ...words, organisationId: null });
    await tx.count(sql`
      update suggestion_photo set picture_id = ${picture.id}::uuid, shred_on = ${TODAY} + ${RETENTION.photo}::int
      where id = ${input.photoId}::uuid`);
    // Drawn over again because something was overlooked: the first picture shows it.
    if (earlierId) await shredPicture(tx, actor, earlierId, "redrawn");
  });
}
