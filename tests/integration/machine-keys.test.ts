import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { createKey, revokeKey } from "@/lib/domain/machine/keys/commands";
import { admitKey, getKey, listKeys } from "@/lib/domain/machine/keys/queries";
import { newKeySchema } from "@/lib/domain/machine/keys/schema";
import { answerSchema } from "@/lib/domain/machine/values/schema";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import {
  buildMachineWorld,
  callerOf,
  fedValue,
  heldOf,
  keyInput,
  type MachineWorld,
  push,
} from "../support/machine-world";
import { refusal } from "../support/refusal";

let address = "127.0.0.1";
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": address, "x-request-id": "r-1" }),
  cookies: async () => ({ get: () => undefined }),
}));

const { GET, POST } = await import("@/app/api/v1/values/route");
const { GET: TASKS } = await import("@/app/api/v1/tasks/route");

let world: MachineWorld;
let village: StaffActor;

beforeAll(async () => {
  world = await buildMachineWorld(4);
  village = world.villages[0] as StaffActor;
});

interface Sent {
  secret: string;
  body?: unknown;
  raw?: string;
  key?: string;
  query?: string;
  type?: string;
}

function post({ secret, body, raw, key = newId(), query = "", type }: Sent): Promise<Response> {
  const headers = new Headers({
    ...{ authorization: `Bearer ${secret}`, "content-type": type ?? "application/json" },
    "idempotency-key": key,
  });
  const url = `http://localhost/api/v1/values${query}`;
  return POST(new NextRequest(url, { method: "POST", headers, body: raw ?? JSON.stringify(body) }));
}

const scored = (more: Record<string, unknown> = {}) =>
  fedValue(village, "XT-04", { value: 60, ...more });

describe("a key", () => {
  it("shows its secret once and keeps only its hash", async () => {
    const made = await createKey(world.office, keyInput(world));
    expect(made.secret).toMatch(/^qlk_[\w-]{43}$/);
    const stored = await rows(
      sql`select to_jsonb(k) as k from machine_key k where id = ${made.id}`,
    );
    expect(JSON.stringify(stored)).not.toContain(made.secret);
    const audited = await rows(sql`select after from audit_entry where subject_id = ${made.id}`);
    expect(JSON.stringify(audited)).not.toContain(made.secret);
    const [answers] = await rows<{ n: number }>(
      sql`select count(*)::int as n from idempotency where answer::text like '%qlk_%'`,
    );
    expect(answers?.n).toBe(0);
    expect(await getKey(world.office, made.id)).toMatchObject({
      ...{ sourceName: "三资平台", state: "valid", hint: made.secret.slice(0, 9), batches: 0 },
    });
  });

  it("is refused when unknown, expired, revoked, or shown from elsewhere", async () => {
    const made = await createKey(world.office, keyInput(world, { addresses: ["10.1.2.0/24"] }));
    const shown = (from: string, secret = made.secret) =>
      refusal(admitKey(world.office, { secret, address: from }));
    expect((await shown("10.1.2.3", `${made.secret}x`)).code).toBe("unauthenticated");
    expect((await shown("10.1.3.3")).code).toBe("forbidden");
    expect((await shown("unknown")).code).toBe("forbidden");
    for (const from of ["10.1.2.3", "::ffff:10.1.2.3"]) {
      const { source } = await admitKey(world.office, { secret: made.secret, address: from });
      expect(source.id).toBe(made.id);
    }
    await rows(sql`update machine_key set valid_to = '2020-01-01' where id = ${made.id}`);
    expect((await shown("10.1.2.3")).code).toBe("unauthenticated");
    await rows(sql`update machine_key set valid_to = '2099-01-01' where id = ${made.id}`);
    await revokeKey(world.office, { id: made.id, version: 1 });
    expect((await shown("10.1.2.3")).code).toBe("unauthenticated");
    expect((await getKey(world.office, made.id)).state).toBe("revoked");
    expect((await refusal(revokeKey(world.office, { id: made.id, version: 2 }))).code).toBe(
      "conflict",
    );
  });

  it.each(["0.0.0.0/0", "::/0", "10.0.0.0/7", "2001:db8::/16", "10.1.2", "localhost"])(
    "is not made for %s, which is everywhere or nowhere",
    async (range) => {
      const why = await refusal(createKey(world.office, keyInput(world, { addresses: [range] })));
      expect(why.fields.addresses).toContain(range);
    },
  );

  it("is made and seen only by those who look after the region and the tasks", async () => {
    const made = await createKey(world.lead, keyInput(world));
    expect((await listKeys(world.lead)).map(({ id }) => id)).toContain(made.id);
    const [own] = world.villages as [StaffActor];
    for (const stranger of [own, world.township, world.otherTownship]) {
      expect((await refusal(createKey(stranger, keyInput(world)))).code).toBe("forbidden");
      expect((await refusal(listKeys(stranger))).code).toBe("forbidden");
      expect((await refusal(getKey(stranger, made.id))).code).toBe("forbidden");
    }
    const elsewhere = {
      ...world.office,
      grants: world.office.grants.map((grant) => ({ ...grant, regionCode: "990103" })),
    };
    expect((await refusal(getKey(elsewhere, made.id))).code).toBe("not_found");
    expect((await refusal(revokeKey(elsewhere, { id: made.id, version: 1 }))).code).toBe(
      "not_found",
    );
    expect(await listKeys(elsewhere)).toEqual([]);
    expect((await refusal(createKey(elsewhere, keyInput(world)))).code).toBe("invalid");
    const school = {
      ...world.lead,
      grants: world.lead.grants.map((grant) => ({ ...grant, carrierCode: "school" })),
      organisation: { ...world.lead.organisation, line: "education" },
    };
    expect((await refusal(createKey(school, keyInput(world)))).code).toBe("invalid");
  });

  it("is bound to tasks that systems feed, and to sound addresses and days", async () => {
    const wrong = async (more: Parameters<typeof keyInput>[1]) =>
      Object.keys((await refusal(createKey(world.office, keyInput(world, more)))).fields);
    expect(await wrong({ tasks: [world.tasks.ratio] })).toEqual(["tasks"]);
    expect(await wrong({ addresses: ["10.1.2.300"] })).toEqual(["addresses"]);
    expect(await wrong({ validTo: "2020-01-01" })).toEqual(["validTo"]);
    expect(await wrong({ validTo: "2066-01-01" })).toEqual(["validTo"]);
    expect(await wrong({ organisation: "没有这个村" })).toEqual(["organisation"]);
    expect(newKeySchema.safeParse({ ...keyInput(world), addresses: " " }).success).toBe(false);
  });

  it("of one organisation or one task brings nothing for another", async () => {
    const [first, second] = world.villages as [StaffActor, StaffActor];
    const one = await callerOf(world, { organisation: first.organisation.name });
    const two = await push(one, [scored(), fedValue(second, "XT-04", { value: 60 })]);
    expect(two).toMatchObject({ taken: 1, errors: [{ index: 1, field: "organisation" }] });
    const task = await callerOf(world, { tasks: [world.fed.score] });
    const other = await push(task, [fedValue(second, "XT-02", { value: 6 })]);
    expect(other.errors).toMatchObject([{ field: "task", code: "not_found" }]);
  });
});

