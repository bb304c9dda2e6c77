import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import type { MappingMemory, SheetMapping } from "@/lib/domain/imports/mappings/types";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** What the actor's organisation has said about the columns of its forms. */
export async function mappingMemory(actor: StaffActor, kind = "list"): Promise<MappingMemory> {
  const found = await rows<{ signature: string; mapping: SheetMapping }>(sql`
    select signature, mapping from import_mapping
    where organisation_id = ${actor.organisation.id}::uuid and kind = ${kind}
    order by updated_at desc limit 500`);
  return Object.fromEntries(found.map(({ signature, mapping }) => [signature, mapping]));
}
