import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { assignmentLine, eventLines } from "@/prisma/seed/demo/assignment-rows";
import { type AssignmentFact, assignmentsOf } from "@/prisma/seed/demo/assignments";
import { reportLine, reportsOf, reviewLine } from "@/prisma/seed/demo/report-rows";
import { HOME, regionsOf } from "@/prisma/seed/demo/scope";
import { castOf, worldOf } from "@/prisma/seed/demo/world";
import { readRegions } from "@/prisma/seed/reference/regions";

const regions = regionsOf("small", readRegions(HOME.province));
const cast = castOf(regions, "small");

function worldOn(today: string) {
  return worldOf({ mode: "small", today }, regions, cast);
}

const known = new Map<string, AssignmentFact[]>();

function factsOn(today: string): AssignmentFact[] {
  const found = known.get(today) ?? [...assignmentsOf(worldOn(today), cast.organisations)];
  known.set(today, found);
  return found;
}

function digestOn(today: string): string {
  const world = worldOn(today);
  const { year, texts } = world;
  const hash = createHash("sha256");
  for (const fact of assignmentsOf(world, cast.organisations)) {
    hash
      .update(assignmentLine(fact, { year, issuedAt: "" }))
      .update(eventLines(fact, { year, issuedAt: "" }));
    for (const report of reportsOf(fact, texts)) {
      hash.update(reportLine(fact, report, 1)).update(reviewLine(fact, report, texts));
    }
  }
  return hash.digest("hex");
}

function statusesOf(facts: readonly AssignmentFact[]): Set<string> {
  return new Set(facts.filter((fact) => !fact.isAwaiting).map((fact) => fact.state.status));
}

describe("the demonstration of a day", () => {
  it("is the same whenever it is loaded on that day, and another on another day", () => {
    const first = digestOn("2026-06-26");
    expect(digestOn("2026-06-26")).toBe(first);
    expect(digestOn("2026-06-27")).not.toBe(first);
  });

  it("begins each year with nothing done", () => {
    expect(statusesOf(factsOn("2027-01-01"))).toEqual(new Set(["not_started"]));
  });

  it.each(["2026-01-20", "2026-03-26", "2026-06-26", "2026-09-27", "2026-11-22", "2026-12-31"])(
    "on %s shows every assignment of the year once",
    (today) => {
      const facts = factsOn(today);
      const keys = facts.map(
        ({ organisation, task, period }) => `${organisation.id}/${task.rootTaskId}/${period}`,
      );
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length).toBe(factsOn("2026-01-01").length);
    },
  );

  it.each(["2026-01-20", "2026-03-26", "2026-06-26", "2026-09-27", "2026-11-22"])(
    "on %s gives the village something returned, begun and waiting, and its township a queue",
    (today) => {
      const facts = factsOn(today);
      const village = facts.filter((fact) => fact.organisation.regionCode === HOME.village);
      const statuses = statusesOf(village);
      for (const status of ["returned", "drafting", "submitted"]) {
        expect(statuses).toContain(status);
      }
    },
  );

  it("has done nearly everything by the end of the year", () => {
    const facts = factsOn("2026-12-31").filter((fact) => !fact.isAwaiting);
    const done = facts.filter((fact) => fact.state.status === "approved");
    expect(done.length / facts.length).toBeGreaterThan(0.8);
    expect(done.length / facts.length).toBeLessThan(0.99);
  });
});
