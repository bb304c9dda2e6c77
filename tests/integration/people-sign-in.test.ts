import "../support/request";
import { Secret, TOTP } from "otpauth";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ActionState } from "@/lib/access/action";
import { requireStaff } from "@/lib/access/page";
import { currentActor } from "@/lib/access/session";
import {
  changeFirstPasswordAction,
  changeOwnPasswordAction,
  enterCodeAction,
  signInAction,
  signOutAction,
} from "@/lib/domain/people/sign-in/actions";
import { decrypt } from "@/lib/platform/crypto";
import { rows, transaction } from "@/lib/platform/db";
import type { Role } from "@/lib/platform/generated/prisma/enums";
import { hashPassword } from "@/lib/platform/password";
import { sql } from "@/lib/platform/sql";
import { makeAccount, makeOrganisation, PLACES, signedIn } from "../support/people-world";
import { form, heldCookies, nextRequest, redirectOf, request } from "../support/request";

const PASSWORD = "Lotus-2026-leaf";
const passwordHash = hashPassword(PASSWORD);
let address = 0;

interface Account {
  id: string;
  login: string;
}

async function account(
  roles: readonly Role[] = [],
  facts: { mustChange?: boolean; isExample?: boolean } = {},
): Promise<Account> {
  const hash = await passwordHash;
  return transaction(async (tx) => {
    const home = await makeOrganisation(tx, { regionCode: PLACES.county });
    const grants = roles.map((role) => ({ role, regionCode: PLACES.county }));
    const id = await makeAccount(tx, home, grants);
    const found = await tx.row<Account>(sql`
      update account set password_hash = ${hash}, is_example = ${facts.isExample ?? false},
        must_change_password = ${facts.mustChange ?? false}
      where id = ${id} returning id, login`);
    if (!found) throw new Error("no account");
    return found;
  });
}

type Action = (previous: ActionState, sent: FormData) => Promise<ActionState>;

/** What an action answers: where it leads, or its refusal. */
async function send(action: Action, values: Record<string, string>) {
  try {
    const answer = await action({ ok: null }, form(values));
    if (answer.ok === false) return answer;
    throw new Error("neither redirected nor refused");
  } catch (error) {
    return { path: redirectOf(error) };
  }
}

function signIn(login: string, password = PASSWORD, next?: string) {
  return send(signInAction, { login, password, ...(next ? { next } : {}) });
}

function codeFor(secret: string, at = Date.now()): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
}

async function secretOf({ id }: Account): Promise<string> {
  const [found] = await rows<{ sealed: string }>(
    sql`select totp_secret as sealed from account where id = ${id}`,
  );
  return decrypt(found?.sealed ?? "", id);
}

beforeEach(() => {
  address += 1;
  request(null, { "x-forwarded-for": `198.51.100.${address}` });
});

afterEach(() => {
  vi.useRealTimers();
});

