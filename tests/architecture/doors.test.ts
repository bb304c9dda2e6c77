import { describe, expect, it } from "vitest";
import {
  actorComesFirst,
  databaseIsBehindQueriesAndCommands,
  environmentHasOneReader,
  exportedFunctionsAreDocumented,
  queriesAndCommandsAreServerOnly,
  rulesOpenInPlainWords,
  serverActionsLiveInActions,
} from "./rules/doors";
import { projectSources, type Rule, source } from "./source-tree";

const RULES: [string, Rule, [string, string][]][] = [
  [
    "the environment has one reader",
    environmentHasOneReader,
    [
      ["lib/platform/storage.ts", "const folder = process.env.EVIDENCE_DIR;"],
      ["app/page.tsx", 'const port = process["env"].PORT;'],
      ["scripts/seed.ts", "const { SEED } = process.env;"],
    ],
  ],
  [
    "the database is behind queries and commands",
    databaseIsBehindQueriesAndCommands,
    [
      ["lib/domain/lists/rules.ts", 'import { rows } from "@/lib/platform/db";'],
      ["app/(staff)/desk/lists/page.tsx", 'import pg from "pg";'],
      ["components/domain/lists/row.tsx", 'import type { Prisma } from "@prisma/client";'],
    ],
  ],
  [
    "the actor comes first",
    actorComesFirst,
    [
      ["lib/domain/lists/queries.ts", "export async function getList(id: string) {}"],
      ["lib/domain/lists/commands.ts", "export const issue = async (input: Input) => {};"],
      ["lib/domain/lists/a/queries.ts", "export function a(id: string): Promise<void> {}"],
      ["lib/domain/lists/b/queries.ts", "export async function b() {}"],
    ],
  ],
  [
    "server actions live in actions.ts",
    serverActionsLiveInActions,
    [
      ["lib/domain/lists/commands.ts", '"use server";'],
      ["app/page.tsx", 'async function save() {\n  "use server";\n}'],
      ["lib/domain/lists/actions.ts", "export const saveAction = 1;"],
    ],
  ],
  [
    "queries and commands are server-only",
    queriesAndCommandsAreServerOnly,
    [["lib/domain/lists/queries.ts", 'import { rows } from "@/lib/platform/db";']],
  ],
  [
    "exported functions in lib are documented",
    exportedFunctionsAreDocumented,
    [
      ["lib/shared/dates.ts", "export function today() {}"],
      ["lib/shared/dates.ts", "// A remark.\nexport const today = () => 1;"],
    ],
  ],
  [
    "rules and policies open in plain words",
    rulesOpenInPlainWords,
    [["lib/domain/lists/rules.ts", 'import { a } from "./types";\nexport const one = 1;']],
  ],
];

describe.each(RULES)("%s", (_name, rule, planted) => {
  it("in the whole project", () => {
    expect(rule(projectSources())).toEqual([]);
  });

  it.each(planted)("and %s is seen to break it", (file, text) => {
    expect(rule([source(file, text)])).toHaveLength(1);
  });
});

describe("the bootstrap scripts", () => {
  it("may read the environment: they hand it on as a value", () => {
    const file = source("scripts/launch/begin.mjs", "run(process.env);");
    expect(environmentHasOneReader([file])).toEqual([]);
  });
});
