import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const PLANTED = path.join(import.meta.dirname, "fixtures", "upside-down");

interface Cruise {
  modules: { source: string }[];
  summary: { violations: { from: string; rule: { name: string } }[] };
}

/** Runs the project's own configuration over a small tree in which everything is upside down. */
function cruise(): Cruise {
  const program = path.join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const config = path.join(ROOT, ".dependency-cruiser.cjs");
  const parameters = [program, "lib", "components", "--config", config, "--output-type", "json"];
  const ended = spawnSync(process.execPath, parameters, { cwd: PLANTED, encoding: "utf8" });
  return JSON.parse(ended.stdout) as Cruise;
}

describe("dependency-cruiser", () => {
  it("sees what is planted: layers, cycles, domain words in ui, and what is not there", () => {
    const { modules, summary } = cruise();
    expect(modules.map((module) => module.source)).toEqual(
      expect.arrayContaining(["lib/shared/dates.ts", "components/ui/button.ts"]),
    );
    const found = summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
    expect(found).toEqual(
      expect.arrayContaining([
        "shared-imports-no-layer-above: lib/shared/dates.ts",
        "domain-imports-no-layer-above: lib/domain/lists/queries.ts",
        "ui-knows-no-domain: components/ui/button.ts",
        "nothing-unresolvable: lib/domain/lists/queries.ts",
      ]),
    );
    expect(found.some((line) => line.startsWith("no-cycles"))).toBe(true);
  }, 60_000);
});
