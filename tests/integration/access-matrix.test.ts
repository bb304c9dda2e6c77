import "../support/request";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it } from "vitest";
import type { ActionState } from "@/lib/access/action";
import { forPage, requireStaff } from "@/lib/access/page";
import { defineRoute } from "@/lib/access/route";
import { STATUS_OF } from "@/lib/platform/errors";
import { Role } from "@/lib/platform/generated/prisma/enums";
import {
  ACCESS,
  hasRight,
  OPEN_ACTIONS,
  OWN_ACTIONS,
  PROVEN_ELSEWHERE,
  STANDINGS,
  type Standing,
  standingsOf,
} from "../support/access-matrix";
import {
  type Command,
  cookieOf,
  makeTarget,
  nothing,
  OPERATIONS,
  type Query,
  type Target,
} from "../support/access-operations";
import { boundActions, builtActions } from "../support/action-sources";
import { childOf, type Person, PLACES, personWith } from "../support/people-world";
import { form, interruptionOf, redirectOf, request } from "../support/request";

/** What came of a try: done, or the refusal as the sender sees it. */
type Outcome = { done: true } | { done: false; code: string; message: string; fields: unknown };

const ROLES = Object.values(Role);
const REFUSALS = ["forbidden", "not_found"];
const people = new Map<Role, Person>();
const places = new Map<Role, Partial<Record<Standing, string>>>();

beforeAll(async () => {
  const township = await childOf(PLACES.county, 0);
  const village = await childOf(township, 0);
  const foreign = PLACES.directCounty;
  const county = {
    ...{ own: PLACES.county, below: village, sibling: PLACES.siblingCounty },
    ...{ above: PLACES.city, foreign },
  };
  const inTownship = {
    ...{ own: township, below: village, sibling: await childOf(PLACES.county, 1) },
    ...{ above: PLACES.county, foreign },
  };
  const inVillage = {
    ...{ own: village, sibling: await childOf(township, 1), above: township, foreign },
  };
  for (const role of ROLES) {
    const place =
      role === "township" ? inTownship : /reporter|unit_head/.test(role) ? inVillage : county;
    places.set(role, place);
    people.set(role, await personWith(role, place.own));
  }
});

async function byAction(operation: Command, person: Person | null, target: Target) {
  const sender = person ?? people.get("reporter");
  if (!sender) throw new Error("nobody to send");
  const values = await operation.values(target, sender);
  request(cookieOf(person));
  try {
    const answer = (await operation.action({ ok: null }, form(values))) as ActionState;
    if (answer.ok !== false) return { done: true } as const;
    return {
      done: false,
      code: answer.code,
      message: answer.message,
      fields: answer.fields,
    } as const;
  } catch (error) {
    redirectOf(error);
    return { done: true } as const;
  }
}

async function byRoute(operation: Query, person: Person | null, target: Target): Promise<Outcome> {
  request(cookieOf(person));
  const route = defineRoute({
    name: "test.read",
    handle: async (actor) => {
      if (actor.kind !== "staff") throw new Error("a visitor came through");
      await operation.run(actor, target);
      return Response.json({ ok: true });
    },
  });
  const sent = new NextRequest("http://localhost:3000/api/test");
  const response = await route(sent, { params: Promise.resolve({}) });
  const body = (await response.json()) as { code: keyof typeof STATUS_OF; message: string };
  if (response.status === 200) return { done: true };
  expect(response.status).toBe(STATUS_OF[body.code]);
  return { done: false, code: body.code, message: body.message, fields: {} };
}

/** A page: the way of app/(staff)/**\/page.tsx. Its refusals are next's own interruptions. */
async function byPage(operation: Query, person: Person | null, target: Target): Promise<Outcome> {
  request(cookieOf(person));
  try {
    const actor = await requireStaff();
    await forPage(operation.run(actor, target));
    return { done: true };
  } catch (error) {
    const status = interruptionOf(error);
    const code = { 403: "forbidden", 404: "not_found" }[status ?? 0] ?? redirectOf(error);
    return { done: false, code, message: "", fields: {} };
  }
}

