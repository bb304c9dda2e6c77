import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type RouteFacts,
  type RouteLevel,
  routeOf,
  skippedBefore,
  stopsAfter,
} from "@/lib/domain/adjustments/route/rules";
import {
  ADJUSTMENT_MOVES,
  type AdjustableFacts,
  type AdjustmentMove,
  isLess,
  missingOfExtension,
  missingOfTarget,
  moveOf,
  statusAfter,
  whyClosed,
} from "@/lib/domain/adjustments/rules";
import type { AdjustmentStatus } from "@/lib/domain/adjustments/types";
import { ASSIGNMENT_STATUSES } from "@/lib/domain/assignments/types";

const STATUSES: AdjustmentStatus[] = ["waiting", "granted", "refused", "withdrawn"];
const MOVES = Object.keys(ADJUSTMENT_MOVES) as AdjustmentMove[];

describe("the life of a request", () => {
  it("moves only while it waits", () => {
    const allowed = STATUSES.flatMap((status) =>
      MOVES.flatMap((move) => {
        const to = statusAfter(status, move);
        return to ? [`${status} ${move} ${to}`] : [];
      }),
    );
    expect(allowed.sort()).toEqual([
      "waiting grant granted",
      "waiting pass_on waiting",
      "waiting refuse refused",
      "waiting withdraw withdrawn",
    ]);
  });

  it("ends for good, whatever is tried afterwards", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MOVES)), (tried) => {
        let status: AdjustmentStatus = "waiting";
        let ends = 0;
        for (const move of tried) {
          const next = statusAfter(status, move);
          if (!next) continue;
          if (next !== "waiting") ends += 1;
          status = next;
        }
        expect(STATUSES).toContain(status);
        expect(ends).toBe(status === "waiting" ? 0 : 1);
      }),
    );
  });

  it("is granted by the last level's agreement alone, and ended by any refusal", () => {
    expect(moveOf("agree", false)).toBe("pass_on");
    expect(moveOf("agree", true)).toBe("grant");
    expect(moveOf("refuse", false)).toBe("refuse");
    expect(moveOf("refuse", true)).toBe("refuse");
  });
});

const FACTS: AdjustableFacts = {
  ...{ status: "not_started", awaiting: false, year: 2026, dueOn: "2026-06-30" },
  ...{ today: "2026-08-10", target: 90, form: "ratio", direction: "increase" },
};

describe("what can be asked for", () => {
  it("is only what is open and asked of people", () => {
    const open = ASSIGNMENT_STATUSES.filter(
      (status) => whyClosed({ status, awaiting: false }) === null,
    );
    expect(open).toEqual(["not_started", "drafting", "returned"]);
    expect(whyClosed({ status: "not_started", awaiting: true })).not.toBeNull();
  });

  it.each([
    ["2026-06-30", false],
    ["2026-07-01", false],
    ["2026-08-09", false],
    ["2026-08-10", true],
    ["2026-12-31", true],
    ["2027-01-01", false],
  ])("a due day of %s: %s", (day, isAllowed) => {
    expect(Object.keys(missingOfExtension(FACTS, day)).length === 0).toBe(isAllowed);
  });

  it.each([
    ["increase", 89.9, true],
    ["increase", 90, false],
    ["increase", 91, false],
    ["decrease", 91, true],
    ["decrease", 89, false],
    ["reach", 89, true],
    ["reach", 90, false],
  ] as const)("a target where %s, %s: %s", (direction, target, isAllowed) => {
    const missing = missingOfTarget({ ...FACTS, direction }, target);
    expect(Object.keys(missing).length === 0).toBe(isAllowed);
  });

  it("has no target to change where there is none, or only yes and no", () => {
    expect(missingOfTarget({ ...FACTS, target: null }, 1)).toHaveProperty("target");
    expect(missingOfTarget({ ...FACTS, form: "boolean" }, 0)).toHaveProperty("target");
  });

  it("knows less from more in every direction", () => {
    expect(isLess("zero", 1, 0)).toBe(true);
    expect(isLess("zero", 0, 0)).toBe(false);
  });
});

const level = (code: string, part: Partial<RouteLevel> = {}): RouteLevel => ({
  ...{ regionCode: code, regionName: code, units: [{ id: `lead-${code}`, name: `${code}牵头` }] },
  ...{ office: { id: `office-${code}`, name: `${code}办公室` }, canDecide: true, term: null },
  ...part,
});
const term = (dueOn: string, part = {}) => ({
  term: { dueOn: [dueOn], target: 90, isWeakened: false, ...part },
});
const asked = (levels: RouteLevel[], part: Partial<RouteFacts> = {}): RouteFacts => ({
  ...{ levels, organisationId: "village", direction: "increase", isCoordination: false },
  ...{ wish: { dueOn: ["2026-09-30"] } },
  ...part,
});
const line = (facts: RouteFacts) =>
  routeOf(facts)?.stops.map((stop) => (stop.isOffice ? `${stop.regionCode}*` : stop.regionCode)) ??
  null;

