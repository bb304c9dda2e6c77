import { describe, expect, it } from "vitest";
import { withoutQuotations } from "@/scripts/launch/log-words";

function saidOf(body: string): string {
  try {
    JSON.parse(body);
    return "";
  } catch (error) {
    return `⨯ ${String(error)}\n    at JSON.parse (<anonymous>)`;
  }
}

describe("a log", () => {
  it.each([
    "我要举报村书记",
    "举报",
    `[null,{"a":举报村书记贪污低保款，他家住在村口第三间}]`,
    `[null,"${"长".repeat(50)}",举报村书记${"长".repeat(50)}]`,
    "[1,\n举报\n村书记\n]",
  ])("says that %s could not be read, and not what it was", (body) => {
    const said = withoutQuotations(saidOf(body));
    expect(said).toContain("not valid JSON");
    expect(said).toContain("at JSON.parse");
    expect(said).not.toMatch(/举|报|村|长/);
    const inJson = withoutQuotations(JSON.stringify({ error: saidOf(body), msg: "route failed" }));
    expect(inJson).not.toMatch(/举|报|村|长/);
    expect(JSON.parse(inJson)).toMatchObject({ msg: "route failed" });
  });

  it("does not repeat names of actions and origins that somebody made up", () => {
    for (const said of [
      'Error: The Server Reference ID did not match the expected format. Received "jubao".',
      'Error: Failed to find Server Action "jubao". This request might be from an older build.',
      "`x-forwarded-host` header with value `a` does not match `origin` header with value `jubao` from a request",
    ]) {
      expect(withoutQuotations(said)).not.toContain("jubao");
    }
  });

  it("keeps everything else as it is", () => {
    const said =
      '{"level":40,"requestId":"x","reason":"password","msg":"sign-in refused"}\n✓ Ready "now"';
    expect(withoutQuotations(said)).toBe(said);
  });
});
