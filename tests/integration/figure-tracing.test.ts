import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, systemActor, VISITOR } from "@/lib/access/actor";
import { listAssignments } from "@/lib/domain/assignments/lines/queries";
import type { FigureQuestion } from "@/lib/domain/counters/codes/types";
import { explainFigure } from "@/lib/domain/counters/formulas/queries";
import type { Explanation } from "@/lib/domain/counters/formulas/types";
import { readMatrix } from "@/lib/domain/counters/matrix/queries";
import { listTaskFigures } from "@/lib/domain/counters/tasks/queries";
import { loadSmallDemo, staff } from "../support/demo-world";

const everyone = systemActor("test");
const PROVINCE = "420000";
let people: Record<"commission" | "lead" | "township" | "village", StaffActor>;

const ask = (question: Partial<FigureQuestion>): FigureQuestion => ({
  ...{ regionCode: PROVINCE, year: 2026, period: "year", measure: "completion" },
  ...question,
});

beforeAll(async () => {
  await loadSmallDemo();
  people = {
    commission: await staff("jiwei"),
    lead: await staff("xian"),
    township: await staff("xiang"),
    village: await staff("cun"),
  };
}, 120_000);

/** From a place down to its organisations, each time the row that has most. */
async function descend(question: FigureQuestion): Promise<Explanation[]> {
  const opened = await explainFigure(everyone, question);
  const [most] = opened.rows
    .filter(({ kind }) => kind !== "own")
    .sort((a, b) => b.figures.asked - a.figures.asked);
  if (!most) return [opened];
  const place =
    most.kind === "organisation"
      ? { regionCode: undefined, organisationId: most.code }
      : { regionCode: most.code };
  return [opened, ...(await descend({ ...question, ...place }))];
}

async function countList(question: FigureQuestion, show: "done" | "asked"): Promise<number> {
  const { year, period, regionCode, organisationId, rootTaskId } = question;
  const where = organisationId ? { organisationId } : { regionCode };
  const carrierCode = rootTaskId ? undefined : "carriers";
  let [count, cursor]: [number, string | undefined] = [0, undefined];
  for (;;) {
    const filter = { year, period, show, carrierCode, cursor, ...where };
    const page = await listAssignments(everyone, {
      ...filter,
      rootTaskId: rootTaskId ?? undefined,
    });
    count += page.rows.length;
    if (!page.next) return count;
    cursor = page.next;
  }
}

describe("an opened figure", () => {
  it("is the dashboard's, its rows add up, and each leads on down to one organisation", async () => {
    const steps = await descend(ask({}));
    expect(steps.at(-1)?.place.organisationId).toBeTruthy();
    expect(steps.length).toBeGreaterThanOrEqual(5);
    const { totals } = await readMatrix(everyone, {
      regionCode: PROVINCE,
      year: 2026,
      period: "year",
    });
    expect(steps[0]?.worked.parts.map(({ count }) => count)).toEqual([
      totals.total.done,
      totals.total.asked,
    ]);
    for (const { worked, rows } of steps.filter((step) => step.rows.length > 0)) {
      worked.parts.forEach((part, at) => {
        const sum = rows.reduce((total, row) => total + (row.worked.parts[at]?.count ?? 0), 0);
        expect(sum, `${worked.name} ${part.word}`).toBe(part.count);
      });
    }
    for (const { question, worked } of steps.slice(-3)) {
      const [done, asked] = worked.parts;
      expect(await countList(question, "done")).toBe(done?.count);
      expect(await countList(question, "asked")).toBe(asked?.count);
    }
  });

  it("of a task is its derived value, down to who approved which revision", async () => {
    const tasks = await listTaskFigures(everyone, {
      regionCode: PROVINCE,
      year: 2026,
      period: "year",
    });
    const valued = tasks.filter(({ value, carrierCode }) => value && carrierCode === "village");
    expect(valued.length).toBeGreaterThan(0);
    for (const { rootTaskId, value, figures } of valued.slice(0, 6)) {
      const steps = await descend(ask({ measure: "value", rootTaskId }));
      expect(steps[0]?.worked.derived).toEqual(value);
      expect(steps[0]?.worked.parts[1]?.count).toBe(figures.asked);
      for (const { rows, worked } of steps.filter((step) => step.rows.length > 0)) {
        const standing = rows.reduce((sum, row) => sum + row.standing, 0);
        expect(standing).toBe(worked.derived?.standing ?? 0);
      }
      const last = steps.at(-1);
      const given = last?.contributions ?? [];
      expect(given).toHaveLength(last?.worked.parts[1]?.count ?? 0);
      expect(given.filter((one) => one.isStanding)).toHaveLength(
        last?.worked.derived?.standing ?? 0,
      );
      for (const one of given.filter(({ doneAt }) => doneAt)) {
        expect(one.approvedBy ?? one.fedSource).toBeTruthy();
      }
    }
  });

  it("of the region's own level, of one carrier and of the coordination list is that row's", async () => {
    const query = { regionCode: PROVINCE, year: 2026, period: "year" } as const;
    const matrix = await readMatrix(everyone, query);
    const own = matrix.rows.find(({ kind }) => kind === "own");
    const opened = await explainFigure(everyone, ask({ isOwnLevel: true, measure: "asked" }));
    expect(opened.worked.parts[0]?.count).toBe(own?.total.asked);
    for (const [carrierCode, cell] of Object.entries(matrix.totals.cells)) {
      const { worked } = await explainFigure(everyone, ask({ carrierCode, measure: "overdue" }));
      expect(worked.parts[0]?.count, carrierCode).toBe(cell.overdue);
    }
    const coordination = await explainFigure(
      everyone,
      ask({ carrierCode: "coordination", measure: "asked" }),
    );
    expect(coordination.worked.parts[0]?.count).toBe(matrix.totals.coordination.asked);
  });
});

describe("who opens a figure", () => {
  it("sees what is theirs and nothing beyond it", async () => {
    const { township, village, commission } = people;
    const own = ask({ regionCode: undefined, organisationId: village.organisation.id });
    expect((await explainFigure(village, own)).place.name).toBe(village.organisation.name);
    expect((await explainFigure(commission, own)).isPartial).toBe(false);
    for (const question of [ask({}), ask({ regionCode: village.organisation.nodeCode })]) {
      await expect(explainFigure(village, question)).rejects.toMatchObject({ code: "not_found" });
      await expect(explainFigure(township, question)).rejects.toMatchObject({ code: "not_found" });
      await expect(explainFigure(VISITOR, question)).rejects.toMatchObject({ code: "not_found" });
    }
    const beside = ask({ regionCode: undefined, organisationId: township.organisation.id });
    await expect(explainFigure(village, beside)).rejects.toMatchObject({ code: "not_found" });
    await expect(explainFigure(VISITOR, own)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is told where only some tasks are within reach, and cannot open another's task", async () => {
    const { lead } = people;
    const region = lead.grants[0]?.regionCode ?? PROVINCE;
    const opened = await explainFigure(lead, ask({ regionCode: region }));
    expect(opened.isPartial).toBe(true);
    const tasks = await listTaskFigures(everyone, {
      regionCode: region,
      year: 2026,
      period: "year",
    });
    const mine = await listTaskFigures(lead, { regionCode: region, year: 2026, period: "year" });
    const foreign = tasks.find((task) => !mine.some((one) => one.rootTaskId === task.rootTaskId));
    const question = ask({ regionCode: region, measure: "value", rootTaskId: foreign?.rootTaskId });
    await expect(explainFigure(lead, question)).rejects.toMatchObject({ code: "not_found" });
  });
});