describe("signing in by password", () => {
  it("opens a session that the session table decides about, whatever the case of the name", async () => {
    const { id, login } = await account(["reporter"]);
    expect(await signIn(` ${login.toUpperCase()} `)).toEqual({ path: "/desk/today" });
    const actor = await currentActor();
    expect(actor).toMatchObject({ kind: "staff", accountId: id, grants: [{ role: "reporter" }] });
    const [session] = await rows<{ id: string; address: string }>(
      sql`select id, address from session where account_id = ${id}`,
    );
    expect(session?.address).toBe(`198.51.100.${address}`);
    const [cookie] = [...heldCookies().values()];
    expect(cookie).not.toContain(session?.id);
  });

  it("goes on to the page that was asked for, and only to one of the desk", async () => {
    const { login } = await account(["reporter"]);
    expect(await signIn(login, PASSWORD, "/desk/dashboard/420624?year=2026")).toEqual({
      path: "/desk/dashboard/420624?year=2026",
    });
    expect(await signIn(login, PASSWORD, "//evil.example/desk")).toEqual({ path: "/desk/today" });
  });

  it("answers a wrong password and an unknown name in the very same words", async () => {
    const { login } = await account();
    const wrong = await signIn(login, "not-the-password");
    const unknown = await signIn("nobody-of-this-name", "not-the-password");
    expect(wrong).toMatchObject({ ok: false, code: "unauthenticated" });
    expect({ ...unknown, values: {} }).toEqual({ ...wrong, values: {} });
    expect(heldCookies().size).toBe(0);
  });

  it("never sends a password back into the page", async () => {
    const answer = await signIn("nobody", "a-secret-that-was-typed");
    expect(JSON.stringify(answer)).not.toContain("a-secret-that-was-typed");
    expect(answer).toMatchObject({ values: { login: "nobody" } });
  });

  it("takes about as long for an unknown name as for a wrong password", async () => {
    const { login } = await account();
    await signIn("warm-up", "x");
    const time = async (name: string) => {
      const start = performance.now();
      await signIn(name, "not-the-password");
      return performance.now() - start;
    };
    // The fastest of some in turn: a machine that is busy in between says nothing about the way.
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < 4; turn += 1) {
      known.push(await time(login));
      unknown.push(await time("nobody-at-all"));
    }
    // Without the stand-in hash an unknown name answers more than ten times as fast.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 4);
  });

  it("tells of a disabled account only who knows its password", async () => {
    const { id, login } = await account();
    await rows(sql`update account set status = 'disabled' where id = ${id}`);
    expect(await signIn(login, "wrong")).toMatchObject({ code: "unauthenticated" });
    expect(await signIn(login)).toMatchObject({ code: "forbidden" });
    expect(heldCookies().size).toBe(0);
  });

  it.each([
    ["", "请填写此项"],
    ["a\u0000b", "控制字符"],
    ["长".repeat(40_000), "最多 64 个字"],
  ])("refuses the name %j at its field", async (login, message) => {
    const answer = await signIn(login);
    expect(answer).toMatchObject({ code: "invalid" });
    expect("fields" in answer && answer.fields.login).toContain(message);
  });

  it.each([null, undefined, "x", 7, []])("is not broken by %s instead of a form", async (sent) => {
    const answer = await signInAction({ ok: null }, sent as never);
    expect(answer).toMatchObject({ ok: false, code: "invalid" });
  });

  it("refuses a form that another site sent", async () => {
    const { login } = await account();
    nextRequest({ origin: "https://evil.example" });
    expect(await signIn(login)).toMatchObject({ code: "forbidden" });
    nextRequest({ "sec-fetch-site": "cross-site" });
    expect(await signIn(login)).toMatchObject({ code: "forbidden" });
  });
});

describe("pauses", () => {
  it("stop a name from an address after five failures, also with the right password", async () => {
    const { login } = await account();
    for (let time = 1; time <= 4; time += 1) {
      expect(await signIn(login, "wrong")).toMatchObject({ code: "unauthenticated" });
    }
    expect(await signIn(login, "wrong")).toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("15 分钟"),
    });
    expect(await signIn(login)).toMatchObject({ code: "unavailable" });
  });

  it("stop unknown names just the same", async () => {
    for (let time = 1; time <= 5; time += 1) await signIn("nobody-here", "wrong");
    expect(await signIn("nobody-here", "wrong")).toMatchObject({ code: "unavailable" });
  });

  it("keep nothing of what somebody typed who has no account", async () => {
    await signIn("举报村书记麻雀晨曦", "wrong");
    const kept = await rows<{ login: string }>(sql`select login from sign_in_attempt`);
    expect(kept.filter(({ login }) => /举报|麻雀/.test(login))).toEqual([]);
    expect(kept.some(({ login }) => login.startsWith("~"))).toBe(true);
  });

  it("are not to be laid on somebody's code by typing the name of its counter", async () => {
    const { login } = await account();
    for (let time = 1; time <= 5; time += 1) await signIn(`${login}#code`, "wrong");
    expect(await rows(sql`select 1 from sign_in_attempt where login = ${`${login}#code`}`)).toEqual(
      [],
    );
  });

  it("leave other addresses and other names alone", async () => {
    const [one, other] = [await account(), await account()];
    for (let time = 1; time <= 5; time += 1) await signIn(one.login, "wrong");
    expect(await signIn(other.login)).toHaveProperty("path");
    request(null, { "x-forwarded-for": "203.0.113.9" });
    expect(await signIn(one.login)).toHaveProperty("path");
  });

  it("end by themselves", async () => {
    const { login } = await account();
    for (let time = 1; time <= 5; time += 1) await signIn(login, "wrong");
    await rows(sql`
      update sign_in_attempt set locked_until = now() - interval '1 second' where login = ${login}`);
    expect(await signIn(login)).toHaveProperty("path");
    const left = await rows(sql`select 1 from sign_in_attempt where login = ${login}`);
    expect(left, "a success forgets the failures").toEqual([]);
  });

  it("let no burst of guesses slip through", async () => {
    const { login } = await account();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => signIn(login, "wrong-guess")),
    );
    const heard = answers.filter((answer) => "code" in answer && answer.message.includes("不正确"));
    expect(heard).toHaveLength(5);
  });
});

