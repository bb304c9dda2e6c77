import { describe, expect, it } from "vitest";
import type { GridTask } from "@/lib/domain/reports/types";
import { gridLine, todayCounts } from "@/lib/domain/today/rules";

const CLOCK = { today: "2026-11-22", soonUntil: "2026-12-01" };
const TASK: GridTask = {
  ...{ rootTaskId: "r", year: 2026, period: 1, code: "CJ-01", title: "公开", frequency: "annual" },
  ...{ dueOn: "2026-12-10", open: 12, returned: 0, total: 30 },
};

describe("a task that is entered for many", () => {
  it.each<[string, Partial<GridTask>, string]>([
    ["is pressing once one was returned", { returned: 1 }, "urgent"],
    ["is pressing when the first open one is late", { dueOn: "2026-11-01" }, "urgent"],
    ["otherwise waits for its day", {}, "open"],
    ["or for a later quarter", { dueOn: "2027-03-25" }, "later"],
  ])("%s", (_what, change, group) => {
    expect(gridLine({ ...TASK, ...change }, CLOCK).group).toBe(group);
  });

  it("counts as one line wherever it is listed", () => {
    const own = { open: 2, returned: 1, soon: 1, overdue: 0, submitted: 0, done: 0, asked: 3 };
    const grids = [{}, { returned: 3 }, { dueOn: "2026-11-01" }];
    const lines = grids.map((change) => gridLine({ ...TASK, ...change }, CLOCK));
    expect(todayCounts(own, lines)).toEqual({ all: 5, returned: 2, soon: 1, overdue: 1 });
  });
});
