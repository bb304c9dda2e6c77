import { describe, expect, it } from "vitest";
import { budgetOf, heaviestIn, loadOf, mayMeet, quarterOf } from "@/lib/domain/guard/load/rules";
import type { LoadRow } from "@/lib/domain/guard/load/types";
import { loadTask } from "../support/guarded-task";

function minutes(rows: LoadRow[], level: string): string {
  const row = rows.find((one) => one.level === level);
  return row
    ? row.quarters.map(({ own, all, isOver }) => `${own}/${all}${isOver ? "!" : ""}`).join(" ")
    : "";
}

const QUARTERLY = loadTask();
const ANNUAL = loadTask({ rootTaskId: "root-2", minutes: 25, dueDates: ["12-10"] });

describe("the minutes that lists lay on one organisation", () => {
  it("are a task's minutes for each due day of the quarter", () => {
    expect(["01-01", "03-31", "04-01", "12-31"].map(quarterOf)).toEqual([0, 0, 1, 3]);
    expect(minutes(loadOf([QUARTERLY, ANNUAL], [], []), "village")).toBe("10/10 10/10 10/10 35/35");
    const monthly = loadTask({ dueDates: ["01-25", "02-25", "03-25"] });
    expect(minutes(loadOf([monthly], [], []), "village")).toBe("30/30 0/0 0/0 0/0");
  });

  it("leave out what nobody reports, and count a root once though two lists name it", () => {
    const system = loadTask({ rootTaskId: "root-3", source: "system" });
    expect(loadOf([system], [], [])).toEqual([]);
    const lower = loadTask({ minutes: 12 });
    expect(minutes(loadOf([lower], [QUARTERLY], []), "village")).toBe("12/12 12/12 12/12 12/12");
  });

  it("come together on a village from all carriers, on a unit only from its own", () => {
    const family = loadTask({ rootTaskId: "root-4", carrierCode: "family", minutes: 7 });
    expect(minutes(loadOf([QUARTERLY], [family], []), "village")).toBe("10/17 10/17 10/17 10/17");
    const school = loadTask({ rootTaskId: "a", carrierCode: "school", askedLevels: ["unit"] });
    const hospital = loadTask({ rootTaskId: "b", carrierCode: "hospital", askedLevels: ["unit"] });
    expect(minutes(loadOf([school], [hospital], []), "unit")).toBe("10/10 10/10 10/10 10/10");
  });

  it("fall from a carrier on its sub-carriers, and on the heaviest of them", () => {
    const all = loadTask({ rootTaskId: "a", carrierCode: "enterprise", askedLevels: ["unit"] });
    const state = loadTask({
      ...{ rootTaskId: "b", carrierCode: "soe", parentCarrierCode: "enterprise", minutes: 20 },
      askedLevels: ["unit"],
    });
    const firms = { ...state, rootTaskId: "c", carrierCode: "firm", minutes: 5 };
    expect(minutes(loadOf([all, state, firms], [], []), "unit")).toBe("30/30 30/30 30/30 30/30");
    expect(minutes(loadOf([firms], [all, state], []), "unit")).toBe("5/15 5/15 5/15 5/15");
    expect(mayMeet(firms, state)).toBe(false);
    expect(mayMeet(firms, all)).toBe(true);
  });

  it("tell a unit named by its line and another role apart from the carrier's lead", () => {
    const county = loadTask({ askedLevels: ["county"] });
    const named = loadTask({ rootTaskId: "a", askedLevels: ["county"], leadLine: "commission" });
    const group = loadTask({ rootTaskId: "b", askedLevels: ["county"], askedRole: "resident" });
    expect(minutes(loadOf([county, named, group], [], []), "county")).toBe(
      "10/10 10/10 10/10 10/10",
    );
    expect(mayMeet(county, named)).toBe(false);
    expect(mayMeet(county, group)).toBe(false);
    expect(mayMeet(named, { ...named, carrierCode: "school" })).toBe(true);
  });

  it("are held against the tightest budget on the line", () => {
    const budgets = [
      { level: "village" as const, minutes: 40, regionName: "湖北省" },
      { level: "village" as const, minutes: 15, regionName: "襄阳市" },
    ];
    expect(budgetOf("village", budgets)?.regionName).toBe("襄阳市");
    expect(budgetOf("county", budgets)).toBeNull();
    expect(minutes(loadOf([QUARTERLY, ANNUAL], [], budgets), "village")).toBe(
      "10/10 10/10 10/10 35/35!",
    );
    const exactly = [{ level: "village" as const, minutes: 35, regionName: "湖北省" }];
    expect(minutes(loadOf([QUARTERLY, ANNUAL], [], exactly), "village")).not.toContain("!");
  });

  it("name the task that takes most of a quarter", () => {
    expect(heaviestIn([QUARTERLY, ANNUAL], "village", 3)).toBe(ANNUAL);
    expect(heaviestIn([QUARTERLY, ANNUAL], "village", 0)).toBe(QUARTERLY);
    expect(heaviestIn([ANNUAL], "village", 0)).toBeNull();
  });
});