async function attempt(name: string, person: Person | null, target: Target): Promise<Outcome> {
  const operation = OPERATIONS[name];
  if (!operation) throw new Error(`no run for ${name}`);
  if (operation.way === "action") return byAction(operation, person, target);
  const [page, route] = [
    await byPage(operation, person, target),
    await byRoute(operation, person, target),
  ];
  if (person) expect(page.done, "page and route agree").toBe(route.done);
  if (person && !page.done && !route.done) expect(page.code).toBe(route.code);
  return route;
}

/** Names of what was asked for may stand in a refusal; nothing else may tell two of them apart. */
function words(outcome: Outcome): string {
  return JSON.stringify(outcome).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "…");
}

describe("the table", () => {
  it("has a run for every row, and a row for every run", () => {
    expect(Object.keys(OPERATIONS).sort()).toEqual([...ACCESS.keys()].sort());
  });

  it("opens to visitors nothing at all", async () => {
    for (const name of ACCESS.keys()) {
      const outcome = await attempt(name, null, await makeTarget(PLACES.county));
      expect(outcome, name).toMatchObject({ done: false, code: "unauthenticated" });
    }
  });
});

describe.each(ROLES)("%s", (role) => {
  it.each([...ACCESS.keys()])("%s", async (name) => {
    const person = people.get(role);
    const place = places.get(role);
    if (!person || !place) throw new Error(`nobody is ${role}`);
    const isWork = OPERATIONS[name]?.isWork ?? false;
    const allowed = standingsOf(name, role);
    const self = person.actor.organisation;
    if (!hasRight(name, role)) {
      const outcome = await attempt(name, person, await makeTarget(place.own ?? ""));
      expect(outcome.done).toBe(false);
      // Work out of anybody's reach need not even be known; administration says plainly who may.
      if (!outcome.done) expect(isWork ? REFUSALS : ["forbidden"]).toContain(outcome.code);
      return;
    }
    const missing = allowed.size < STANDINGS.length ? await attempt(name, person, nothing()) : null;
    for (const standing of STANDINGS) {
      if (standing === "self" && !isWork) continue;
      const region = standing === "self" ? self.regionCode : place[standing];
      if (!region) continue;
      const target = await makeTarget(region, standing === "self" ? self.id : undefined);
      const outcome = await attempt(name, person, target);
      const expected = allowed.has(standing);
      expect(outcome.done, `${standing}: ${JSON.stringify(outcome)}`).toBe(expected);
      // The refused one answers as if there were no such thing.
      if (!expected && missing) expect(words(outcome), standing).toBe(words(missing));
    }
  });
});

describe("server actions", () => {
  const known = new Set([
    ...ACCESS.keys(),
    ...Object.keys(OPEN_ACTIONS),
    ...OWN_ACTIONS,
    ...Object.keys(PROVEN_ELSEWHERE),
  ]);

  it("all have a place in the table", () => {
    const names = boundActions().map((action) => action.name);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it("are open to visitors only where the table says so", () => {
    const open = boundActions()
      .filter((action) => action.isOpen)
      .map((action) => action.name);
    expect(open.sort()).toEqual(Object.keys(OPEN_ACTIONS).sort());
  });

  it("that are proven elsewhere are proven there", () => {
    const commands = new Map(boundActions().map((action) => [action.name, action.command]));
    for (const [name, file] of Object.entries(PROVEN_ELSEWHERE)) {
      expect(existsSync(file), `${name}: ${file}`).toBe(true);
      const text = readFileSync(path.resolve(file), "utf8");
      expect(text, `${file} never calls ${commands.get(name)}`).toContain(commands.get(name));
    }
  });

  it("of the build are those of the source", () => {
    const sources = new Set(boundActions().map((action) => `${action.file}#${action.exported}`));
    const strangers = builtActions().filter((action) => !sources.has(action));
    expect(strangers).toEqual([]);
  });
});
