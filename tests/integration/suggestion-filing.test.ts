import "../support/request";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { NextRequest } from "next/server";
import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { POST } from "@/app/api/suggestions/route";
import { VISITOR } from "@/lib/access/actor";
import { newTicket } from "@/lib/access/public-guard";
import { held } from "@/lib/access/public-hold";
import { checkWriting, fileSuggestion } from "@/lib/domain/suggestions/filing/commands";
import { writingSchema } from "@/lib/domain/suggestions/filing/schema";
import { addToSuggestion, lookUp } from "@/lib/domain/suggestions/tracking/commands";
import { findSuggestionByCode, getTracked } from "@/lib/domain/suggestions/tracking/queries";
import { row, rows } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";
import { agedTicket } from "../support/public-pass";
import { refusal } from "../support/refusal";
import { nextRequest, request, requestFromElsewhere } from "../support/request";
import {
  everythingStored,
  filed,
  isOnDisk,
  openedGate,
  reportStatements,
  writing,
} from "../support/suggestion-world";

beforeEach(requestFromElsewhere);

describe("filing", () => {
  it("needs the gate's answer, and nobody makes one up", async () => {
    for (const gate of ["", "zzzzzz.abc", "zzzzzz.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]) {
      const input = await writing({ gate });
      expect((await refusal(fileSuggestion(VISITOR, { input, photos: [] }))).message).toContain(
        "请先回答",
      );
    }
  });

  it("keeps no word that can be read, no address, no time; the same sending twice is one", async () => {
    const address = "10.9.1.77";
    request(null, { "x-forwarded-for": address });
    const input = await writing({
      text: "希望公示栏写上晨曦麻雀四个字，方便辨认。",
      contact: "13912345678",
    });
    const { code } = await fileSuggestion(VISITOR, { input, photos: [] });
    expect((await fileSuggestion(VISITOR, { input, photos: [] })).code).toBe(code);
    expect(code).toMatch(/^\d{20}$/);
    const stored = await everythingStored();
    for (const secret of ["晨曦麻雀", "13912345678", code, address]) {
      expect(stored.includes(secret), secret).toBe(false);
    }
    const id = await findSuggestionByCode(VISITOR, code);
    expect((await getTracked(VISITOR, id)).text).toContain("晨曦麻雀");
    const trail =
      await rows(sql`select 1 from audit_entry where subject_id = ${id} or after::text like '%' || ${id} || '%'
      or (action = 'suggestion.file' and actor_kind = 'visitor' and region_code is not null)`);
    expect(trail).toEqual([]);
    const columns = await rows<{ type: string }>(sql`
      select data_type as type from information_schema.columns
      where table_name in ('suggestion', 'suggestion_event', 'suggestion_contact', 'suggestion_photo')`);
    expect(columns.some(({ type }) => /timestamp|inet/.test(type))).toBe(false);
  });

  it("is one suggestion with one code where the button was pressed twice at once", async () => {
    const input = await writing();
    const count = () => row<{ count: number }>(sql`select count(*)::int as count from suggestion`);
    const before = (await count())?.count ?? 0;
    const sendings = [1, 2, 3].map(() => fileSuggestion(VISITOR, { input, photos: [] }));
    const codes = await Promise.all(sendings);
    expect(new Set(codes.map(({ code }) => code)).size).toBe(1);
    expect((await count())?.count).toBe(before + 1);
  });

  it("takes words back to be changed without storing them", async () => {
    const before = await row(sql`select count(*) from suggestion`);
    const gate = await openedGate();
    const sent = {
      gate,
      category: "village",
      regionCode: "420624",
      text: "希望加一盏路灯",
      contact: "",
    };
    const checked = await checkWriting(VISITOR, writingSchema.parse({ ...sent, stage: "check" }));
    expect(checked.text).toBe("希望加一盏路灯");
    const edited = await checkWriting(VISITOR, writingSchema.parse({ ...sent, stage: "edit" }));
    expect(edited.stage).toBe("edit");
    expect(await row(sql`select count(*) from suggestion`)).toEqual(before);
  });
});

async function picture(more: object = {}): Promise<Buffer> {
  return sharp({ create: { width: 300, height: 200, channels: 3, background: "#557755" } })
    .jpeg()
    .withExif({ IFD0: { Copyright: "secretcanaryexif" } })
    .withMetadata(more)
    .toBuffer();
}

async function sent(fields: Record<string, string>, files: File[] = []): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append("photos", file);
  const headers = { host: "localhost:3000", origin: "http://localhost:3000" };
  const sending = new NextRequest("http://localhost:3000/api/suggestions", {
    ...{ method: "POST", body: form, headers },
  });
  return POST(sending, { params: Promise.resolve({}) });
}

async function fields(more: Record<string, string> = {}): Promise<Record<string, string>> {
  const gate = await openedGate();
  const text = "希望增加周末办证窗口，方便上班的人。";
  return {
    gate,
    category: "service",
    regionCode: "420624",
    text,
    contact: "",
    mayHandOver: "",
    pass: agedTicket(),
    ...more,
  };
}

