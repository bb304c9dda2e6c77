import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import {
  acknowledgeLists,
  deliverList,
  remindUnacknowledged,
} from "@/lib/domain/assignments/acknowledgements/commands";
import { findDelivery, listToAcknowledge } from "@/lib/domain/assignments/acknowledgements/queries";
import { changeOf, changesOf } from "@/lib/domain/assignments/acknowledgements/rules";
import { getStanding, listStandingOrganisations } from "@/lib/domain/assignments/standing/queries";
import { rows, type Tx, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { buildLineWorld, type LineWorld, markIssued } from "../support/line-world";
import { refusal } from "../support/refusal";

let world: LineWorld;

interface Scope {
  nodes: string[] | null;
  organisationIds: string[] | null;
}

const EVERYWHERE: Scope = { nodes: null, organisationIds: null };

/** Does something in a transaction of which nothing remains. */
async function undone(work: (tx: Tx) => Promise<void>): Promise<void> {
  const enough = new Error("enough");
  const error = await transaction(async (tx) => {
    await work(tx);
    throw enough;
  }).catch((thrown: unknown) => thrown);
  if (error !== enough) throw error;
}

/** What issuing does to those it reaches, and its delivery in the same transaction. */
async function touchAndDeliver(root: string, listId: string, only?: StaffActor): Promise<number> {
  return transaction(async (tx) => {
    await tx.count(sql`
      update assignment set version = version + 1, updated_at = now()
      where root_task_id = ${root}
        and (${only?.organisation.id ?? null}::uuid is null
          or organisation_id = ${only?.organisation.id ?? null}::uuid)`);
    return deliverList(tx, listId, EVERYWHERE);
  });
}

async function namesOf(listId: string): Promise<string[]> {
  const found = await rows<{ name: string }>(sql`
    select o.name from acknowledgement k join organisation o on o.id = k.organisation_id
    where k.list_id = ${listId} order by 1`);
  return found.map((one) => one.name);
}

beforeAll(async () => {
  world = await buildLineWorld();
  await touchAndDeliver(world.tasks.plain, world.lists.province);
  await touchAndDeliver(world.tasks.tightened, world.lists.city, world.village);
});

describe("delivering", () => {
  it("reaches who is asked and the leads right beneath, once", async () => {
    expect(await namesOf(world.lists.province)).toEqual(["线市农业农村局", "近村", "远村"].sort());
    expect(await touchAndDeliver(world.tasks.plain, world.lists.province)).toBe(0);
  });

  it("reaches only those whose work this transaction changed", async () => {
    expect(await namesOf(world.lists.city)).toEqual(
      ["近县农业农村局", "近村", "邻县农业农村局"].sort(),
    );
  });

  it("reaches no lead and no office of a region to which it was not issued", async () => {
    const lists = [world.lists.province, world.lists.coordination];
    const beneath = async (scope: Partial<Scope>) => {
      const found: string[] = [];
      for (const listId of lists) {
        await undone(async (tx) => {
          await tx.count(sql`delete from acknowledgement where list_id = ${listId}`);
          await deliverList(tx, listId, { ...EVERYWHERE, ...scope });
          const held = await tx.rows<{ name: string }>(sql`
            select o.name from acknowledgement k join organisation o on o.id = k.organisation_id
            where k.list_id = ${listId} and o.kind in ('lead_unit', 'office')`);
          found.push(...held.map((one) => one.name));
        });
      }
      return found;
    };
    const both = ["线市农业农村局", "线市办公室"];
    expect(await beneath({})).toEqual(both);
    expect(await beneath({ nodes: ["980102"] })).toEqual(both);
    expect(await beneath({ nodes: ["980000"] })).toEqual([]);
    expect(await beneath({ organisationIds: [world.village.organisation.id] })).toEqual(both);
    expect(await beneath({ organisationIds: [world.cooperating.organisation.id] })).toEqual([]);
  });

  it("reaches the offices beneath with the coordination list", async () => {
    await transaction((tx) => deliverList(tx, world.lists.coordination, EVERYWHERE));
    expect(await namesOf(world.lists.coordination)).toEqual(["线市办公室"]);
  });
});

describe("acknowledging", () => {
  it("waits in the day of the own organisation, the first due first", async () => {
    const waiting = await listToAcknowledge(world.village);
    expect(waiting.map((one) => [one.listId, one.tasks])).toEqual(
      expect.arrayContaining([
        [world.lists.province, 2],
        [world.lists.city, 1],
      ]),
    );
    expect(await listToAcknowledge(world.township)).toEqual([]);
  });

  it("shows what the list asks of the own organisation alone", async () => {
    const delivery = await findDelivery(world.village, world.lists.city);
    expect(delivery?.organisationName).toBe("近村");
    const [task, ...others] = delivery?.tasks ?? [];
    expect(others).toEqual([]);
    if (!task?.terms || !task.before) throw new Error("the list above says something else");
    expect(changeOf(task)).toBe("changed");
    expect(changesOf(task.before, task.terms)).toEqual([
      { name: "目标值", before: "80%", after: "90%" },
      { name: "时限", before: "12 月 31 日", after: "6 月 30 日" },
    ]);
    expect(await findDelivery(world.township, world.lists.city)).toBeNull();
  });

  it("acknowledges several at once, and again without an error", async () => {
    const listIds = [world.lists.province, world.lists.city];
    expect(await acknowledgeLists(world.village, { listIds })).toMatchObject({ acknowledged: 2 });
    expect(await acknowledgeLists(world.colleague, { listIds })).toMatchObject({ acknowledged: 0 });
    expect(await listToAcknowledge(world.village)).toEqual([]);
    const delivery = await findDelivery(world.village, world.lists.city);
    expect(delivery?.acknowledgedByName).toBe("近村人员");
    const audited = await rows(sql`select 1 from audit_entry where action = 'list.acknowledge'
      and account_id = ${world.village.accountId}`);
    expect(audited).toHaveLength(2);
  });

  it("is one acknowledgement when eight press at once", async () => {
    const listIds = [world.lists.province];
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => acknowledgeLists(world.farVillage, { listIds })),
    );
    expect(answers.reduce((sum, one) => sum + one.acknowledged, 0)).toBe(1);
  });

  it("knows no list that was not delivered to the own organisation", async () => {
    const foreign = acknowledgeLists(world.farVillage, { listIds: [world.lists.city] });
    expect((await refusal(foreign)).code).toBe("not_found");
    const mixed = { listIds: [world.lists.province, world.lists.coordination] };
    expect((await refusal(acknowledgeLists(world.farVillage, mixed))).code).toBe("not_found");
  });
});

