import "server-only";
import { createHmac, randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { passId, requirePublicPass } from "@/lib/access/public-guard";
import { hold } from "@/lib/access/public-hold";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { requireHarmless } from "@/lib/domain/detection/commands";
import { findPlaces, getPlace, isSolicited } from "@/lib/domain/suggestions/filing/queries";
import { isOpenGate, newGate, solicitationOf } from "@/lib/domain/suggestions/filing/rules";
import type {
  FilingInput,
  GateInput,
  PlaceSearchInput,
  WritingInput,
} from "@/lib/domain/suggestions/filing/schema";
import type { CheckedWriting } from "@/lib/domain/suggestions/filing/types";
import { likenessOf } from "@/lib/domain/suggestions/likeness/rules";
import { SCREENING_DAYS } from "@/lib/domain/suggestions/rules";
import { noteEvent } from "@/lib/domain/suggestions/telling/commands";
import { keyFor, sealBytes, sealText } from "@/lib/platform/crypto";
import { row, type Tx } from "@/lib/platform/db";
import { AppError, conflict } from "@/lib/platform/errors";
import type { CleanPhoto } from "@/lib/platform/photo-bytes";
import { newRecordKey, purposeKey } from "@/lib/platform/record-seal";
import { sql } from "@/lib/platform/sql";
import { trackingCodeFor, trackingCodeHash } from "@/lib/platform/tracking-codes";

const GATE_WORDS = "请先回答“您想做什么”，再写建议";

/** Answers the question before the form; only whoever wants to suggest gets on, with a token. */
export async function answerGate(
  actor: Actor,
  { wish, solicitation }: GateInput,
): Promise<{ to: string }> {
  if (wish === "report") return { to: "/suggest/12388" };
  if (wish === "help") return { to: "/suggest/12345" };
  const isKnown = solicitation !== undefined && (await isSolicited(actor, solicitation));
  const about = isKnown ? solicitation : undefined;
  return { to: `/suggest/category?gate=${newGate(keyFor("suggestion gate"), Date.now(), about)}` };
}

/** True where the question before the form was answered within two hours. */
export function isGateOpen(_actor: Actor, gate: string): boolean {
  return isOpenGate(gate, keyFor("suggestion gate"), Date.now());
}

/** Throws unless the question before the form was answered. */
export function requireGate(_actor: Actor, gate: string): void {
  if (!isGateOpen(_actor, gate)) throw conflict(GATE_WORDS);
}

/** Looks through what was written and gives it back to be checked; nothing is stored. */
export async function checkWriting(actor: Actor, input: WritingInput): Promise<CheckedWriting> {
  requireGate(actor, input.gate);
  if (input.stage === "edit") return input;
  await getPlace(actor, input.regionCode);
  await requireHarmless(actor, { text: input.text });
  return input;
}

function hashUnder(key: string) {
  return (shingle: string) => createHmac("sha256", key).update(shingle).digest().readInt32BE(0);
}

/** The keyed hashes by which near-identical texts are found. */
export function likenessKept(_actor: Actor, text: string): number[] {
  return likenessOf(text, hashUnder(keyFor("suggestion likeness")));
}

interface Stored {
  source: "portal" | "hotline";
  category: string;
  regionCode: string;
  text: string;
  mayHandOver: boolean;
  codeHash: string | null;
  solicitationId?: string | null;
  isExample?: boolean;
}

const SOMEBODYS = "somebody";

/** What the audit trail may say of a suggestion: nothing of which it is where its sender has acted (`null`). */
export function trailOf(id: string | null): { subjectType: string; subjectId: string } {
  return { subjectType: "suggestion", subjectId: id ?? SOMEBODYS };
}

/** Stores a suggestion whose words were looked through; answers its id and its open key. */
export async function storeSuggestion(
  tx: Tx,
  actor: Actor,
  one: Stored,
): Promise<{ id: string; key: Buffer }> {
  // A random id: one that counts time would tell the minute.
  const id = randomUUID();
  const { key, sealedKey } = newRecordKey(id);
  await tx.count(sql`
    insert into suggestion (id, source, category, region_code, code_hash, sealed_key,
      sealed_text, likeness, received_on, due_on, may_hand_over, solicitation_id, is_example)
    values (${id}, ${one.source}, ${one.category}, ${one.regionCode}, ${one.codeHash},
      ${sealedKey}, ${sealText(one.text, key, `${id} text`)}, ${likenessKept(actor, one.text)}::int[],
      ${TODAY}, ${TODAY} + ${SCREENING_DAYS}::int, ${one.mayHandOver},
      ${one.solicitationId ?? null}::uuid, ${one.isExample ?? false})`);
  await noteEvent(tx, actor, { id, kind: "received" });
  // The trail has the moment. It says that somebody wrote, never which suggestion or from where.
  await recordAudit(tx, actor, {
    action: "suggestion.file",
    ...trailOf(one.source === "portal" ? null : id),
    after: { source: one.source },
  });
  return { id, key };
}

async function storePhotos(tx: Tx, id: string, key: Buffer, photos: readonly CleanPhoto[]) {
  for (const [position, { bytes, width, height }] of photos.entries()) {
    const photoId = randomUUID();
    await tx.count(sql`
      insert into suggestion_photo (id, suggestion_id, position, sealed, width, height)
      values (${photoId}, ${id}, ${position}, ${sealBytes(bytes, key, `${photoId} photo`)},
        ${width}, ${height})`);
  }
}

async function storeContact(tx: Tx, id: string, contact: string): Promise<void> {
  if (contact === "") return;
  const sealed = sealText(contact, purposeKey("suggestion contact"), `${id} contact`);
  await tx.count(sql`
    insert into suggestion_contact (suggestion_id, kind, sealed_to)
    values (${id}, ${contact.includes("@") ? "email" : "phone"}, ${sealed})`);
}

const LOOKS = 20;
const PAUSE = 100;

/** Pressed twice: the other sending of the same form is being stored, and its code is this one's too. */
async function isFiledSoon(codeHash: string): Promise<boolean> {
  for (let look = 0; look < LOOKS; look += 1) {
    if (await isFiled(codeHash)) return true;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return false;
}

async function isFiled(codeHash: string): Promise<boolean> {
  return (await row(sql`select 1 from suggestion where code_hash = ${codeHash}`)) !== undefined;
}

/**
 * Files a suggestion: the gate's answer, no accusation and no numbers of persons, a pass. Answers the tracking
 * code, which is shown once; a repetition of the same sending gets the same code and files nothing.
 */
export async function fileSuggestion(
  actor: Actor,
  { input, photos }: { input: FilingInput; photos: readonly CleanPhoto[] },
): Promise<{ code: string }> {
  requireGate(actor, input.gate);
  const code = trackingCodeFor(await passId(input.pass, "suggest"));
  const codeHash = trackingCodeHash(code);
  if (await isFiled(codeHash)) return { code };
  await getPlace(actor, input.regionCode);
  await requireHarmless(actor, { text: input.text });
  try {
    await requirePublicPass(input.pass, "suggest");
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict" && (await isFiledSoon(codeHash))) {
      return { code };
    }
    throw error;
  }
  await write(actor, { action: "suggestion.file" }, async (tx) => {
    const { category, regionCode, text, mayHandOver } = input;
    const { id, key } = await storeSuggestion(tx, actor, {
      ...{ source: "portal", category, regionCode, text, mayHandOver },
      ...{ codeHash, solicitationId: solicitationOf(input.gate) },
    });
    await storePhotos(tx, id, key, photos);
    await storeContact(tx, id, input.contact);
  });
  return { code };
}

/** Places for the form: by name or first letters. */
export async function findPlacesForForm(actor: Actor, { gate, q }: PlaceSearchInput) {
  requireGate(actor, gate);
  return { places: await findPlaces(actor, q) };
}

/** Lets the browser forget the code that it was shown. */
export async function forgetCode(_actor: Actor): Promise<void> {
  await hold("filed", "");
}
