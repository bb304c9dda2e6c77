import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { VISITOR } from "@/lib/access/actor";
import { createHotlineKey } from "@/lib/domain/machine/keys/commands";
import { hotlineKeySchema } from "@/lib/domain/machine/keys/schema";
import { handOverSuggestion } from "@/lib/domain/suggestions/moderation/commands";
import { getTracked } from "@/lib/domain/suggestions/tracking/queries";
import { row, rows } from "@/lib/platform/db";
import { Role } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { PLACES, personWith } from "../support/people-world";
import { refusal } from "../support/refusal";
import { everythingStored, filed } from "../support/suggestion-world";

let address = "127.0.0.1";
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": address, "x-request-id": "r-1" }),
  cookies: async () => ({ get: () => undefined, set: () => undefined }),
}));

const { GET, POST } = await import("@/app/api/v1/hotline-orders/route");
const { POST: RESULT } = await import("@/app/api/v1/hotline-orders/[id]/result/route");
const { GET: VALUES } = await import("@/app/api/v1/tasks/route");

const URL_OF = "http://localhost/api/v1/hotline-orders";
let secret = "";

function keyInput(region: string) {
  return hotlineKeySchema.parse({
    ...{ sourceName: "襄阳 12345", region, addresses: "127.0.0.1" },
    validTo: `${new Date().getFullYear() + 1}-06-30`,
  });
}

beforeAll(async () => {
  const { actor } = await personWith("office", PLACES.city);
  ({ secret } = await createHotlineKey(actor, keyInput(PLACES.city)));
});

function headers(shown = secret) {
  return { authorization: `Bearer ${shown}`, "content-type": "application/json" };
}

const sent = (body: unknown, shown = secret) =>
  new NextRequest(URL_OF, { method: "POST", headers: headers(shown), body: JSON.stringify(body) });

let orders = 0;
function order(more: Record<string, unknown> = {}) {
  orders += 1;
  const summary = "建议在办事大厅增加无障碍坡道，方便坐轮椅的人。";
  return {
    number: `GD-${orders}`,
    category: "service",
    region: PLACES.county,
    day: "2026-11-20",
    summary,
    ...more,
  };
}

async function listed(query = "", shown = secret) {
  const answer = await GET(new NextRequest(`${URL_OF}${query}`, { headers: headers(shown) }));
  return { status: answer.status, body: await answer.json() };
}

async function result(id: number, body: unknown, shown = secret) {
  const url = `${URL_OF}/${id}/result`;
  const answer = await RESULT(
    new NextRequest(url, { method: "POST", headers: headers(shown), body: JSON.stringify(body) }),
  );
  return { status: answer.status, body: await answer.json() };
}

describe("a hotline's key", () => {
  it("is given by offices for their regions; it opens no values, and keys for values no orders", async () => {
    const { actor: office } = await personWith("office", PLACES.county);
    expect((await refusal(createHotlineKey(office, keyInput(PLACES.city)))).code).toBe("invalid");
    const { actor: lead } = await personWith("lead_unit", PLACES.city);
    expect((await refusal(createHotlineKey(lead, keyInput(PLACES.city)))).code).toBe("invalid");
    for (const role of ["reporter", "moderator", "sys_admin"] as const) {
      const { actor } = await personWith(Role[role], PLACES.city);
      expect((await refusal(createHotlineKey(actor, keyInput(PLACES.city)))).code).toBe(
        "forbidden",
      );
    }
    const tasks = await VALUES(
      new NextRequest("http://localhost/api/v1/tasks", { headers: headers() }),
    );
    expect(tasks.status).toBe(401);
    expect((await POST(sent(order(), "qlk_nobodys-key-at-all-0000"))).status).toBe(401);
    address = "10.99.0.1";
    expect((await POST(sent(order()))).status).toBe(403);
    address = "127.0.0.1";
  });
});