describe("the interface", () => {
  it("takes a batch and answers by its own description", async () => {
    const { secret } = await createKey(world.office, keyInput(world));
    const [key, body] = [newId(), { values: [scored({ period: 2 }), scored({ period: 9 })] }];
    const first = await post({ secret, body, key });
    expect(first.status).toBe(200);
    const text = await first.text();
    expect(answerSchema.parse(JSON.parse(text))).toMatchObject({ taken: 1, refused: 1 });
    expect(await (await post({ secret, body, key })).text()).toBe(text);
    expect((await post({ secret, body: { values: [scored()] }, key })).status).toBe(409);
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect(first.headers.get("set-cookie")).toBeNull();
    const asked = new NextRequest("http://localhost/api/v1/values?task=XT-04&year=2026&period=2", {
      headers: { authorization: `Bearer ${secret}` },
    });
    const { values } = (await (await GET(asked)).json()) as { values: Record<string, unknown>[] };
    expect(values.find((one) => one.organisationId === village.organisation.id)).toMatchObject({
      ...{ state: "standing", value: "60", sourceName: "三资平台", revision: 1 },
    });
    expect(values.map((one) => one.organisationId)).not.toContain(world.neighbour.organisation.id);
    const listed = await TASKS(
      new NextRequest("http://localhost/api/v1/tasks", {
        headers: { authorization: `Bearer ${secret}` },
      }),
    );
    const { tasks } = (await listed.json()) as { tasks: { code: string; asked: number }[] };
    expect(tasks.map(({ code, asked: n }) => [code, n])).toEqual([
      ["XT-01", 16],
      ["XT-02", 16],
      ["XT-03", 4],
      ["XT-04", 16],
    ]);
  });

  it("refuses as a whole what is no batch", async () => {
    const { secret } = await createKey(world.office, keyInput(world));
    const status = async (sent: Omit<Sent, "secret">) => (await post({ secret, ...sent })).status;
    expect(await status({ raw: "{" })).toBe(422);
    expect(await status({ raw: '{"values":[NaN]}' })).toBe(422);
    expect(await status({ body: { values: [] } })).toBe(422);
    expect(await status({ body: { values: [scored()], more: 1 } })).toBe(422);
    expect(await status({ body: { values: Array(10_001).fill(1) } })).toBe(422);
    expect(await status({ body: { values: [scored()] }, type: "text/plain" })).toBe(422);
    expect(await status({ body: { values: [scored()] }, key: "short" })).toBe(422);
    expect(await status({ body: { values: [scored()] }, query: "?atom=1" })).toBe(422);
    expect(await status({ raw: `{"values":["${"x".repeat(8 * 1024 * 1024)}"]}` })).toBe(422);
    const before = await heldOf(village, world.fed.score, 3);
    const atomic = await post({
      ...{ secret, query: "?atomic=true", body: { values: [scored({ period: 3 }), 1] } },
    });
    expect(atomic.status).toBe(422);
    expect(await heldOf(village, world.fed.score, 3)).toEqual(before);
  });

  it("answers 401, 403 and 429 with what to do", async () => {
    const made = await createKey(world.office, keyInput(world, { addresses: ["10.9.9.9"] }));
    const body = { values: [scored()] };
    expect((await post({ secret: made.secret, body })).status).toBe(403);
    const answer = await post({ secret: `qlk_${"x".repeat(43)}`, body });
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([
      401,
      'Bearer realm="qinglian"',
    ]);
    address = "192.0.2.7";
    const guesses = await Promise.all(
      Array.from({ length: 40 }, () => post({ secret: `qlk_${"y".repeat(43)}`, body })),
    );
    address = "127.0.0.1";
    const last = guesses.filter((one) => one.status === 429);
    expect(last.length).toBe(10);
    expect(last[0]?.headers.get("retry-after")).toBe("60");
  });
});
