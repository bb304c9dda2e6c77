import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MIGRATION_NAME } from "@/lib/platform/migrations/folder";
import { projectText } from "./source-tree";

const FOLDER = "prisma/migrations";
const TRANSACTION = /^\s*(begin|commit|rollback|start transaction)\s*;/im;
const CONCURRENT = /\bconcurrently\b/i;

function names(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function withoutComments(script: string): string {
  return script.replace(/--.*$/gm, "");
}

describe("migrations", () => {
  it("are named YYYYMMDDHHMMSS_verb_object and hold one file", () => {
    expect(names().length).toBeGreaterThan(0);
    for (const name of names()) {
      expect(name).toMatch(MIGRATION_NAME);
      expect(existsSync(`${FOLDER}/${name}/migration.sql`), name).toBe(true);
    }
  });

  it.each([
    "add_meeting",
    "20261122_add_meeting",
    "20261122080000_Meeting",
    "20261122080000_meeting",
  ])("are not named %s", (name) => {
    expect(name).not.toMatch(MIGRATION_NAME);
  });

  it("run as one transaction: they neither end one nor need to be outside", () => {
    for (const name of names()) {
      const script = withoutComments(projectText(`${FOLDER}/${name}/migration.sql`));
      expect(TRANSACTION.test(script), `${name} ends a transaction`).toBe(false);
      expect(CONCURRENT.test(script), `${name} works concurrently`).toBe(false);
    }
  });

  it("are seen to end a transaction", () => {
    expect(TRANSACTION.test("create table a (b int);\nCOMMIT;\n")).toBe(true);
    expect(CONCURRENT.test("create index concurrently a on b (c);")).toBe(true);
  });
});
