import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { robotsWithin } from "./policy";
import type { Robot } from "./types";

/** The robots that the actor looks after, with what became of the last message to each. */
export async function listRobots(actor: StaffActor): Promise<Robot[]> {
  const reaches = await requireReaches(actor, "robot.manage");
  return rows<Robot>(sql`
    select r.id, o.name as "organisationName", r.kind, r.name, r.is_on as "isOn",
      r.secret is not null as "hasSecret", to_json(r.created_at) #>> '{}' as "createdAt", r.version,
      last.state as "lastState", last.last_error as "lastError"
    from robot r join organisation o on o.id = r.organisation_id
    left join lateral (
      select d.state, d.last_error from delivery d where d.robot_id = r.id
      order by d.created_at desc limit 1) last on true
    where ${robotsWithin(reaches)} order by r.created_at, r.id`);
}
