import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { ActorGrant, StaffActor } from "@/lib/access/actor";
import { systemActor, VISITOR } from "@/lib/access/actor";
import { noFigures } from "@/lib/domain/counters/rules";
import { differencesOf, isProgress } from "@/lib/domain/editions/comparing/rules";
import { editionQuery, periodOf } from "@/lib/domain/editions/freezing/rules";
import {
  canFollow,
  canFreeze,
  canRead,
  canReadEditions,
  canReadInternal,
  canRelease,
} from "@/lib/domain/editions/policy";
import { rankingOf } from "@/lib/domain/editions/ranking/rules";
import { fingerprintsOf, fingerprintText } from "@/lib/domain/editions/rules";
import { freezeSchema } from "@/lib/domain/editions/schema";
import type { EditionFigures, EditionQuery } from "@/lib/domain/editions/types";
import type { Role } from "@/lib/platform/generated/prisma/enums";

function person(role: Role, regionCode = "420000", carrierCode: string | null = null): StaffActor {
  const grant: ActorGrant = {
    ...{ role, regionCode, carrierCode, regionLevel: "province", organisationId: null },
    mayEnterFor: false,
  };
  return {
    ...{ kind: "staff", accountId: `${role}-1`, login: role, name: role, isExample: true },
    ...{ grants: [grant], sessionId: "s" },
    organisation: {
      ...{ id: "o", name: "单位", kind: "office", level: "province", regionCode },
      ...{ nodeCode: regionCode, townshipCode: null, line: null },
    },
  };
}

const QUERY: EditionQuery = {
  regionCode: "420000",
  year: 2026,
  quarter: 3,
  day: "2026-10-08",
  disclosures: ["public"],
};

function counts(asked: number, done: number) {
  return { ...noFigures(), asked, done };
}

function figures(rows: [string, number, number][]): EditionFigures {
  const total = counts(
    rows.reduce((sum, [, asked]) => sum + asked, 0),
    rows.reduce((sum, [, , done]) => sum + done, 0),
  );
  return {
    region: { code: "420000", name: "湖北省", level: "province" },
    columns: [],
    rows: rows.map(([name, asked, done], at) => ({
      ...{ kind: "region", level: "city", cells: {}, name, code: `42010${at}` },
      total: counts(asked, done),
    })),
    totals: { total, cells: {} },
    tasks: [],
  };
}

describe("who may do what with editions", () => {
  const edition = {
    ...{ regionCode: "420000", status: "frozen" as const, frozenById: "office-1" },
    purpose: "public" as const,
  };

  it("releases as another person of the office than the one who froze", () => {
    const other = { ...person("office"), accountId: "office-2" };
    expect(canRelease(person("office"), edition)).toBe(false);
    expect(canRelease(other, edition)).toBe(true);
    expect(canRelease(other, { ...edition, status: "released" })).toBe(false);
    expect(canRelease({ ...person("office", "420600"), accountId: "x" }, edition)).toBe(false);
    expect(canRelease(person("supervisor"), edition)).toBe(false);
  });

  it("freezes as the office of the region and reads there", () => {
    expect(canFreeze(person("office"), "420000")).toBe(true);
    expect(canFreeze(person("office"), "420600")).toBe(false);
    expect(canFreeze(person("lead_unit", "420000", "village"), "420000")).toBe(false);
    expect(canReadEditions(person("supervisor"), "420000")).toBe(true);
    expect(canReadEditions(VISITOR, "420000")).toBe(false);
  });

  it("reads internal ones only where all figures of the region are seen", () => {
    const roles: Role[] = ["office", "supervisor", "lead_unit", "township", "reporter"];
    const reading = roles.filter((role) => canReadInternal(person(role), "420000"));
    expect(reading).toEqual(["office", "supervisor"]);
    expect(canReadInternal(person("office", "420000", "village"), "420000")).toBe(false);
    expect(canReadInternal(person("office", "420600"), "420000")).toBe(false);
    const briefing = { ...edition, purpose: "briefing" as const, status: "released" as const };
    expect(canRead(VISITOR, briefing)).toBe(false);
    expect(canRead(person("lead_unit"), briefing)).toBe(false);
    expect(canRead(systemActor("期"), briefing)).toBe(true);
  });

  it("opens a released public one to everybody, but not the live figures beside it", () => {
    const released = { ...edition, status: "released" as const };
    expect(canRead(VISITOR, released)).toBe(true);
    expect(canRead(VISITOR, edition)).toBe(false);
    expect(canFollow(VISITOR, released)).toBe(false);
    expect(canFollow(person("office", "420600"), released)).toBe(false);
    expect(canFollow(person("lead_unit"), released)).toBe(true);
  });
});

