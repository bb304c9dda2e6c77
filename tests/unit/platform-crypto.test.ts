import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { passwordFault } from "@/lib/domain/people/sign-in/rules";
import { decrypt, encrypt, hmacSm3 } from "@/lib/platform/crypto";
import { hashPassword, isPassword, oneTimePassword } from "@/lib/platform/password";

describe("encryption of secrets", () => {
  it("opens for its owner, and never twice the same", () => {
    const sealed = encrypt("JBSWY3DPEHPK3PXP", "account-1");
    expect(decrypt(sealed, "account-1")).toBe("JBSWY3DPEHPK3PXP");
    expect(encrypt("JBSWY3DPEHPK3PXP", "account-1")).not.toBe(sealed);
    expect(sealed).not.toContain("JBSWY");
  });

  it("stays shut when it was copied to another owner or changed by a bit", () => {
    const sealed = encrypt("secret", "account-1");
    expect(() => decrypt(sealed, "account-2")).toThrow();
    const bytes = Buffer.from(sealed, "base64");
    for (const at of [0, 13, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => decrypt(changed.toString("base64"), "account-1"), `byte ${at}`).toThrow();
    }
    expect(() => decrypt("", "account-1")).toThrow();
  });

  it("knows HMAC-SM3: the vector of GB/T 32905 beneath, HMAC by its definition above", () => {
    const sm3 = (...parts: Uint8Array[]) => createHash("sm3").update(Buffer.concat(parts)).digest();
    expect(sm3(Buffer.from("abc")).toString("hex")).toBe(
      "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
    );
    const key = Buffer.concat([Buffer.from("pepper"), Buffer.alloc(58)]);
    const inner = sm3(
      key.map((byte) => byte ^ 0x36),
      Buffer.from("荷叶"),
    );
    const outer = sm3(
      key.map((byte) => byte ^ 0x5c),
      inner,
    );
    expect(hmacSm3("荷叶", "pepper")).toBe(outer.toString("hex"));
  });
});

describe("passwords", () => {
  it("are kept as argon2id with 19 MiB, two passes and one lane", async () => {
    const hash = await hashPassword("Lotus-2026-leaf");
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword(hash, "Lotus-2026-leaf")).toBe(true);
    expect(await isPassword(hash, "Lotus-2026-leaF")).toBe(false);
    expect(await isPassword("not a hash", "Lotus-2026-leaf")).toBe(false);
  });

  it("do not depend on how a character was composed", async () => {
    const hash = await hashPassword("caf\u00e9-Lotus-1");
    expect(await isPassword(hash, "cafe\u0301-Lotus-1")).toBe(true);
  });

  it("for one use pass the policy and differ", () => {
    const made = Array.from({ length: 200 }, oneTimePassword);
    expect(new Set(made).size).toBe(200);
    for (const password of made) {
      expect(password).toMatch(/^[\w]{4}-[\w]{4}-[\w]{4}$/);
      expect(password).not.toMatch(/[0O1lI]/);
      expect(passwordFault(password, "somebody")).toBeNull();
    }
  });
});