describe("who has acknowledged", () => {
  it("is counted by region, from the province down", async () => {
    const top = await getStanding(world.provinceLead, world.lists.province, {});
    expect(top.rows).toEqual([
      { regionCode: "980100", regionName: "线市", delivered: 3, acknowledged: 2 },
    ]);
    const city = await getStanding(world.provinceLead, world.lists.province, { place: "980100" });
    expect(city.rows).toEqual([
      { regionCode: null, regionName: "线市本级", delivered: 1, acknowledged: 0 },
      { regionCode: "980102", regionName: "近县", delivered: 1, acknowledged: 1 },
      { regionCode: "980103", regionName: "邻县", delivered: 1, acknowledged: 1 },
    ]);
    expect(city.above.map((one) => one.name)).toEqual(["线省"]);
  });

  it("is seen within one's reach alone", async () => {
    const own = await getStanding(world.countyLead, world.lists.province, {});
    expect(own.rows.map((one) => one.delivered)).toEqual([1]);
    const place = { place: "980103" };
    expect((await getStanding(world.countyLead, world.lists.province, place)).rows).toEqual([]);
    const closed = getStanding(world.village, world.lists.province, {});
    expect((await refusal(closed)).code).toBe("forbidden");
    const foreign = getStanding(world.provinceLead, world.lists.city, { place: "980000" });
    expect((await refusal(foreign)).code).toBe("not_found");
  });

  it("names the organisations that have not, page by page", async () => {
    const filter = { show: "waiting" as const };
    const open = await listStandingOrganisations(world.provinceLead, world.lists.province, filter);
    expect(open.rows.map((one) => one.organisationName)).toEqual(["线市农业农村局"]);
    const first = await listStandingOrganisations(world.provinceLead, world.lists.province, {
      show: "all",
    });
    expect(first.rows).toHaveLength(3);
    const [one] = first.rows;
    if (!one) throw new Error("three rows");
    const after = `${one.nodeCode}~${one.townshipCode}~${one.organisationId}`;
    const rest = await listStandingOrganisations(world.provinceLead, world.lists.province, {
      ...{ show: "all", after },
    });
    expect(rest.rows).toEqual(first.rows.slice(1));
  });
});

describe("reminding", () => {
  const today = sql`(now() at time zone 'Asia/Shanghai')::date`;

  it("is for working days, once a day, by who issues the list", async () => {
    const listId = world.lists.province;
    await rows(sql`insert into calendar_exception values (${today}, 'holiday', '试')`);
    const remind = (actor: StaffActor) => remindUnacknowledged(actor, { listId, key: newId() });
    expect((await refusal(remind(world.provinceLead))).message).toContain("休息日");
    await rows(sql`update calendar_exception set kind = 'workday' where date = ${today}`);
    for (const other of [world.cityLead, world.provinceOffice, world.village]) {
      expect((await refusal(remind(other))).code).toBe("forbidden");
    }
    const said = await Promise.allSettled(
      Array.from({ length: 5 }, () => remind(world.provinceLead)),
    );
    expect(said.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect((await refusal(remind(world.provinceLead))).code).toBe("conflict");
    const told = await rows<{ name: string }>(sql`
      select o.name from notification n join organisation o on o.id = n.organisation_id
      where n.kind = 'list.reminded'`);
    expect(told).toEqual([{ name: "线市农业农村局" }]);
  });
});

describe("a next version", () => {
  it("asks again those who had not acknowledged, and those whose work it changed", async () => {
    const next = newId();
    await transaction(async (tx) => {
      await tx.count(sql`
        insert into task_list (id, kind, carrier_code, region_code, year, title, list_version)
        values (${next}, 'task', 'village', '980000', ${world.year}, '线省村居任务清单', 2)`);
      await tx.count(sql`
        update task_list set status = 'superseded' where id = ${world.lists.province}`);
      await markIssued(tx, next);
      await tx.count(sql`
        update assignment set status = 'cancelled', change_reason = '清单第 2 版不再要求',
          version = version + 1, updated_at = now()
        where root_task_id = ${world.tasks.plain}
          and organisation_id = ${world.farVillage.organisation.id}`);
      await deliverList(tx, next, EVERYWHERE);
    });
    // The lead beneath had not acknowledged but is asked nothing itself: it breaks the new one down.
    expect(await namesOf(next)).toEqual(["线市农业农村局", "远村"].sort());
    const [task] = (await findDelivery(world.farVillage, next))?.tasks ?? [];
    expect(task && changeOf(task)).toBe("removed");
    const waiting = await listToAcknowledge(world.farVillage);
    expect(waiting.map((one) => one.listId)).toEqual([next]);
  });
});
