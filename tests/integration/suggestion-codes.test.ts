import "../support/request";
import { beforeEach, describe, expect, it } from "vitest";
import { VISITOR } from "@/lib/access/actor";
import { FAILED_LOOKUPS_A_MINUTE } from "@/lib/domain/suggestions/rules";
import {
  addToSuggestion,
  lookUp,
  withdrawSuggestion,
} from "@/lib/domain/suggestions/tracking/commands";
import { findSuggestionByCode, getTracked } from "@/lib/domain/suggestions/tracking/queries";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { RANDOM_DIGITS, readTrackingCode, withCheckDigits } from "@/lib/shared/tracking-code";
import { withinOneMinute } from "../support/one-minute";
import { agedTicket } from "../support/public-pass";
import { refusal } from "../support/refusal";
import { nextRequest, requestFromElsewhere } from "../support/request";
import { filed } from "../support/suggestion-world";

beforeEach(requestFromElsewhere);

describe("the tracking code", () => {
  it("opens what it belongs to, lets its sender add and withdraw, and nobody else", async () => {
    const { code, id } = await filed({ contact: "a@b.cn" });
    expect((await refusal(withdrawSuggestion(VISITOR, { version: 1, sure: "on" }))).code).toBe(
      "unauthenticated",
    );
    await lookUp(VISITOR, { trackingCode: code });
    const before = await getTracked(VISITOR, id);
    expect(before).toMatchObject({ status: "received", hasContact: true, mayAdd: true });
    await addToSuggestion(VISITOR, {
      version: before.version,
      addition: "最好放在路口",
      pass: agedTicket("add"),
    });
    const stale = { version: before.version, sure: "on" as const };
    expect((await refusal(withdrawSuggestion(VISITOR, stale))).code).toBe("conflict");
    const { version, history } = await getTracked(VISITOR, id);
    expect(history.at(-1)?.words).toBe("最好放在路口");
    await withdrawSuggestion(VISITOR, { version, sure: "on" });
    expect(await getTracked(VISITOR, id)).toMatchObject({ status: "withdrawn", hasContact: false });
  });

  it("has check digits: one wrong digit or two exchanged are told before anything is looked up", () => {
    const code = withCheckDigits("664920185194951347");
    for (let at = 0; at < 20; at += 1) {
      const wrong = code.slice(0, at) + ((Number(code[at]) + 1) % 10) + code.slice(at + 1);
      expect(readTrackingCode(wrong)).toBeNull();
      const [one = "", other = ""] = [code[at] ?? "", code[at + 1] ?? ""];
      if (other && one !== other) {
        expect(readTrackingCode(code.slice(0, at) + other + one + code.slice(at + 2))).toBeNull();
      }
    }
    expect(readTrackingCode(` ${code.replace(/(.{4})/g, "$1 ")}`)).toBe(code);
  });

  it("fails sixty times a minute by all together; what succeeds does not count", async () => {
    const { code } = await filed();
    const guess = (at: number) => withCheckDigits(String(at).padStart(18, "7"));
    const most = FAILED_LOOKUPS_A_MINUTE;
    const codes = await withinOneMinute(async (tried) => {
      await rows(sql`delete from public_allowance`);
      const heard: string[] = [];
      for (let at = 0; at < most + 6; at += 1) {
        nextRequest({ "x-forwarded-for": `10.${80 + tried}.${at}.1` });
        if (at % 3 === 0) await findSuggestionByCode(VISITOR, code).catch(() => undefined);
        heard.push((await refusal(findSuggestionByCode(VISITOR, guess(at)))).code);
      }
      return heard;
    });
    expect(codes).toEqual([...Array(most).fill("invalid"), ...Array(6).fill("unavailable")]);
  });

  it("is not to be found by guessing for a year", () => {
    const guesses = FAILED_LOOKUPS_A_MINUTE * 60 * 24 * 366;
    const expected = (guesses * 1_000_000) / 10 ** RANDOM_DIGITS;
    expect(expected).toBeLessThan(1e-4);
  });
});
