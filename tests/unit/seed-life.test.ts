import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOnTimeAfter, MOVES, type Move } from "@/lib/domain/assignments/rules";
import { planLife, type Step } from "@/prisma/seed/demo/life";
import { dayOfMoment, dayText, momentText } from "@/prisma/seed/demo/moments";
import { Random } from "@/prisma/seed/demo/random";
import { stateAt } from "@/prisma/seed/demo/state";

const DUE = 20_700;

const lives = fc
  .record({
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    window: fc.integer({ min: 5, max: 75 }),
    care: fc.double({ min: 0, max: 1, noNaN: true }),
    reviewCare: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ seed, ...facts }) => ({ seed, facts: { dueDay: DUE, ...facts } }));

const MOVE_OF: Record<Step["kind"], Move> = {
  draft: "draft",
  submit: "submit",
  approve: "approve",
  return: "return",
  exempt: "exempt",
};

describe("a drawn life", () => {
  it("is the same for the same seed", () => {
    fc.assert(
      fc.property(lives, ({ seed, facts }) => {
        const again = planLife(new Random(seed), facts);
        expect(planLife(new Random(seed), facts)).toEqual(again);
      }),
    );
  });

  it("goes forward in time and makes only moves that the lifecycle allows", () => {
    fc.assert(
      fc.property(lives, ({ seed, facts }) => {
        const steps = planLife(new Random(seed), facts);
        const { changes } = stateAt(steps, Number.POSITIVE_INFINITY, DUE);
        changes.forEach((change, index) => {
          const step = steps[index];
          if (!step) throw new Error("a change without a step");
          expect(MOVES[MOVE_OF[step.kind]].from).toContain(change.from);
          expect(MOVES[MOVE_OF[step.kind]].to).toBe(change.to);
          expect(change.at).toBeGreaterThan(changes[index - 1]?.at ?? 0);
        });
      }),
    );
  });

  it("shows on a day nothing that lies later", () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: -90, max: 60 }), ({ seed, facts }, offset) => {
        const cut = (DUE + offset) * 86_400;
        const state = stateAt(planLife(new Random(seed), facts), cut, DUE);
        for (const change of state.changes) expect(change.at).toBeLessThan(cut);
        for (const { submittedAt, review } of state.revisions) {
          expect(submittedAt).toBeLessThan(cut);
          if (review) expect(review.at).toBeLessThan(cut);
        }
      }),
    );
  });

  it("judges punctuality as the product does", () => {
    fc.assert(
      fc.property(lives, ({ seed, facts }) => {
        const steps = planLife(new Random(seed), facts);
        const state = stateAt(steps, Number.POSITIVE_INFINITY, DUE);
        let wasOnTime: boolean | null = null;
        let returnDueOn: string | null = null;
        for (const { submittedAt, isOnTime, review } of state.revisions) {
          wasOnTime = isOnTimeAfter({
            today: dayText(dayOfMoment(submittedAt)),
            dueOn: dayText(DUE),
            wasOnTime,
            returnDueOn,
          });
          expect(isOnTime).toBe(wasOnTime);
          const dueDay = review?.returnDueDay ?? null;
          returnDueOn = dueDay === null ? null : dayText(dueDay);
        }
        expect(state.isOnTime).toBe(wasOnTime);
      }),
    );
  });
});

describe("stateAt", () => {
  it("counts returns and remembers the last submission", () => {
    const day = DUE * 86_400;
    const steps: Step[] = [
      { kind: "submit", at: day },
      { kind: "return", at: day + 100, dueDay: DUE + 7 },
      { kind: "submit", at: day + 9 * 86_400 },
      { kind: "approve", at: day + 10 * 86_400 },
    ];
    expect(stateAt(steps, day + 20 * 86_400, DUE)).toMatchObject({
      status: "approved",
      timesReturned: 1,
      isOnTime: false,
      submittedAt: day + 9 * 86_400,
      doneAt: day + 10 * 86_400,
    });
  });
});

describe("momentText", () => {
  it("writes Shanghai's clock whatever the process's zone is", () => {
    expect(momentText(20_778 * 86_400 + 9 * 3600 + 5 * 60 + 7)).toBe("2026-11-21 09:05:07+08");
  });
});
