import "server-only";
import type { Actor } from "@/lib/access/actor";
import { write } from "@/lib/access/write";
import { changePiece, holdPiece } from "@/lib/domain/culture/pieces/commands";
import type {
  AddPerformanceInput,
  CancelPerformanceInput,
  WorkDetails,
} from "@/lib/domain/culture/pieces/schema";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const MOST_DATES = 30;

const setDetails = (details: WorkDetails) => sql`details = ${JSON.stringify(details)}::jsonb`;

/** Adds a date to a work; it is shown once a new copy is released. */
export async function addPerformance(
  actor: Actor,
  input: AddPerformanceInput,
): Promise<{ pieceId: string }> {
  const piece = await holdPiece(actor, input, "work");
  const { day, startsAt, endsAt, place, note, version } = input;
  if (endsAt <= startsAt) throw invalid({ endsAt: "结束时间要晚于开始时间" });
  if (piece.details.performances.length >= MOST_DATES) {
    throw conflict(`最多 ${MOST_DATES} 场，请先取消不办的场次或另建一件作品`);
  }
  const added = { id: newId(), day, startsAt, endsAt, place, note, isCancelled: false };
  const performances = [...piece.details.performances, added].sort((a, b) =>
    `${a.day}${a.startsAt}`.localeCompare(`${b.day}${b.startsAt}`),
  );
  return write(actor, { action: "performance.add" }, async (tx) => {
    const set = setDetails({ ...piece.details, performances });
    const after = { day, startsAt, place };
    await changePiece(tx, actor, { piece, version, action: "performance.add", set, after });
    return { pieceId: piece.id };
  });
}

/** Calls a date off; it stays in the list as cancelled, so that nobody comes in vain. */
export async function cancelPerformance(
  actor: Actor,
  input: CancelPerformanceInput,
): Promise<{ pieceId: string }> {
  const piece = await holdPiece(actor, input, "work");
  const { performanceId, version } = input;
  if (!piece.details.performances.some(({ id }) => id === performanceId)) throw notFound("场次");
  const performances = piece.details.performances.map((one) =>
    one.id === performanceId ? { ...one, isCancelled: true } : one,
  );
  return write(actor, { action: "performance.cancel" }, async (tx) => {
    const set = setDetails({ ...piece.details, performances });
    const after = { performanceId };
    await changePiece(tx, actor, { piece, version, action: "performance.cancel", set, after });
    return { pieceId: piece.id };
  });
}