describe("who decides", () => {
  const county = level("county");
  const city = level("city", term("2026-06-30"));
  const province = level("province", term("2026-06-30"));

  it("climbs to the highest list whose day would be broken", () => {
    expect(line(asked([county, city, province]))).toEqual(["county", "city", "province"]);
    const late = level("province", term("2026-12-31"));
    expect(line(asked([county, city, late]))).toEqual(["county", "city"]);
    expect(line(asked([county, city, late], { wish: { target: 80 } }))).toEqual([
      ...["county", "city", "province"],
    ]);
  });

  it("leaves out lists above a permitted weakening", () => {
    const weakened = level("city", term("2026-06-30", { isWeakened: true }));
    expect(line(asked([county, weakened, province]))).toEqual(["county", "city"]);
  });

  it("asks the highest list where nothing is broken, and nobody where none was issued", () => {
    const wish = { dueOn: ["2026-01-31"] };
    expect(line(asked([county, city, province], { wish }))).toEqual(["county", "city", "province"]);
    expect(line(asked([county, level("city"), level("province")]))).toBeNull();
  });

  it("passes over levels without a lead or without people, but never the last", () => {
    const unled = level("county", { units: [], canDecide: false });
    const unmanned = level("province", { ...term("2026-06-30"), canDecide: false });
    const route = routeOf(asked([unled, city, unmanned]));
    expect(route?.stops.map((stop) => stop.regionCode)).toEqual(["city", "province"]);
    expect(route?.skipped).toEqual([
      { regionCode: "county", regionName: "county", why: "county没有该任务的牵头单位，转上一级" },
    ]);
  });

  it("begins one level up for a lead that asks, and ends at the office above all leads", () => {
    const of = (code: string) => ({ organisationId: `lead-${code}` });
    expect(line(asked([county, city, province], of("county")))).toEqual(["city", "province"]);
    expect(line(asked([city, province], of("city")))).toEqual(["province"]);
    expect(line(asked([province], of("province")))).toEqual(["province*"]);
    const late = level("province", term("2026-12-31"));
    expect(line(asked([city, late], of("city")))).toEqual(["province"]);
  });

  it("is the offices for coordination tasks, and nobody for the top office itself", () => {
    const offices = ["county", "city", "province"].map((code) =>
      level(code, {
        units: [{ id: `office-${code}`, name: code }],
        ...(code === "province" ? term("2026-06-30") : {}),
      }),
    );
    const coordination = { isCoordination: true };
    const last = offices[2];
    if (!last) throw new Error("three levels");
    expect(line(asked(offices, coordination))).toEqual(["county*", "city*", "province*"]);
    expect(line(asked([last], { ...coordination, organisationId: "office-province" }))).toBeNull();
  });

  it("goes on above the one who agreed, and says who is passed over on the way", () => {
    const unled = level("city", { ...term("2026-06-30"), units: [], canDecide: false });
    const facts = asked([county, unled, province]);
    const route = routeOf(facts);
    const [first] = route?.stops ?? [];
    if (!route || !first) throw new Error("a route");
    const after = stopsAfter(route, facts.levels, first);
    expect(after.map((stop) => stop.regionCode)).toEqual(["province"]);
    expect(skippedBefore(route, facts.levels, first)).toEqual([]);
    const [next] = after;
    if (!next) throw new Error("a next stop");
    expect(skippedBefore(route, facts.levels, next, first).map((one) => one.regionCode)).toEqual([
      "city",
    ]);
    expect(stopsAfter(route, facts.levels, next)).toEqual([]);
  });
});

const anyLevel = fc.record({
  hasUnit: fc.boolean(),
  canDecide: fc.boolean(),
  dueOn: fc.constantFrom(null, "2026-03-31", "2026-06-30", "2026-12-31"),
  isWeakened: fc.boolean(),
});

describe("any line of levels", () => {
  it("has deciders who rise, are never the asker, and end where the term is broken or above", () => {
    fc.assert(
      fc.property(
        fc.array(anyLevel, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: -1, max: 2 }),
        (wishes, asker) => {
          const levels = wishes.map((wish, index) =>
            level(`${index}`, {
              units: wish.hasUnit ? [{ id: `lead-${index}`, name: `${index}` }] : [],
              canDecide: wish.canDecide,
              ...(wish.dueOn ? term(wish.dueOn, { isWeakened: wish.isWeakened }) : {}),
            }),
          );
          const facts = asked(levels, { organisationId: `lead-${asker}` });
          const route = routeOf(facts);
          if (!route) return;
          const order = route.stops.map(
            (stop) => Number(stop.regionCode) + (stop.isOffice ? 0.5 : 0),
          );
          expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
          for (const stop of route.stops) {
            expect(stop.units.map((unit) => unit.id)).not.toContain(`lead-${asker}`);
          }
          const isWeaker = wishes.findIndex((wish) => wish.dueOn && wish.isWeakened);
          const counted = isWeaker === -1 ? wishes : wishes.slice(0, isWeaker + 1);
          const broken = counted.findLastIndex((wish) => wish.dueOn && wish.dueOn < "2026-09-30");
          expect(order.at(-1) ?? -1).toBeGreaterThanOrEqual(broken);
          // Everybody beneath the last who can decide has a say, or is the asker.
          const silent = levels.filter(
            (one, index) => index < (order.at(-1) ?? 0) && one.canDecide && !order.includes(index),
          );
          expect(silent.every((one) => one.units.some((unit) => unit.id === `lead-${asker}`))).toBe(
            true,
          );
        },
      ),
    );
  });
});
