import "../support/request";
import { beforeEach, describe, expect, it } from "vitest";
import { newTicket, requirePublicPass } from "@/lib/access/public-guard";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { agedTicket, earnedPass } from "../support/public-pass";
import { refusal } from "../support/refusal";
import { nextRequest, requestFromElsewhere } from "../support/request";

beforeEach(requestFromElsewhere);

describe("a pass", () => {
  it("is earned by calculating or by waiting, and used once", async () => {
    for (const pass of [await earnedPass(), agedTicket()]) {
      await requirePublicPass(pass, "suggest");
      expect((await refusal(requirePublicPass(pass, "suggest"))).code).toBe("conflict");
    }
  });

  it("is none when it is fresh, forged, old, changed or missing", async () => {
    expect((await refusal(requirePublicPass(newTicket("suggest"), "suggest"))).code).toBe(
      "unavailable",
    );
    const old = newTicket("suggest", Date.now() - 3 * 3_600_000);
    const forged = agedTicket().replace(/.$/, (sign) => (sign === "A" ? "B" : "A"));
    const changed = Buffer.from(
      JSON.stringify({ challenge: { parameters: { nonce: "00" } }, solution: {} }),
    );
    for (const pass of [
      old,
      forged,
      "t.x",
      "w.x",
      `w.${changed.toString("base64")}`,
      "",
      undefined,
    ]) {
      expect((await refusal(requirePublicPass(pass, "suggest"))).code).toBe("conflict");
    }
  });

  it("is good for the form that it was earned for, and for no other", async () => {
    for (const pass of [await earnedPass("follow"), agedTicket("follow")]) {
      expect((await refusal(requirePublicPass(pass, "suggest"))).code).toBe("conflict");
      await requirePublicPass(pass, "follow");
    }
  });

  it("costs nobody else anything when it is shown again", async () => {
    const spent = () =>
      row<{ used: number }>(sql`
        select coalesce(sum(used), 0)::int as used from public_allowance where name = 'pass ticket'`);
    const pass = agedTicket();
    await requirePublicPass(pass, "suggest");
    const before = await spent();
    for (let at = 0; at < 5; at += 1) await refusal(requirePublicPass(pass, "suggest"));
    expect(await spent()).toEqual(before);
  });

  it("is taken from somebody new when others have used up what all may send in a minute", async () => {
    await requirePublicPass(agedTicket(), "suggest");
    const fill = sql`
      insert into public_allowance (name, minute, used)
      select 'pass ticket', date_trunc('minute', now()) + make_interval(mins => late), 1000
      from generate_series(0, 1) late
      on conflict (name, minute) do update set used = 1000`;
    await rows(fill);
    const again = await refusal(requirePublicPass(agedTicket(), "suggest"));
    nextRequest({ "x-forwarded-for": "10.9.1.2" });
    await requirePublicPass(agedTicket(), "suggest");
    await rows(sql`delete from public_allowance where name = 'pass ticket'`);
    expect(again.code).toBe("unavailable");
  });

  it("is taken from one address forty times in ten minutes where nothing was calculated", async () => {
    for (let at = 0; at < 40; at += 1) await requirePublicPass(agedTicket(), "suggest");
    expect((await refusal(requirePublicPass(agedTicket(), "suggest"))).code).toBe("unavailable");
    nextRequest({ "x-forwarded-for": "10.9.1.1" });
    await requirePublicPass(agedTicket(), "suggest");
  });
});
