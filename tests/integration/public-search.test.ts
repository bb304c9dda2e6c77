import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VISITOR } from "@/lib/access/actor";
import { searchPublic } from "@/lib/domain/search/visitors/queries";
import { publicSearchSchema } from "@/lib/domain/search/visitors/schema";
import type { PublicHit } from "@/lib/domain/search/visitors/types";
import { newId } from "@/lib/shared/ids";
import { ownerUrl } from "@/tests/support/database";
import { PLACES } from "../support/people-world";
import { planOf, statementsOf } from "../support/plans";
import { handOver, officeOf, publish, someDraft } from "../support/publication-world";

const owner = new pg.Pool({ connectionString: ownerUrl });
const MANY = 20_000;
/** A page of twenty with its counts; far below what reading the table whole would touch. */
const MOST_BUFFERS = 1_500;
/** Words that stand in all twenty thousand. */
const MOST_MILLISECONDS = 1_000;

const search = (query: Record<string, string | undefined>) =>
  searchPublic(VISITOR, publicSearchSchema.parse(query));
const titleOf = ({ title }: PublicHit) => title.map(({ text }) => text).join("");

async function fill(): Promise<void> {
  await owner.query(
    `insert into publication (id, kind, subject_id, revision, status, region_code, title, summary, content,
       fingerprint, plain, letters, written_by_name, checked_at, released_at)
     select gen_random_uuid(), (array['news', 'site', 'case', 'route', 'story'])[1 + n % 5],
       gen_random_uuid(), 1, 'published', $1, '题目' || n, '摘要' || n, '{}', 'x',
       '题目' || n || '摘要' || md5(n::text), ' tm' || n, '系统', now(), now() - n * interval '1 minute'
     from generate_series(1, $2::int) n`,
    [PLACES.county, MANY],
  );
  await owner.query("analyze publication");
}

beforeAll(async () => {
  const office = await officeOf(PLACES.county, 3);
  const words = (title: string, body: string) => ({
    title,
    summary: "摘要",
    content: { column: "work", columnName: "工作动态", body },
    words: body,
  });
  await publish(office, someDraft(words("小微权力一张图", "把事项列清楚")));
  await publish(office, someDraft(words("村务公开栏", "栏里有小微权力清单，一看就懂")));
  const answer = { kind: "topic" as const, content: { answer: "营养餐每月公布账目" } };
  await publish(office, someDraft({ ...words("校园餐", "营养餐每月公布账目"), ...answer }));
  const draft = await handOver(office[0] as never, someDraft(words("金丝雀草稿", "没有发布")));
  expect(draft.revision).toBe(1);
  await fill();
}, 120_000);

afterAll(() => owner.end());

describe("the public search", () => {
  it("puts a title that holds the words first, and shows where the words stand", async () => {
    const { hits, counts } = await search({ q: "小微权力" });
    expect(hits.map(titleOf).slice(0, 2)).toEqual(["小微权力一张图", "村务公开栏"]);
    expect(hits[1]?.excerpt).toContainEqual({ text: "小微权力", hit: true });
    expect(counts.news).toBe(2);
  });

  it("shows titles that sound like the words where nothing holds them, and says so", async () => {
    const misspelt = await search({ q: "小微全力" });
    expect(misspelt.hits.map(titleOf)).toEqual(["小微权力一张图"]);
    expect([misspelt.isBySound, misspelt.total]).toEqual([true, 1]);
    expect((await search({ q: "小微权力" })).isBySound).toBe(false);
    expect(await search({ q: "龙宫借宝" })).toMatchObject({ isBySound: false, total: 0 });
    expect((await search({ q: "小微全力", kind: "site" })).total).toBe(0);
  });

  it("asks for every word, wherever it stands", async () => {
    expect((await search({ q: "公开栏 清单" })).hits.map(titleOf)).toEqual(["村务公开栏"]);
    expect((await search({ q: "公开栏 营养餐" })).total).toBe(0);
  });

  it("finds answers of topics by their words", async () => {
    const { hits } = await search({ q: "营养餐", kind: "topic" });
    expect(hits.map(titleOf)).toEqual(["校园餐"]);
    expect(hits[0]?.href).toMatch(/^\/topics\//);
  });

  it.each(["cwgkl", "cunwugongkailan", "gongkailan", "CWGK"])("reads %s as pinyin", async (q) => {
    expect((await search({ q })).hits.map(titleOf)).toContain("村务公开栏");
  });

  it("narrows by kind and by city, and tells how many there are of each kind", async () => {
    const narrowed = await search({ q: "小微权力", kind: "case" });
    expect(narrowed.hits.every(({ kind }) => kind === "case")).toBe(true);
    const here = await search({ q: "小微权力", city: PLACES.city });
    expect(here.total).toBe(2);
    expect((await search({ q: "小微权力", city: "999999" })).total).toBe(0);
  });

  it("goes page by page through many, never showing one twice", async () => {
    const pages = await Promise.all(["1", "2", "3"].map((page) => search({ q: "题目", page })));
    const hrefs = pages.flatMap(({ hits }) => hits.map(({ href }) => href));
    expect(new Set(hrefs).size).toBe(60);
    expect(pages[0]?.total).toBe(MANY);
  });

  it.each(["金丝雀", "没有发布"])("does not find %s, which nobody released", async (q) => {
    expect((await search({ q })).hits).toEqual([]);
  });

  it.each(["", "  ", "%", "'", "\\", "&|!", "🙂", "' & 'x", "a".repeat(200), "a:*", "小 | 微"])(
    "answers %j without an error",
    async (q) => {
      expect(Array.isArray((await search({ q })).hits)).toBe(true);
    },
  );

  it("answers words that stand everywhere, and asks for more than one character", async () => {
    const began = performance.now();
    expect((await search({ q: "题目摘要" })).total).toBe(0);
    expect((await search({ q: "摘要" })).total).toBeGreaterThan(MANY);
    expect(performance.now() - began).toBeLessThan(2 * MOST_MILLISECONDS);
    expect((await search({ q: "题" })).total).toBe(0);
  });

  it("takes the beginning of a pasted paragraph", async () => {
    const asked = publicSearchSchema.parse({ q: `公开栏 ${"很长 ".repeat(80)}` });
    expect(asked.q.startsWith("公开栏")).toBe(true);
    expect(publicSearchSchema.parse({ q: "🙂".repeat(200) }).q).toBe("🙂".repeat(100));
  });

  it("points to 12388 and 12345, whatever it found", async () => {
    expect((await search({ q: "举报村干部贪污" })).channel).toBe("12388");
    expect((await search({ q: "路灯不亮" })).channel).toBe("12345");
    expect((await search({ q: "小微权力" })).channel).toBeNull();
  });

  it.each([{ q: "公开栏" }, { q: "公开栏", city: PLACES.city }, { q: "cwgkl" }, { q: newId() }])(
    "is two statements by index among twenty thousand: %j",
    async (query) => {
      const sent = await statementsOf(() => search(query));
      expect(sent.filter(({ text }) => /^\s*select/i.test(text))).toHaveLength(2);
      const client = await owner.connect();
      try {
        for (const statement of sent) {
          const plan = await planOf(client, statement);
          const whole = plan.wholeTables.filter(({ rows }) => rows > 10_000);
          expect(whole, statement.text).toEqual([]);
          expect(plan.buffers, statement.text).toBeLessThan(MOST_BUFFERS);
        }
      } finally {
        client.release();
      }
    },
  );
});