/** What a refused sending gives back to its sender, in a sealed cookie. */
async function givenBack(answer: Response): Promise<{ text: string; problem: string }> {
  const given = answer.headers.getSetCookie();
  nextRequest({ cookie: given.join("; ") });
  const { cookies } = await import("next/headers");
  for (const one of given) {
    const [name = "", value = ""] = (one.split(";")[0] ?? "").split("=");
    (await cookies()).set(name, value);
  }
  return JSON.parse((await held("typed")) ?? "{}") as { text: string; problem: string };
}

describe("the route with photographs", () => {
  it("files with photographs that are sealed, upright and without what the camera wrote", async () => {
    const photo = new File([new Uint8Array(await picture())], "IMG_20261122_094100.jpg");
    const answer = await sent(await fields(), [photo, photo]);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/suggest/done");
    const kept = await rows<{ sealed: Buffer }>(sql`
      select sealed from suggestion_photo p join suggestion s on s.id = p.suggestion_id
      where s.category = 'service' order by position`);
    expect(kept).toHaveLength(2);
    for (const { sealed } of kept) {
      expect(sealed.includes("secretcanaryexif")).toBe(false);
      expect(sealed.includes("WEBP")).toBe(false);
    }
  });

  it.each([
    ["a text file", "甲".repeat(50), "不是照片"],
    ["half a picture", null, "不完整"],
  ])("gives everything back for %s", async (_what, content, words) => {
    const bytes = content ? Buffer.from(content) : (await picture()).subarray(0, 900);
    const answer = await sent(await fields(), [new File([new Uint8Array(bytes)], "a.jpg")]);
    expect(answer.headers.get("location")).toMatch(/^\/suggest\/write\?.*again=1/);
    expect(answer.headers.get("location")).not.toContain("窗口");
    const forged = await sent({
      ...(await fields()),
      ...{ gate: "举报a", category: "举报", regionCode: "举报" },
    });
    expect(forged.headers.get("location")).toBe("/suggest/write?gate=&category=&region=&again=1");
    const back = await givenBack(answer);
    expect(back.text).toContain("周末办证窗口");
    expect(back.problem).toContain(words);
  });

  it("tells whoever is faster than a ticket without script how long to wait, and loses nothing", async () => {
    const answer = await sent(await fields({ pass: newTicket("suggest") }));
    expect(answer.headers.get("location")).toMatch(/^\/suggest\/write\?.*again=1/);
    const back = await givenBack(answer);
    expect(back.text).toContain("周末办证窗口");
    expect(back.problem).toMatch(/请等 \d 秒再按一次/);
  });
});

function filesHold(folder: string, words: string): boolean {
  return spawnSync("grep", ["-rqaF", words, folder]).status === 0;
}

describe("an angry citizen", () => {
  const CANARY = `angry${Math.random().toString(36).slice(2, 12)}`;

  it("would be seen if anything of it were kept", async () => {
    const control = `control${CANARY.toUpperCase()}`;
    await rows(
      sql`insert into public_allowance (name, minute, used) values (${control}, now(), 1)`,
    );
    expect((await everythingStored()).includes(control)).toBe(true);
    expect(await isOnDisk(control)).toBe(true);
    await rows(sql`delete from public_allowance where name = ${control}`);
  });

  it("is not quoted by the database either, when a statement is slow or fails", async () => {
    const said = `举报${CANARY}log`;
    await reportStatements(said);
    expect(await isOnDisk(said)).toBe(false);
  });

  it("leaves nothing behind, whichever way it is tried", async () => {
    const angry = `我要举报村书记贪污，他家住在${CANARY}`;
    const gate = await openedGate();
    const typed = { gate, category: "village", regionCode: "420624", text: angry, contact: "" };
    const first = await refusal(checkWriting(VISITOR, writingSchema.parse(typed)));
    expect(first.message).toContain("12388");
    expect(first.fields.text).toContain("12388");
    await refusal(fileSuggestion(VISITOR, { input: await writing({ text: angry }), photos: [] }));
    expect((await sent(await fields({ text: angry }))).headers.get("location")).toContain(
      "again=1",
    );
    const name = new File([new Uint8Array(await picture())], `举报王书记受贿${CANARY}.jpg`);
    expect((await sent(await fields(), [name])).headers.get("location")).toContain("again=1");
    const own = await filed();
    await lookUp(VISITOR, { trackingCode: own.code });
    const { version } = await getTracked(VISITOR, own.id);
    await refusal(addToSuggestion(VISITOR, { version, addition: angry, pass: agedTicket("add") }));
    expect((await everythingStored()).includes(CANARY)).toBe(false);
    expect(await isOnDisk(CANARY)).toBe(false);
    expect(existsSync(env().EVIDENCE_DIR) && filesHold(env().EVIDENCE_DIR, CANARY)).toBe(false);
    const counted = await row<{ count: number }>(sql`
      select count from detection_count where kind = 'accusation' and day = (now() at time zone 'Asia/Shanghai')::date`);
    expect(counted?.count).toBeGreaterThanOrEqual(5);
  });
});
