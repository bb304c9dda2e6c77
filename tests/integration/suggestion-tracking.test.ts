import "../support/request";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { systemActor, VISITOR } from "@/lib/access/actor";
import { requireHarmless } from "@/lib/domain/detection/commands";
import { objectSchema } from "@/lib/domain/sites/objections/schema";
import { sendNotices, tellSuggester } from "@/lib/domain/suggestions/telling/commands";
import { findSuggestionByCode } from "@/lib/domain/suggestions/tracking/queries";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { withCheckDigits } from "@/lib/shared/tracking-code";
import { partsOf, startMailSink } from "../support/message-sinks";
import { PLACES, personWith } from "../support/people-world";
import { refusal } from "../support/refusal";
import { request, requestFromElsewhere } from "../support/request";
import { filed } from "../support/suggestion-world";

const sink = await startMailSink();
vi.stubEnv("SMTP_URL", sink.url);
vi.stubEnv("MAIL_FROM", "qinglian@example.gov.cn");
afterAll(() => sink.close());

beforeEach(requestFromElsewhere);

const guess = (at: number) => withCheckDigits(String(at).padStart(18, "3"));

describe("a tracking code", () => {
  it("is still found by others while somebody guesses on and on from ten addresses", async () => {
    const { code, id } = await filed();
    for (let at = 0; at < 100; at += 1) {
      request(null, { "x-forwarded-for": `10.66.0.${at % 10}` });
      await refusal(findSuggestionByCode(VISITOR, guess(at)));
    }
    request(null, { "x-forwarded-for": "10.67.0.1" });
    expect(await findSuggestionByCode(VISITOR, code)).toBe(id);
  });
});

describe("messages to suggesters", () => {
  const robot = systemActor("建议进展");

  async function told(contact: string) {
    const one = await filed({ contact });
    const { actor: office } = await personWith("office", PLACES.city);
    const words = "已由县民政局办结，机密四十二";
    await transaction((tx) =>
      tellSuggester(tx, office, { suggestionId: one.id, event: "follow_up", words }),
    );
    return one;
  }

  async function state(id: string) {
    return row<{ isDue: boolean; attempts: number; isLater: boolean }>(sql`
      select is_notice_due as "isDue", attempts, rounds_to_wait > 0 as "isLater"
      from suggestion_contact where suggestion_id = ${id}::uuid`);
  }

  it("go out once and say nothing of what was suggested or answered, nor the code", async () => {
    const one = await told("grandma@example.com");
    await sendNotices(robot);
    await sendNotices(robot);
    const mails = sink.mails.filter(({ to }) => to === "grandma@example.com");
    expect(mails).toHaveLength(1);
    const { text, html } = partsOf(mails[0] ?? { to: "", raw: "" });
    expect(text).toContain("/track");
    for (const told of [text, html, mails[0]?.raw ?? ""]) {
      expect(told).not.toMatch(/机密四十二|民政局|公示栏/);
      expect(told).not.toContain(one.code);
    }
    expect(await state(one.id)).toMatchObject({ isDue: false });
  });

  it("wait longer after each failure, and are not lost while the mail server is busy", async () => {
    const one = await told("busy@example.com");
    for (let time = 0; time < 8; time += 1) await sendNotices(robot);
    expect(await state(one.id)).toEqual({ isDue: true, attempts: 1, isLater: true });
    sink.acceptAll(true);
    await rows(sql`update suggestion_contact set rounds_to_wait = 1
      where suggestion_id = ${one.id}::uuid`);
    await sendNotices(robot);
    expect(sink.mails.filter(({ to }) => to === "busy@example.com")).toHaveLength(1);
    expect(await state(one.id)).toMatchObject({ isDue: false });
    sink.acceptAll(false);
  });

  it("are sent by nobody but the worker, and to nobody who has withdrawn", async () => {
    expect((await refusal(sendNotices(VISITOR))).code).toBe("forbidden");
    const { actor } = await personWith("moderator", PLACES.city);
    expect((await refusal(sendNotices(actor))).code).toBe("forbidden");
  });
});

describe("names and contacts of a sender", () => {
  it("take numbers, and no accusation: it is refused and not kept", async () => {
    const typed = objectSchema.pick({ personName: true, contact: true });
    const plain = typed.parse({ personName: "李芳", contact: "13912345678" });
    await requireHarmless(VISITOR, { text: "希望再核对一次名单" }, plain);
    const angry = typed.parse({ personName: "村书记收了三万元", contact: "" });
    const refused = await refusal(requireHarmless(VISITOR, { text: "希望再核对" }, angry));
    expect(refused.fields.personName).toContain("12388");
  });
});