describe("a password that was given out", () => {
  it("must be changed before anything else, and the old one is worth nothing afterwards", async () => {
    const { login } = await account(["reporter"], { mustChange: true });
    expect(await signIn(login)).toEqual({ path: "/sign-in/password" });
    expect((await currentActor()).kind).toBe("visitor");
    await expect(requireStaff()).rejects.toThrow("NEXT_REDIRECT");
    const weak = await send(changeFirstPasswordAction, {
      password: "short",
      repeatPassword: "short",
    });
    expect(weak).toMatchObject({ code: "invalid", fields: { password: expect.any(String) } });
    const same = await send(changeFirstPasswordAction, {
      password: PASSWORD,
      repeatPassword: PASSWORD,
    });
    expect(same).toMatchObject({
      fields: { password: expect.stringContaining("不能与原来的相同") },
    });
    const fresh = { password: "Heron-over-pond-7", repeatPassword: "Heron-over-pond-7" };
    expect(await send(changeFirstPasswordAction, fresh)).toEqual({ path: "/desk/today" });
    expect((await currentActor()).kind).toBe("staff");
    expect(await signIn(login)).toMatchObject({ code: "unauthenticated" });
    expect(await signIn(login, "Heron-over-pond-7")).toHaveProperty("path");
  });
});

describe("six-digit codes", () => {
  it("are enrolled at the first sign-in and asked for at every other", async () => {
    const person = await account(["office"]);
    expect(await signIn(person.login)).toEqual({ path: "/sign-in/enrol" });
    expect((await currentActor()).kind, "a password alone reaches nothing").toBe("visitor");
    const secret = await secretOf(person);
    expect(await send(enterCodeAction, { code: codeFor(secret) })).toEqual({ path: "/desk/today" });
    expect((await currentActor()).kind).toBe("staff");
    request(null, { "x-forwarded-for": "203.0.113.20" });
    expect(await signIn(person.login)).toEqual({ path: "/sign-in/code" });
    expect(await send(enterCodeAction, { code: "000000" })).toMatchObject({
      code: "unauthenticated",
    });
  });

  it("are good once", async () => {
    const person = await account(["supervisor"]);
    await signIn(person.login);
    const code = codeFor(await secretOf(person));
    expect(await send(enterCodeAction, { code })).toHaveProperty("path");
    request(null, { "x-forwarded-for": "203.0.113.21" });
    await signIn(person.login);
    expect(await send(enterCodeAction, { code })).toMatchObject({
      code: "unauthenticated",
      message: expect.stringContaining("已经用过"),
    });
  });

  it("are good once even for two requests at the same moment", async () => {
    const person = await account(["lead_unit"]);
    await signIn(person.login);
    const code = codeFor(await secretOf(person));
    const answers = await Promise.all([1, 2, 3].map(() => send(enterCodeAction, { code })));
    expect(answers.filter((answer) => "path" in answer)).toHaveLength(1);
  });

  it("cannot be guessed: five wrong ones pause", async () => {
    const person = await account(["office"]);
    await signIn(person.login);
    for (let time = 1; time <= 5; time += 1) await send(enterCodeAction, { code: "000000" });
    const right = { code: codeFor(await secretOf(person)) };
    expect(await send(enterCodeAction, right)).toMatchObject({ code: "unavailable" });
  });

  it("are not asked of demonstration accounts where the setting allows it, of others always", async () => {
    const [example, real] = [
      await account(["office"], { isExample: true }),
      await account(["office"]),
    ];
    expect(await signIn(example.login)).toEqual({ path: "/sign-in/enrol" });
    const { env } = await import("@/lib/platform/env");
    const setting = vi.spyOn(env(), "DEMO_SKIP_TOTP", "get").mockReturnValue(true);
    expect(await signIn(example.login)).toEqual({ path: "/desk/today" });
    expect(await signIn(real.login)).toEqual({ path: "/sign-in/enrol" });
    const production = vi.spyOn(env(), "NODE_ENV", "get").mockReturnValue("production");
    expect(await signIn(example.login), "no demonstration data").toEqual({
      path: "/sign-in/enrol",
    });
    await rows(sql`insert into setting (key, value, updated_at)
      values ('demonstration', '{"state": "complete"}', now())`);
    expect(await signIn(example.login)).toEqual({ path: "/desk/today" });
    setting.mockRestore();
    production.mockRestore();
  });
});

