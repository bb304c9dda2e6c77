import "server-only";
import type { Actor } from "@/lib/access/actor";
import { forbidden } from "@/lib/platform/errors";
import { discardStaged, requireRoom } from "@/lib/platform/storage";
import { receiveFile } from "@/lib/platform/uploads/receive";
import { getRegistered, organisationToEnterFor } from "./queries";
import { registerArrival } from "./registering/commands";
import type { UploadInput } from "./schema";
import type { EvidenceItem } from "./types";

/**
 * Takes in one file for the organisation of an assignment in a single request: streams, hashes, recognises
 * by content, keeps the sealed original and registers it. Throws `invalid` with field `file` and stores
 * nothing when the file is not acceptable; `not_found` when the assignment is not the actor's to enter.
 */
export async function uploadEvidence(
  actor: Actor,
  input: UploadInput,
  source: ReadableStream<Uint8Array> | null,
): Promise<EvidenceItem> {
  if (actor.kind !== "staff") throw forbidden();
  const { assignmentId, fileName } = input;
  const organisationId = await organisationToEnterFor(actor, {
    assignmentId,
    organisationId: null,
  });
  await requireRoom();
  const received = await receiveFile(source, input);
  try {
    const arrival = { organisationId, fileName, received, captured: null };
    return await getRegistered(actor, await registerArrival(actor, arrival));
  } finally {
    await discardStaged(received.path);
  }
}