describe("the fingerprints of an edition", () => {
  it("change with any figure and with the question, and with no order of names", () => {
    const one = figures([["甲市", 10, 5]]);
    const turned = Object.fromEntries(Object.entries(one).reverse()) as unknown as EditionFigures;
    const first = fingerprintsOf(QUERY, one);
    expect(fingerprintsOf(QUERY, turned)).toEqual(first);
    expect(fingerprintsOf(QUERY, figures([["甲市", 10, 6]])).sha256).not.toBe(first.sha256);
    expect(fingerprintsOf(QUERY, { ...one, sections: { a: 1 } }).sm3).not.toBe(first.sm3);
    expect(fingerprintsOf({ ...QUERY, quarter: 2 }, one).sha256).not.toBe(first.sha256);
  });

  it("are what sha256sum makes of the text, and survive being kept as JSON", () => {
    const one = figures([["甲市", 3, 1]]);
    const text = fingerprintText(QUERY, one);
    const said = execFileSync("sha256sum", { input: text }).toString().slice(0, 64);
    expect(said).toBe(fingerprintsOf(QUERY, one).sha256);
    expect(fingerprintText(QUERY, JSON.parse(JSON.stringify(one)))).toBe(text);
    expect(fingerprintsOf(QUERY, one).sm3).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("the question of an edition", () => {
  const asked = { purpose: "briefing", regionCode: "420000", year: 2026, period: "q3" } as const;

  it("leaves out what was not chosen and takes a past day as the day of its figures", () => {
    expect(editionQuery({ ...asked, purpose: "public" }, "2026-10-08")).toEqual({
      ...QUERY,
      disclosures: ["public", "aggregate"],
    });
    const past = editionQuery({ ...asked, asOf: "2026-09-30" }, "2026-10-08");
    expect(past).toMatchObject({ day: "2026-09-30", isPast: true, purpose: "briefing" });
    expect(editionQuery({ ...asked, asOf: "2026-10-08" }, "2026-10-08").isPast).toBeUndefined();
    expect(periodOf(past)).toBe("q3");
    expect(periodOf({ quarter: null })).toBe("to_date");
    const year = editionQuery({ ...asked, period: "year" }, "2026-10-08");
    expect([year.quarter, periodOf(year)]).toEqual([null, "year"]);
  });

  it("asks for a reason where places are to be listed", () => {
    const form = { regionCode: "420000", year: "2026", period: "q3", title: "简报" };
    expect(freezeSchema.safeParse(form).success).toBe(true);
    expect(freezeSchema.safeParse({ ...form, ranked: "on" }).success).toBe(false);
    const reasoned = { ...form, ranked: "on", rankingReason: "专题会要求" };
    expect(freezeSchema.parse(reasoned)).toMatchObject({ ranked: true });
  });
});

describe("comparing editions", () => {
  it("lists each number that differs, with lines that came or went", () => {
    const before = figures([
      ["甲市", 10, 5],
      ["乙市", 10, 5],
    ]);
    const { rows, ...rest } = before;
    const [first] = rows;
    if (!first) throw new Error("no row");
    const added = { ...first, code: "420199", name: "丙区", total: counts(2, 0) };
    const changed = { ...first, total: counts(10, 6) };
    const found = differencesOf(before, { ...rest, rows: [changed, added] });
    expect(found.map((one) => [one.name, one.what, one.frozen, one.live, one.isProgress])).toEqual([
      ["甲市", "done", 5, 6, true],
      ["乙市", "asked", 10, 0, false],
      ["乙市", "done", 5, 0, false],
      ["丙区", "asked", 0, 2, false],
    ]);
    expect(differencesOf(before, before)).toEqual([]);
  });

  it("takes for progress only what work brings about", () => {
    expect(isProgress("done", 1, 2)).toBe(true);
    expect(isProgress("done", 2, 1)).toBe(false);
    expect(isProgress("overdue", 2, 1)).toBe(true);
    expect(isProgress("overdue", 1, 2)).toBe(false);
    expect(isProgress("asked", 1, 2)).toBe(false);
    expect(isProgress("exempted", 0, 1)).toBe(false);
    expect(isProgress("returned", 0, 1)).toBe(true);
  });
});

describe("places", () => {
  it("are equal where the difference is within noise, and go on behind a whole group", () => {
    const { rows } = figures([
      ["甲市", 1_000, 950],
      ["乙市", 1_000, 945],
      ["丙市", 1_000, 700],
      ["丁市", 10, 7],
      ["戊市", 1_000, 400],
      ["无任务市", 0, 0],
    ]);
    const named = rankingOf(rows).map((group) => [group.place, group.members.map((m) => m.name)]);
    expect(named).toEqual([
      [1, ["甲市", "乙市"]],
      [3, ["丙市", "丁市"]],
      [5, ["戊市"]],
    ]);
  });

  it("are given to regions only, never to the level's own row or an organisation", () => {
    const { rows } = figures([["甲市", 10, 5]]);
    const own = rows.map((one) => ({ ...one, kind: "own" as const }));
    const units = rows.map((one) => ({ ...one, kind: "organisation" as const }));
    expect(rankingOf([...own, ...units])).toEqual([]);
  });
});
