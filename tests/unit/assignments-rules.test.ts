import { describe, expect, it } from "vitest";
import { readCursor, writeCursor } from "@/lib/domain/assignments/lines/rules";
import {
  canMove,
  dueRange,
  isOnTimeAfter,
  lightOf,
  MOVES,
  type Move,
  periodLabel,
  periodsIn,
  statusAfter,
} from "@/lib/domain/assignments/rules";
import { ASSIGNMENT_STATUSES, type AssignmentStatus } from "@/lib/domain/assignments/types";

// Every move that may be made, and nothing else: a new one must be written here too.
const ALLOWED: Record<Move, Partial<Record<AssignmentStatus, AssignmentStatus>>> = {
  draft: { not_started: "drafting" },
  discard: { drafting: "not_started" },
  submit: { not_started: "submitted", drafting: "submitted", returned: "submitted" },
  withdraw: { submitted: "drafting" },
  return: { submitted: "returned", approved: "returned" },
  approve: { submitted: "approved" },
  accept: { approved: "accepted" },
  retract: { approved: "submitted" },
  reopen: { approved: "returned", accepted: "returned" },
  exempt: { not_started: "exempted", drafting: "exempted", returned: "exempted" },
  readmit: { exempted: "not_started" },
  cancel: {
    not_started: "cancelled",
    drafting: "cancelled",
    submitted: "cancelled",
    returned: "cancelled",
  },
  restore: { cancelled: "not_started" },
};

describe("the life of an assignment", () => {
  const moves = Object.keys(MOVES) as Move[];
  it.each(moves)("%s leads only where the table says", (move) => {
    for (const status of ASSIGNMENT_STATUSES) {
      const expected = ALLOWED[move][status] ?? null;
      expect(statusAfter(status, move), `${move} from ${status}`).toBe(expected);
      expect(canMove(status, move)).toBe(expected !== null);
    }
  });

  it("knows no move that the table does not have", () => {
    expect(moves.sort()).toEqual(Object.keys(ALLOWED).sort());
  });

  it("leaves exempted only by taking it back, and cancelled only to begin anew", () => {
    for (const move of moves) {
      expect(statusAfter("exempted", move)).toBe(move === "readmit" ? "not_started" : null);
      expect(statusAfter("cancelled", move)).toBe(move === "restore" ? "not_started" : null);
    }
  });
});

describe("the light", () => {
  const clock = { today: "2026-11-20", soonUntil: "2026-11-25" };
  const light = (status: AssignmentStatus, dueOn: string, awaiting = false) =>
    lightOf({ status, dueOn, awaiting }, clock);

  it.each(["not_started", "drafting", "returned"] as const)(
    "%s is overdue from the day after",
    (status) => {
      expect(light(status, "2026-11-19")).toBe("overdue");
      expect(light(status, "2026-11-20")).toBe("soon");
      expect(light(status, "2026-11-25")).toBe("soon");
    },
  );

  it("warns of what was returned however far its day is", () => {
    expect(light("returned", "2026-12-31")).toBe("soon");
    expect(light("not_started", "2026-11-26")).toBe("normal");
    expect(light("drafting", "2026-11-26")).toBe("normal");
  });

  it("is green for what waits for the reviewer or is done, even late", () => {
    for (const status of ["submitted", "approved", "accepted"] as const) {
      expect(light(status, "2026-01-01")).toBe("normal");
    }
  });

  it("is out for what nobody is asked", () => {
    expect(light("not_started", "2026-01-01", true)).toBe("none");
    expect(light("exempted", "2026-01-01")).toBe("none");
    expect(light("cancelled", "2026-01-01")).toBe("none");
  });
});

describe("on time", () => {
  const first = { wasOnTime: null, returnDueOn: null };
  it("counts the due day itself", () => {
    expect(isOnTimeAfter({ today: "2026-06-30", dueOn: "2026-06-30", ...first })).toBe(true);
    expect(isOnTimeAfter({ today: "2026-07-01", dueOn: "2026-06-30", ...first })).toBe(false);
  });

  it("is kept by a resubmission within the return's own date, and lost after it", () => {
    const again = { dueOn: "2026-06-30", wasOnTime: true, returnDueOn: "2026-07-10" };
    expect(isOnTimeAfter({ today: "2026-07-10", ...again })).toBe(true);
    expect(isOnTimeAfter({ today: "2026-07-11", ...again })).toBe(false);
    expect(isOnTimeAfter({ today: "2027-01-01", ...again, returnDueOn: null })).toBe(true);
  });

  it("is never won back by a resubmission", () => {
    const late = { dueOn: "2026-06-30", wasOnTime: false, returnDueOn: "2026-07-10" };
    expect(isOnTimeAfter({ today: "2026-07-01", ...late })).toBe(false);
  });
});

describe("periods", () => {
  it("are as many as the year holds, and named as offices name them", () => {
    expect(
      ["monthly", "quarterly", "semiannual", "annual"].map((f) => periodsIn(f as "annual")),
    ).toEqual([12, 4, 2, 1]);
    expect(periodLabel(2026, 3, "quarterly")).toBe("2026 年第 3 季度");
    expect(periodLabel(2026, 2, "semiannual")).toBe("2026 年下半年");
    expect(periodLabel(2026, 5, "monthly")).toBe("2026 年 5 月");
    expect(periodLabel(2026, 1, "annual")).toBe("2026 年度");
  });

  it("split the year into quarters without gap or overlap", () => {
    const quarters = (["q1", "q2", "q3", "q4"] as const).map((q) =>
      dueRange(2026, q, "2026-05-05"),
    );
    expect(quarters.flat()).toEqual([
      ...["2026-01-01", "2026-03-31", "2026-04-01", "2026-06-30"],
      ...["2026-07-01", "2026-09-30", "2026-10-01", "2026-12-31"],
    ]);
    expect(dueRange(2026, "to_date", "2026-05-05")).toEqual(["2026-01-01", "2026-05-05"]);
  });
});

describe("the cursor of a list", () => {
  const cursor = {
    node: "420624",
    task: "0dc0c138-50a4-56d1-bbe6-15e31bc75fc0",
    period: 4,
    level: "village",
    kind: "lead_unit",
    due: "2026-12-25",
    id: "123456",
  };

  it("comes back as it was written", () => {
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
    expect(readCursor(writeCursor({ ...cursor, kind: "village" }))?.kind).toBe("village");
  });

  it.each([
    { task: "-".repeat(36) },
    { level: "parish" },
    { kind: "guild" },
    { due: "2026-02-30" },
  ])("is none where the database would refuse %j", (wrong) => {
    expect(readCursor(writeCursor({ ...cursor, ...wrong }))).toBeNull();
  });

  it.each([undefined, "", "x", "420624", `${writeCursor(cursor)}'`, "1_2_3_4_5_6_7"])(
    "is none for %j",
    (text) => expect(readCursor(text)).toBeNull(),
  );
});