describe("the end of a session", () => {
  it("comes by signing out, and the cookie is worth nothing to whoever kept it", async () => {
    const { id, login } = await account(["reporter"]);
    await signIn(login);
    const [kept] = [...heldCookies()].map(([name, value]) => ({ name, value }));
    expect(await send(signOutAction, {})).toEqual({ path: "/sign-in" });
    expect(heldCookies().size).toBe(0);
    request(kept ?? null);
    expect((await currentActor()).kind).toBe("visitor");
    const ended = await rows(
      sql`select 1 from session where account_id = ${id} and end_reason = 'signed_out'`,
    );
    expect(ended).toHaveLength(1);
  });

  it.each([
    ["ended_at = now()"],
    ["expires_at = now() - interval '1 second'"],
    ["last_seen_at = now() - interval '31 minutes'"],
    ["stage = 'totp'"],
  ])("comes with %s", async (change) => {
    const person = await signedIn((await account(["reporter"])).id);
    request(person.cookie);
    expect((await currentActor()).kind).toBe("staff");
    await rows(sql`update session set ${sql.raw(change)} where id = ${person.actor.sessionId}`);
    expect((await currentActor()).kind).toBe("visitor");
  });

  it("comes with a changed password, everywhere at once", async () => {
    const { id, login } = await account(["reporter"]);
    const elsewhere = await signedIn(id);
    await signIn(login);
    const values = { password: "Heron-over-pond-8", repeatPassword: "Heron-over-pond-8" };
    expect(
      await send(changeOwnPasswordAction, { ...values, currentPassword: "wrong-one" }),
    ).toMatchObject({ fields: { currentPassword: expect.any(String) } });
    expect(await send(changeOwnPasswordAction, { ...values, currentPassword: PASSWORD })).toEqual({
      path: "/sign-in?changed=1",
    });
    request(elsewhere.cookie);
    expect((await currentActor()).kind).toBe("visitor");
  });

  it("does not come while somebody works; the sign of life is written once a minute", async () => {
    const person = await signedIn((await account(["reporter"])).id);
    const seen = async () =>
      (
        await rows<{ seen: Date }>(
          sql`select last_seen_at as seen from session where id = ${person.actor.sessionId}`,
        )
      )[0]?.seen.getTime();
    const first = await seen();
    request(person.cookie);
    await currentActor();
    expect(await seen()).toBe(first);
    await rows(sql`update session set last_seen_at = now() - interval '20 minutes'
      where id = ${person.actor.sessionId}`);
    expect((await currentActor()).kind).toBe("staff");
    expect(await seen()).toBeGreaterThan(Date.now() - 10_000);
  });

  it("was never begun by a forged, foreign or damaged cookie", async () => {
    const { cookie } = await signedIn((await account(["reporter"])).id);
    for (const value of ["", "x", `${cookie.value}x`, cookie.value.slice(0, -5), "a.b.c.d.e"]) {
      request({ name: cookie.name, value });
      expect((await currentActor()).kind).toBe("visitor");
    }
  });
});

describe("the audit trail of signing in", () => {
  it("tells of success and failure, and never of a password", async () => {
    const { id, login } = await account(["reporter"]);
    await signIn(login, "a-wrong-secret");
    await signIn(login);
    const entries = await rows<{ action: string; text: string }>(sql`
      select action, coalesce(before::text, '') || coalesce(after::text, '') as text
      from audit_entry where subject_id = ${id} order by id`);
    expect(entries.map((entry) => entry.action)).toEqual(["session.refuse", "session.open"]);
    expect(JSON.stringify(entries)).not.toMatch(/a-wrong-secret|Lotus/);
  });
});
