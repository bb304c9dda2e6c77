import type pg from "pg";
import type { Cell } from "../copy";
import { readCarriers, readPolicies } from "../data-files";
import { syncRows } from "../sync";

const STEP = 10;

type Facts = ReturnType<typeof readCarriers>;

/** Carriers ten apart in their fixed order, each followed by its sub-carriers. */
function carrierRows({ carriers }: Facts): Cell[][] {
  return carriers.flatMap((carrier, index) => {
    const position = (index + 1) * STEP;
    const own: Cell[] = [carrier.code, carrier.name, carrier.short, carrier.glyph, position, null];
    const subs = (carrier.subCarriers ?? []).map((sub, place): Cell[] => [
      sub.code,
      sub.name,
      sub.short,
      sub.glyph,
      position + place + 1,
      carrier.code,
    ]);
    return [own, ...subs];
  });
}

function setRows({ sets }: Facts): Cell[][] {
  const titles = new Map(readPolicies().map((policy) => [policy.code, policy.title]));
  return sets.map((set) => [
    set.code,
    set.name,
    set.regionCode,
    set.fromYear,
    set.unitWord,
    set.inherits,
    titles.get(set.source) ?? null,
  ]);
}

function memberRows({ sets }: Facts): Cell[][] {
  return sets.flatMap((set) =>
    set.members.map((member, index): Cell[] => [
      set.code,
      member.carrier,
      member.commonCode,
      member.name,
      member.short,
      index + 1,
    ]),
  );
}

const CARRIER = {
  table: "carrier",
  key: ["code"],
  columns: ["code", "name", "short", "glyph", "position", "parent_code"],
};
const SET = {
  table: "carrier_set",
  key: ["code"],
  columns: ["code", "name", "region_code", "from_year", "unit_word", "inherits_code", "source"],
};
const MEMBER = {
  table: "carrier_set_member",
  key: ["set_code", "carrier_code"],
  columns: ["set_code", "carrier_code", "common_code", "name", "short", "position"],
};

/** Stores carriers, sub-carriers and the sets of each place; returns how many rows changed. */
export async function loadCarriers(client: pg.PoolClient): Promise<number> {
  const facts = readCarriers();
  const carriers = await syncRows(client, CARRIER, carrierRows(facts));
  const sets = await syncRows(client, SET, setRows(facts));
  return carriers + sets + (await syncRows(client, MEMBER, memberRows(facts)));
}