describe("handing in", () => {
  it("becomes a suggestion to be screened; repeated, the same answer; changed, a conflict", async () => {
    const one = order();
    const first = await POST(sent(one));
    expect(first.status).toBe(200);
    const answer = await first.json();
    expect(await (await POST(sent(one))).json()).toEqual(answer);
    expect((await POST(sent({ ...one, summary: "换了内容的另一件事情" }))).status).toBe(409);
    const kept = await rows(sql`select source, status::text as status from suggestion
      where id = ${answer.suggestionId}::uuid`);
    expect(kept).toEqual([{ source: "hotline", status: "received" }]);
    const both = await Promise.all(
      [1, 2, 3].map(async () => (await POST(sent(order({ number: "GD-storm" })))).json()),
    );
    expect(new Set(both.map(({ suggestionId }) => suggestionId)).size).toBe(1);
  });

  it("refuses accusations and numbers of persons and keeps nothing; other regions; wrong fields", async () => {
    const canary = `hotline${Math.random().toString(36).slice(2, 12)}`;
    const accusing = await POST(sent(order({ summary: `举报王书记贪污，${canary}` })));
    expect(accusing.status).toBe(422);
    expect((await POST(sent(order({ summary: `请联系 13812345678 ${canary}` })))).status).toBe(422);
    expect((await everythingStored()).includes(canary)).toBe(false);
    expect((await POST(sent(order({ region: PLACES.otherCity })))).status).toBe(422);
    for (const wrong of [
      { day: "2026-13-01" },
      { category: "x" },
      { number: "有 空格" },
      { name: "张三" },
      { summary: "" },
    ]) {
      expect((await POST(sent(order(wrong)))).status, JSON.stringify(wrong)).toBe(422);
    }
  });
});

describe("handing over", () => {
  async function handedOver(mayHandOver: string) {
    const one = await filed({ contact: "13912345678", mayHandOver });
    const { actor } = await personWith("moderator", PLACES.city);
    await handOverSuggestion(actor, { suggestionId: one.id, version: 1, summary: "请更新公示栏" });
    const made = await row<{ id: string }>(
      sql`select id::text from hotline_order where suggestion_id = ${one.id}::uuid`,
    );
    return { id: Number(made?.id), suggestionId: one.id };
  }

  it("is read on from a cursor, with the contact only where its sender agreed", async () => {
    const [shy, open] = [await handedOver(""), await handedOver("on")];
    const all = (await listed()).body;
    const byId = new Map(all.orders.map((each: { id: number }) => [each.id, each]));
    expect(byId.get(shy.id)).toMatchObject({
      contact: null,
      summary: "请更新公示栏",
      status: "waiting",
    });
    expect(byId.get(open.id)).toMatchObject({ contact: "13912345678" });
    const rest = (await listed(`?after=${shy.id}&limit=1`)).body;
    expect(rest.orders.map((each: { id: number }) => each.id)).toEqual([open.id]);
    const { actor } = await personWith("office", PLACES.otherCity);
    const { secret: foreign } = await createHotlineKey(actor, keyInput(PLACES.otherCity));
    expect((await listed("", foreign)).body.orders).toEqual([]);
    expect((await result(shy.id, { status: "accepted", day: "2026-11-20" }, foreign)).status).toBe(
      404,
    );
  });

  it("comes back with an answer that its sender reads; once", async () => {
    const { id, suggestionId } = await handedOver("");
    expect((await result(id, { status: "answered", day: "2026-11-21" })).status).toBe(422);
    expect(
      (await result(id, { status: "accepted", number: "WX-1", day: "2026-11-20" })).status,
    ).toBe(200);
    const done = { status: "answered", answer: "公示栏已更新，每月一次。", day: "2026-11-21" };
    expect((await result(id, done)).status).toBe(200);
    expect((await result(id, done)).status).toBe(200);
    expect((await result(id, { ...done, status: "returned" })).status).toBe(409);
    const tracked = await getTracked(VISITOR, suggestionId);
    expect(tracked.status).toBe("closed");
    expect(tracked.history.at(-1)?.words).toBe(done.answer);
    expect(tracked.history.filter(({ words }) => words === done.answer)).toHaveLength(1);
  });
});
