import { describe, expect, it } from "vitest";
import { listsSayTheirAddress } from "./rules/lists";
import { projectSources, source } from "./source-tree";

const FILE = "app/(public)/sites/page.tsx";
const said = (address: string) =>
  `export async function generateMetadata({ searchParams }) {
    return listMetadata("${address}", await searchParams, { title: "示范点" });
  }`;

describe("public lists say their one address", () => {
  it("in the whole project", () => {
    const sources = projectSources();
    expect(sources.filter(({ text }) => text.includes("listMetadata(")).length).toBeGreaterThan(10);
    expect(listsSayTheirAddress(sources)).toEqual([]);
  });

  it.each([
    ["none", "export default async function Sites({ searchParams }) {}"],
    ["another's", said("/cases")],
  ])("and %s is seen", (_what, text) => {
    expect(listsSayTheirAddress([source(FILE, text)])).toHaveLength(1);
  });

  it("and their own is good", () => {
    expect(listsSayTheirAddress([source(FILE, said("/sites"))])).toEqual([]);
  });
});
