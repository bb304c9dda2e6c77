import "server-only";
import type { Actor } from "@/lib/access/actor";
import { write } from "@/lib/access/write";
import type { Tx } from "@/lib/platform/db";
import { forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import type { ReadingInput } from "./schema";

/** Something to tell an organisation, within the change that it tells of. */
export interface Telling {
  organisationId: string;
  /** The event, e.g. report.returned */
  kind: string;
  title: string;
  link: string;
}

/** Writes a message into the transaction of the change that it tells of. */
export async function notify(tx: Tx, telling: Telling): Promise<void> {
  await tx.count(sql`
    insert into notification (id, organisation_id, kind, title, link)
    values (${newId()}, ${telling.organisationId}, ${telling.kind}, ${telling.title}, ${telling.link})`);
}

/** Marks the organisation's messages up to the newest one shown as read. */
export async function markRead(actor: Actor, input: ReadingInput): Promise<void> {
  if (actor.kind !== "staff") throw forbidden();
  const organisation = actor.organisation.id;
  await write(actor, { action: "notification.read" }, (tx) =>
    tx.count(sql`
      update notification set read_at = now()
      where organisation_id = ${organisation} and read_at is null and created_at <=
        (select n.created_at from notification n
         where n.id = ${input.upTo} and n.organisation_id = ${organisation})`),
  );
}
