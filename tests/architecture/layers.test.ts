import { describe, expect, it } from "vitest";
import { domainsAreOrdered, importsRunOneWay, productStandsAlone } from "./rules/layers";
import { projectSources, source } from "./source-tree";

describe("the direction of imports", () => {
  it("is kept by the whole project", () => {
    expect(importsRunOneWay(projectSources())).toEqual([]);
  });

  it.each([
    ["lib/shared/dates.ts", 'import { env } from "@/lib/platform/env";'],
    ["lib/platform/db.ts", 'import type { Actor } from "../access/actor";'],
    ["lib/access/page.ts", 'export * from "@/lib/domain/people/queries";'],
    ["lib/domain/lists/queries.ts", 'const part = await import("@/components/ui/button");'],
    ["components/ui/button.tsx", 'import { x } from "@/app/layout";'],
  ])("is seen to be broken in %s", (file, text) => {
    expect(importsRunOneWay([source(file, text)])).toHaveLength(1);
  });

  it("allows what runs the right way", () => {
    const file = source("app/page.tsx", 'import { a } from "@/components/ui/button";');
    expect(importsRunOneWay([file])).toEqual([]);
  });
});

describe("the order of the domains", () => {
  it("is kept by the whole project", () => {
    expect(domainsAreOrdered(projectSources())).toEqual([]);
  });

  it("is seen to be broken", () => {
    const text = 'import { submitReport } from "@/lib/domain/reports/commands";';
    expect(domainsAreOrdered([source("lib/domain/lists/commands.ts", text)])).toHaveLength(1);
  });

  it("has no place for a domain that nobody has decided on", () => {
    expect(domainsAreOrdered([source("lib/domain/gossip/types.ts", "")])).toHaveLength(1);
  });
});

describe("the product", () => {
  it("stands without tests, scripts and seed", () => {
    expect(productStandsAlone(projectSources())).toEqual([]);
  });

  it("is seen to lean on its seed", () => {
    const text = 'import { loadDemo } from "@/prisma/seed/demo/load";';
    expect(productStandsAlone([source("app/page.tsx", text)])).toHaveLength(1);
  });
});
