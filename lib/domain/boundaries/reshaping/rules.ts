/*
 * What a change makes of the tree of regions. A new code makes the place anew and ends the old row, whose
 * successor it is: figures keep the code of their time. Everything beneath whose code begins with the old
 * one is re-coded with it; what has a code of its own comes under the new parent and keeps it. A merge
 * brings what lies beneath the ended places under the one that goes on; a split divides it by what the plan
 * says, the rest staying, or going to the first. What had ended before stays where it ended. Paths and nodes follow from
 * the parents: a county (and above) is its own node, everything beneath lies in its county's.
 */
import type { Reshaped, TreeRegion } from "@/lib/domain/boundaries/reshaping/types";
import type { RegionPlan } from "@/lib/domain/boundaries/types";

/** The levels whose regions are nodes of the counters. */
const NODE_LEVELS: readonly string[] = ["province", "city", "county"];

class Tree {
  readonly regions: Map<string, TreeRegion>;
  readonly ended: Reshaped["ended"] = [];
  readonly same: Reshaped["same"] = [];

  constructor(facts: readonly TreeRegion[]) {
    this.regions = new Map(facts.map((fact) => [fact.code, { ...fact }]));
  }

  get(code: string): TreeRegion {
    const found = this.regions.get(code);
    if (!found) throw new Error(`region ${code} was not read`);
    return found;
  }

  children(code: string): TreeRegion[] {
    return [...this.regions.values()].filter((one) => one.parentCode === code && !one.isEnded);
  }

  make(like: TreeRegion, { code, name }: { code: string; name: string }): TreeRegion {
    const made = { ...like, code, name, isEnded: false };
    this.regions.set(code, made);
    return made;
  }

  end(code: string, successors: string[]): void {
    this.get(code).isEnded = true;
    this.ended.push({ code, successors });
  }

  recode(region: TreeRegion, newCode: string, name = region.name): TreeRegion {
    const made = this.make(region, { code: newCode, name });
    for (const child of this.children(region.code)) {
      if (child.code.startsWith(region.code)) {
        const code = newCode + child.code.slice(region.code.length);
        this.recode(child, code).parentCode = newCode;
      } else child.parentCode = newCode;
    }
    this.end(region.code, [newCode]);
    this.same.push({ code: region.code, newCode });
    return made;
  }

  placed(region: TreeRegion): TreeRegion {
    const parent = region.parentCode ? this.regions.get(region.parentCode) : undefined;
    if (!parent) return region;
    const above = this.placed(parent);
    const isNode = NODE_LEVELS.includes(region.level);
    return {
      ...region,
      path: `${above.path}${region.code}/`,
      nodeCode: isNode ? region.code : above.nodeCode,
    };
  }
}

function applyRename(tree: Tree, plan: Extract<RegionPlan, { kind: "rename" }>): void {
  const region = tree.get(plan.code);
  if (plan.newCode) tree.recode(region, plan.newCode, plan.name);
  else region.name = plan.name;
}

function applyMove(tree: Tree, plan: Extract<RegionPlan, { kind: "move" }>): void {
  const region = tree.get(plan.code);
  const moved = plan.newCode ? tree.recode(region, plan.newCode) : region;
  moved.parentCode = plan.parentCode;
}

function applyMerge(tree: Tree, { codes, into }: Extract<RegionPlan, { kind: "merge" }>): void {
  const [first] = codes;
  if (!first) return;
  const target = tree.regions.get(into.code) ?? tree.make(tree.get(first), into);
  target.name = into.name;
  for (const code of codes) {
    if (code === into.code) continue;
    for (const child of tree.children(code)) child.parentCode = into.code;
    tree.end(code, [into.code]);
  }
}

/** The part that takes what a split says nothing of: the place itself where it goes on, else the first. */
export function restTaker({ code, into }: Extract<RegionPlan, { kind: "split" }>): string {
  return into.some((part) => part.code === code) ? code : (into[0]?.code ?? code);
}

function applySplit(tree: Tree, plan: Extract<RegionPlan, { kind: "split" }>): void {
  const region = tree.get(plan.code);
  const children = tree.children(plan.code);
  for (const part of plan.into) {
    if (part.code === plan.code) region.name = part.name;
    else tree.make(region, part);
  }
  const codes = plan.into.map((part) => part.code);
  for (const child of children) {
    child.parentCode = plan.takes[child.code] ?? restTaker(plan);
  }
  if (!codes.includes(plan.code)) tree.end(plan.code, codes);
}

const PLACE = ["parentCode", "path", "nodeCode"] as const;

function differs(
  one: TreeRegion,
  other: TreeRegion | undefined,
  columns: readonly (keyof TreeRegion)[],
): boolean {
  return other !== undefined && columns.some((column) => one[column] !== other[column]);
}

/** The tree after a plan; `facts` are the regions that it names, all beneath them, and all above. */
export function reshape(plan: RegionPlan, facts: readonly TreeRegion[]): Reshaped {
  const tree = new Tree(facts);
  if (plan.kind === "rename") applyRename(tree, plan);
  else if (plan.kind === "move") applyMove(tree, plan);
  else if (plan.kind === "merge") applyMerge(tree, plan);
  else applySplit(tree, plan);
  const before = new Map(facts.map((fact) => [fact.code, fact]));
  const after = [...tree.regions.values()].map((region) => tree.placed(region));
  return {
    made: after.filter((region) => !before.has(region.code)),
    changed: after.filter((one) => differs(one, before.get(one.code), ["name", ...PLACE])),
    moved: after.filter((one) => differs(one, before.get(one.code), PLACE)).map(({ code }) => code),
    ended: tree.ended,
    same: tree.same,
  };
}
