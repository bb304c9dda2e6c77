import { describe, expect, it, vi } from "vitest";
import { systemActor } from "@/lib/access/actor";

const SYSTEM = systemActor("test");

/** The borders as a process reads them that was started under an environment of its own. */
async function bordersUnder(reviewNumber: string | undefined, regionCode: string) {
  vi.resetModules();
  vi.stubEnv("MAP_REVIEW_NUMBER", reviewNumber ?? "");
  const { findBorders } = await import("@/lib/domain/regions/borders/queries");
  const { disconnect } = await import("@/lib/platform/db");
  const found = await findBorders(SYSTEM, regionCode);
  await disconnect();
  return found;
}

describe("real borders", () => {
  it("never leave the server without a 审图号", async () => {
    expect(await bordersUnder(undefined, "420000")).toBeNull();
    expect(await bordersUnder(undefined, "420600")).toBeNull();
  });

  it("are those of the cities of a province and of the counties of a city, with the number", async () => {
    const province = await bordersUnder("鄂S(2026)001号", "420000");
    expect(province?.shapes).toHaveLength(17);
    expect(province?.reviewNumber).toBe("鄂S(2026)001号");
    const city = await bordersUnder("鄂S(2026)001号", "420600");
    expect(city?.shapes.map(({ code }) => code).sort()).toEqual(
      expect.arrayContaining(["420602", "420624", "420684"]),
    );
    expect(city?.shapes.every(({ code }) => code.startsWith("4206"))).toBe(true);
  });

  it("are not drawn for a county, a township or a province without data", async () => {
    for (const code of ["420624", "420624102", "330000"]) {
      expect(await bordersUnder("鄂S(2026)001号", code)).toBeNull();
    }
  });
});
