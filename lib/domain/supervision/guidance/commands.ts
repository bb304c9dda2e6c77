import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { notifyMany } from "@/lib/domain/notifications/commands";
import { conflict, forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { requireStaffActor } from "../policy";
import { canGuide, readBands } from "./queries";
import type { GuideBandInput } from "./schema";

/**
 * Tells the places of a band what they can do: their offices, their lead units of the carrier, and townships.
 * The band is found anew. Throws `forbidden` for another's region or carrier, `conflict` for an empty band.
 */
export async function guideBand(
  actor: Actor,
  input: GuideBandInput,
): Promise<{ region: string; carrier: string; told: number }> {
  const staff = requireStaffActor(actor);
  const { region, carrier, task, band, body } = input;
  const { bands, query } = await readBands(staff, { region, carrier, task });
  if (!(await canGuide(staff, { regionCode: region, carrierCode: carrier }))) throw forbidden();
  const places = bands[band].map(({ code }) => code);
  if (places.length === 0) throw conflict("这一类里现在没有地区，请刷新页面查看");
  return write(staff, { action: "guidance.send", key: input.key }, async (tx) => {
    const told = await notifyMany(
      tx,
      "guidance.sent",
      sql`
      select o.id as organisation_id, ${`${staff.organisation.name}的指导意见：${body}`}::text as title,
        '/desk/messages'::text as link
      from organisation o where o.region_code = any (${places}::text[]) and o.valid_to is null
        and (o.kind in ('office', 'township') or exists (select 1 from lead_duty d
          where d.organisation_id = o.id and d.carrier_code = ${carrier} and d.role = 'lead'
            and d.valid_from <= ${TODAY} and (d.valid_to is null or d.valid_to > ${TODAY})))`,
    );
    if (told === 0) throw conflict("这些地区还没有登记办公室和牵头单位，没有可以告诉的单位");
    const id = newId();
    await tx.count(sql`
      insert into guidance_note (id, region_code, year, carrier_code, root_task_id, band, places, body,
        told, by_id, by_name, by_unit)
      values (${id}, ${region}, ${query.year}, ${carrier}, ${task ?? null}, ${band}, ${places}, ${body},
        ${told}, ${staff.accountId}, ${staff.name}, ${staff.organisation.name})`);
    await recordAudit(tx, staff, {
      action: "guidance.send",
      subjectType: "guidance_note",
      subjectId: id,
      regionCode: region,
      after: { carrier, task, band, places, body, told },
    });
    return { region, carrier, told };
  });
}
