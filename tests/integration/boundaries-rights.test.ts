import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import {
  discardChange,
  draftChange,
  planChange,
  revokeChange,
} from "@/lib/domain/boundaries/commands";
import { getChange, listChanges, previewChange } from "@/lib/domain/boundaries/queries";
import { row, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { type BoundaryWorld, buildBoundaryWorld } from "../support/boundary-world";
import { refusal } from "../support/refusal";

let world: BoundaryWorld;
let office: StaffActor;
let local: StaffActor;
let tomorrow: string;

beforeAll(async () => {
  world = await buildBoundaryWorld();
  const found = world.offices.get("980121");
  const [grant] = world.admin.grants;
  if (!found || !grant) throw new Error("nobody is there");
  office = found;
  local = {
    ...world.admin,
    grants: [{ ...grant, regionCode: "980121", regionLevel: "county" as const }],
  };
  const day = await row<{ tomorrow: string }>(
    sql`select (now() at time zone 'Asia/Shanghai')::date + 1 as tomorrow`,
  );
  tomorrow = day?.tomorrow ?? "";
}, 60_000);

function rename(code: string, name: string) {
  return {
    ...{ form: "region.rename" as const, code, name, newCode: null },
    ...{ title: null, basis: "", effectiveOn: tomorrow },
  };
}

async function drafted(code: string) {
  const { changeId } = await draftChange(world.admin, rename(code, "新名"));
  return { changeId, version: (await getChange(world.admin, changeId)).version };
}

describe("who changes boundaries", () => {
  it("is nobody but an administrator", async () => {
    const input = rename("980121", "甲市");
    expect((await refusal(draftChange(office, input))).code).toBe("forbidden");
    expect((await refusal(listChanges(office))).code).toBe("forbidden");
    const made = await drafted("980121");
    for (const step of [planChange, discardChange]) {
      expect((await refusal(step(office, made))).code).toMatch(/forbidden|not_found/);
    }
    await discardChange(world.admin, made);
  });

  it("is an administrator of every place that is named", async () => {
    const move = {
      ...rename("980121101", "青石镇"),
      ...{ form: "region.move" as const, parentCode: "980122" },
    };
    expect((await refusal(draftChange(local, move))).code).toBe("invalid");
  });

  it("reads, orders, takes back and throws away nothing of a place elsewhere", async () => {
    const made = await drafted("980221101");
    expect((await refusal(getChange(local, made.changeId))).code).toBe("not_found");
    expect((await refusal(previewChange(local, made.changeId))).code).toBe("not_found");
    for (const step of [planChange, discardChange]) {
      expect((await refusal(step(local, made))).code).toBe("not_found");
    }
    await planChange(world.admin, made);
    const { version } = await getChange(world.admin, made.changeId);
    expect((await refusal(revokeChange(local, { ...made, version }))).code).toBe("not_found");
    await revokeChange(world.admin, { ...made, version });
  });

  it("does it in one's own place", async () => {
    const made = await drafted("980121102");
    await planChange(local, made);
    const { version, status } = await getChange(local, made.changeId);
    expect(status).toBe("planned");
    await revokeChange(local, { ...made, version });
  });

  it("is not a statement by hand: how places stood is written once", async () => {
    await expect(
      transaction((tx) => tx.count(sql`update region_past set name = 'x'`)),
    ).rejects.toThrow();
  });
});
