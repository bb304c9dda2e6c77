import { describe, expect, it } from "vitest";
import { notSavedPage } from "@/app/api/evidence/form/not-saved-page";
import { draftStateOf, heldBack } from "@/components/domain/reports/draft-state";
import { EMPTY_CONTENT, isAboveWhole } from "@/lib/domain/reports/rules";

const saved = draftStateOf("2026-11-22T07:00:00Z");

describe("going on from the form", () => {
  it.each([
    ["when nothing was typed", draftStateOf(null), 0],
    ["when all is on the server", saved, 0],
  ])("%s", (_when, state, uploads) => {
    expect(heldBack(state, uploads)).toBeNull();
  });

  it("waits for the network, and says that nothing is lost", () => {
    expect(heldBack({ ...saved, saving: "offline" }, 0)).toContain("已暂存在本机");
    expect(heldBack({ ...saved, saving: "failed" }, 0)).toContain("请稍后");
  });

  it("waits for files on their way, and says how many", () => {
    expect(heldBack(saved, 2)).toContain("2 份材料没有传完");
  });

  it("waits without more words where a notice says why already", () => {
    const { saving } = { saving: "failed" as const };
    expect(heldBack({ ...saved, saving, problem: "本年度已关闭" }, 0)).toBe("");
    expect(heldBack({ ...saved, saving, signedOut: "登录已过期" }, 1)).toBe("");
  });
});

describe("the page without script that says nothing was kept", () => {
  it("hands back what was typed, as text", async () => {
    const typed = {
      ...EMPTY_CONTENT,
      numerator: "3",
      narrative: "甲<script>alert(1)</script>&\n乙",
    };
    const next: [string, string] = ["/desk/assignments/7/fill", "打开"];
    const page = notSavedPage("同事刚刚改过", { status: 409, typed, next });
    const html = await page.text();
    expect(page.status).toBe(409);
    expect(html).toContain("<pre>3</pre>");
    expect(html).toContain("甲&lt;script&gt;alert(1)&lt;/script&gt;&amp;\n乙");
    expect(html).not.toContain("<script");
    expect(html).not.toContain("原因和下一步打算");
    expect(html).toContain('href="/desk/assignments/7/fill"');
  });

  it("sends back to the form where what was typed cannot be read", async () => {
    expect(await notSavedPage("文件超过 20 MB", { status: 422 }).text()).toContain("后退");
  });
});

describe("a part larger than its whole", () => {
  const ratio = { form: "ratio", direction: "increase" } as const;
  it.each([
    [ratio, "5", "3", true],
    [ratio, "3", "3", false],
    [ratio, "", "3", false],
    [ratio, "多", "3", false],
    [{ ...ratio, direction: "decrease" } as const, "5", "3", false],
    [{ ...ratio, form: "count" } as const, "5", "3", false],
  ])("%o of %s / %s: %s", (facts, numerator, denominator, isAbove) => {
    expect(isAboveWhole(facts, { numerator, denominator })).toBe(isAbove);
  });
});
