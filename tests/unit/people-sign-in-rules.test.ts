import fc from "fast-check";
import { Secret, TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import {
  ADDRESS_LIMITS,
  type Attempts,
  afterAttempt,
  enrolmentAddress,
  minutesToWait,
  NAME_LIMITS,
  needsCode,
  newCodeSecret,
  nextStage,
  passwordFault,
  stepOfCode,
} from "@/lib/domain/people/sign-in/rules";

const NOON = new Date("2026-11-22T04:00:00Z");
const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);

function failing(times: number, limits = ADDRESS_LIMITS): { attempts: Attempts; at: Date } {
  let attempts: Attempts = { failures: 0, lastAt: NOON, lockedUntil: null };
  let at = NOON;
  for (let time = 0; time < times; time += 1) {
    if (attempts.lockedUntil) at = attempts.lockedUntil;
    attempts = afterAttempt(attempts, at, limits);
  }
  return { attempts, at };
}

describe("pauses after failures", () => {
  it.each([
    [4, 0],
    [5, 15],
    [6, 30],
    [7, 60],
    [8, 120],
    [9, 120],
    [60, 120],
  ])("after %i failures one waits %i minutes", (times, minutes) => {
    const { attempts, at } = failing(times);
    expect(minutesToWait(attempts, at)).toBe(minutes);
  });

  it("forgets failures after a day without any", () => {
    const { attempts } = failing(7);
    const next = afterAttempt(attempts, later(3 * 24 * 60), ADDRESS_LIMITS);
    expect(next).toMatchObject({ failures: 1, lockedUntil: null });
  });

  it("slows one name from everywhere by a minute at most", () => {
    const { attempts, at } = failing(200, NAME_LIMITS);
    expect(minutesToWait(attempts, at)).toBe(1);
    expect(minutesToWait(failing(49, NAME_LIMITS).attempts, NOON)).toBe(0);
  });

  it("never locks for good, whatever happens", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 60 }), (gaps) => {
        let attempts: Attempts = { failures: 0, lastAt: NOON, lockedUntil: null };
        let at = NOON;
        for (const gap of gaps) {
          at = new Date(at.getTime() + gap * 60_000);
          attempts = afterAttempt(attempts, at, ADDRESS_LIMITS);
          expect(minutesToWait(attempts, at)).toBeLessThanOrEqual(120);
        }
      }),
    );
  });
});

describe("steps of a sign-in", () => {
  const account = { mustChangePassword: false, roles: ["reporter"] as const, maySkipCode: false };

  it.each([
    [{ ...account }, "full"],
    [{ ...account, mustChangePassword: true }, "password"],
    [{ ...account, roles: ["office"] as const }, "totp"],
    [{ ...account, roles: ["office"] as const, maySkipCode: true }, "full"],
    [{ ...account, roles: ["office"] as const, mustChangePassword: true }, "password"],
    [{ ...account, roles: [] }, "full"],
  ])("%o leads to %s", (given, stage) => {
    expect(nextStage(given)).toBe(stage);
  });

  it.each([
    ["reporter", false],
    ["unit_head", false],
    ["township", false],
    ["resident_group", false],
    ["lead_unit", true],
    ["office", true],
    ["supervisor", true],
    ["moderator", true],
    ["assessor", false],
    ["sys_admin", true],
    ["sec_admin", true],
    ["audit_admin", true],
  ] as const)("%s needs a code: %s", (role, needed) => {
    expect(needsCode([role])).toBe(needed);
    expect(needsCode(["reporter", role])).toBe(needed);
  });
});

describe("password policy", () => {
  it.each([
    ["Short-1", "至少 10 个字符"],
    ["alllowercase-letters", "至少三类"],
    ["nanzhang-jyj-X9", "不能含有登录名"],
    ["NANZHANG-jyj-9!", "不能含有登录名"],
    ["Password2026!", "太常见"],
    ["P@ssw0rd2026", "太常见"],
    ["Qinglian-2026", "太常见"],
    ["Aa1Aa1Aa1Aa1", "太常见"],
    ["1234567890aA", "太常见"],
    ["x".repeat(100) + "A1".repeat(20), "最多 128"],
  ])("refuses %s because it is %s", (password, why) => {
    expect(passwordFault(password, "nanzhang-jyj")).toContain(why);
  });

  it.each(["Lotus-2026-leaf", "荷叶上的露珠Ab7x", "correct Horse 7 battery"])(
    "takes %s",
    (password) => {
      expect(passwordFault(password, "nanzhang-jyj")).toBeNull();
    },
  );
});

describe("six-digit codes", () => {
  const secret = newCodeSecret();
  const codeAt = (at: Date) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

  it("takes the step before, the present and the next one, and tells which it was", () => {
    const step = Math.floor(NOON.getTime() / 30_000);
    for (const delta of [-1, 0, 1]) {
      const code = codeAt(new Date(NOON.getTime() + delta * 30_000));
      expect(stepOfCode(secret, code, NOON)).toBe(step + delta);
    }
  });

  it("refuses codes two steps away", () => {
    for (const delta of [-2, 2]) {
      const code = codeAt(new Date(NOON.getTime() + delta * 30_000));
      expect(stepOfCode(secret, code, NOON)).toBeNull();
    }
  });

  it("gives authenticator apps an address with issuer, name and secret", () => {
    const address = new URL(enrolmentAddress(secret, "nanzhang-jyj"));
    expect(address.protocol).toBe("otpauth:");
    expect(decodeURIComponent(address.pathname)).toContain("清廉建设推进平台:nanzhang-jyj");
    expect(address.searchParams.get("secret")).toBe(secret);
  });
});
