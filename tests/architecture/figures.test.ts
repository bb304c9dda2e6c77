import { describe, expect, it } from "vitest";
import { figuresHaveOneSource, keysOf, pagesCountNothing, reachedByPages } from "./rules/figures";
import { projectSources, source } from "./source-tree";

const PAGE = source(
  "app/(staff)/desk/x/page.tsx",
  'import { countX } from "@/lib/domain/x/queries"; export default () => countX();',
);
const LIST = (record: string) => source("tests/support/figure-reads.ts", record);
const COUNTING = "const all = sql`select count(*) from assignment a where a.year = 1`;";

describe("figures of pages", () => {
  it("come from counters, their past, editions or a named and explained read", () => {
    expect(figuresHaveOneSource(projectSources())).toEqual([]);
  });

  it("are counted by no page and no component", () => {
    expect(pagesCountNothing(projectSources())).toEqual([]);
    const planted = source("components/x.tsx", "const n = sql`select sum(asked) from counter`;");
    expect(pagesCountNothing([planted])).toHaveLength(1);
  });

  it.each([
    ["a query that counts the work", COUNTING],
    ["one that sums what stands at a moment", `sql\`select sum(1) from \${assignmentRows(s)} a\`;`],
    ["one that joins reports", "const n = sql`select count(r.id) from x join report r on true`;"],
  ])("are seen when %s is new", (_what, text) => {
    const query = source("lib/domain/x/queries.ts", text);
    expect(figuresHaveOneSource([PAGE, query, LIST("")])).toHaveLength(1);
    const named = LIST('export const FIGURE_READS = { "lib/domain/x/queries.ts": {} };');
    expect(figuresHaveOneSource([PAGE, query, named])).toEqual([]);
  });

  it("are seen through what lies between, and not where no page leads", () => {
    const between = source("lib/domain/y/queries.ts", 'import "@/lib/domain/x/queries";');
    const page = source("app/y/page.tsx", 'import "@/lib/domain/y/queries";');
    const query = source("lib/domain/x/queries.ts", COUNTING);
    expect(figuresHaveOneSource([page, between, query, LIST("")])).toHaveLength(1);
    expect(figuresHaveOneSource([query, LIST("")])).toEqual([]);
  });

  it("leave nobody on the list who counts no more, and nobody twice", () => {
    const stale = LIST('export const NO_FIGURES = { "lib/domain/x/queries.ts": "why" };');
    expect(figuresHaveOneSource([PAGE, stale])).toHaveLength(1);
    const twice = LIST(`export const FIGURE_READS = { "lib/domain/x/queries.ts": {} };
      export const NO_FIGURES = { "lib/domain/x/queries.ts": "why" };`);
    const query = source("lib/domain/x/queries.ts", COUNTING);
    expect(figuresHaveOneSource([PAGE, query, twice])).toHaveLength(1);
  });

  it("of counters alone need no name", () => {
    const query = source("lib/domain/x/queries.ts", "sql`select sum(c.asked) from counter c`;");
    expect(figuresHaveOneSource([PAGE, query, LIST("")])).toEqual([]);
  });
});

it("the walk finds the pages and their queries", () => {
  const reached = reachedByPages(projectSources()).map(({ path }) => path);
  expect(reached).toContain("lib/domain/counters/matrix/queries.ts");
  expect(reached).toContain("components/domain/dashboard/key-numbers.tsx");
  expect(reached.length).toBeGreaterThan(300);
});

it("what is explained elsewhere is asked there", () => {
  const sources = projectSources();
  const list = sources.find(({ path }) => path === "tests/support/figure-reads.ts");
  if (!list) throw new Error("the list of reads");
  const plans = sources
    .filter(({ path }) =>
      /tests\/(integration\/list-plans\.test|support\/plan-lists)\.ts$/.test(path),
    )
    .map(({ text }) => text)
    .join("\n");
  for (const module of keysOf(list, "EXPLAINED_ELSEWHERE")) {
    const slice = module.replace(/^lib\/domain\/([a-z]+)\/.*$/, "$1").replace("queries.ts", "");
    expect(plans, module).toMatch(new RegExp(`@/lib/domain/${slice}/`));
  }
});
