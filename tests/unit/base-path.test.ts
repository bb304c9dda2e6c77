import { afterEach, describe, expect, it, vi } from "vitest";
import { platformEnvironment } from "@/scripts/launch/environment";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function beneath(base: string) {
  vi.stubEnv("NEXT_PUBLIC_BASE_PATH", base);
  vi.resetModules();
  return import("@/lib/shared/base-path");
}

describe("the base path", () => {
  it("stands before every path that a browser asks for", async () => {
    const { withBase, withoutBase } = await beneath("/qlj");
    expect(withBase("/api/health")).toBe("/qlj/api/health");
    expect(withoutBase("/qlj/sites?page=2")).toBe("/sites?page=2");
    expect(withoutBase("/qlj")).toBe("/");
    expect(withoutBase("/qlj?x=1")).toBe("/?x=1");
    expect(withoutBase("/qljx/sites")).toBeUndefined();
    expect(withoutBase("/sites")).toBeUndefined();
  });

  it("is nothing where none is set", async () => {
    const { withBase, withoutBase } = await beneath("");
    expect(withBase("/sites")).toBe("/sites");
    expect(withoutBase("/sites")).toBe("/sites");
  });
});

describe("BASE_PATH of an operator", () => {
  const made = (given: string) =>
    platformEnvironment({ BASE_PATH: given, ENCRYPTION_KEY: "x" }, "/nonexistent", undefined);

  it.each(["qlj", "/QLJ", "/a b", "//x", "/..", "https://x"])(
    "%s is refused in words",
    async (given) => {
      await expect(made(given)).rejects.toThrow(/BASE_PATH 应为/);
    },
  );
});
