import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, systemActor, VISITOR } from "@/lib/access/actor";
import { addColumn, changeColumn, remindOfColumns } from "@/lib/domain/news/columns/commands";
import { getColumn, listWatchedColumns } from "@/lib/domain/news/columns/queries";
import { addColumnSchema, changeColumnSchema } from "@/lib/domain/news/columns/schema";
import { beginNews, discardNews, saveNews, submitNews } from "@/lib/domain/news/commands";
import { gatherLinks } from "@/lib/domain/news/links/commands";
import { getPublicArticle, listPublicNews } from "@/lib/domain/news/published/queries";
import { getNews, listNews } from "@/lib/domain/news/queries";
import { newsListSchema, publicNewsSchema, saveNewsSchema } from "@/lib/domain/news/schema";
import { checkPublication, releasePublication } from "@/lib/domain/publications/commands";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { PLACES, personWith } from "../support/people-world";
import { officeOf } from "../support/publication-world";
import { refusal } from "../support/refusal";

let office: StaffActor[] = [];
let lead: StaffActor;
let otherLead: StaffActor;
let village: StaffActor;
let below: StaffActor;

const first = () => office[0] as StaffActor;
const all = newsListSchema.parse({});

beforeAll(async () => {
  office = await officeOf(PLACES.province, 3);
  const people = await Promise.all([
    personWith("lead_unit", PLACES.province),
    personWith("lead_unit", PLACES.province),
    personWith("reporter", PLACES.county),
  ]);
  [lead, otherLead, village] = people.map(({ actor }) => actor) as [
    StaffActor,
    StaffActor,
    StaffActor,
  ];
  below = (await officeOf(PLACES.county, 1))[0] as StaffActor;
});

const begin = async (actor: StaffActor, columnCode = "work") =>
  (await beginNews(actor, { columnCode, title: "一篇文章" })).newsId;

const typed = (newsId: string, version: number, more: Record<string, unknown> = {}) =>
  saveNewsSchema.parse({
    ...{ newsId, version, columnCode: "work", title: "一篇文章" },
    ...{ body: "## 小标题\n正文", lead: "导语", ...more },
  });

async function released(actor: StaffActor, more: Record<string, unknown> = {}): Promise<string> {
  const newsId = await begin(actor, String(more.columnCode ?? "work"));
  await saveNews(actor, typed(newsId, 1, more));
  await release(await submitNews(actor, { newsId, version: 2 }));
  return newsId;
}

async function release({ publicationId }: { publicationId: string }): Promise<void> {
  await checkPublication(office[1] as StaffActor, { publicationId, version: 1 });
  await releasePublication(office[2] as StaffActor, { publicationId, version: 2 });
}

describe("writing", () => {
  it("is for offices and lead units; colleagues go on, others find nothing", async () => {
    expect((await refusal(beginNews(village, { columnCode: "work", title: "x" }))).code).toBe(
      "forbidden",
    );
    const newsId = await begin(lead);
    expect((await getNews(first(), newsId)).title).toBe("一篇文章");
    for (const stranger of [otherLead, below, village]) {
      const found = await refusal(getNews(stranger, newsId));
      const missing = await refusal(getNews(stranger, crypto.randomUUID()));
      expect([found.code, found.message]).toEqual([missing.code, missing.message]);
      expect((await refusal(saveNews(stranger, typed(newsId, 1)))).code).toBe("not_found");
      expect((await listNews(stranger, all)).items.map(({ id }) => id)).not.toContain(newsId);
      expect((await refusal(submitNews(stranger, { newsId, version: 1 }))).code).toBe("not_found");
      expect((await refusal(discardNews(stranger, { newsId, version: 1 }))).code).toBe("not_found");
    }
  });

  it("keeps what was typed, complete or not, and never writes over a colleague's", async () => {
    const newsId = await begin(first());
    const { version } = await saveNews(first(), typed(newsId, 1, { body: "", lead: "" }));
    expect(version).toBe(2);
    const late = await refusal(saveNews(office[1] as StaffActor, typed(newsId, 1, { body: "迟" })));
    expect(late.code).toBe("conflict");
    expect((await getNews(first(), newsId)).body).toBe("");
  });

  it("hands over what is complete, and says what is missing", async () => {
    const newsId = await begin(first(), "media");
    const media = { columnCode: "media", isReprint: "on" };
    await saveNews(first(), typed(newsId, 1, { ...media, body: "" }));
    const { fields } = await refusal(submitNews(first(), { newsId, version: 2 }));
    expect(Object.keys(fields).sort()).toEqual(["body", "happenedOn", "sourceTitle"]);
    const source = { sourceTitle: "《某报》", happenedOn: "2026-10-01" };
    await saveNews(first(), typed(newsId, 2, { ...media, ...source }));
    await submitNews(first(), { newsId, version: 3 });
    const twice = await refusal(submitNews(first(), { newsId, version: 3 }));
    expect(twice.code).toBe("conflict");
  });

  it("throws away only what was never handed over", async () => {
    const newsId = await begin(first());
    await discardNews(first(), { newsId, version: 1 });
    expect((await refusal(getNews(first(), newsId))).code).toBe("not_found");
    const shown = await released(first());
    expect((await refusal(discardNews(first(), { newsId: shown, version: 2 }))).code).toBe(
      "conflict",
    );
  });
});

describe("what the public reads", () => {
  it("is the frozen copy: what is typed later is seen when it is released again", async () => {
    const newsId = await released(first());
    await saveNews(first(), typed(newsId, 2, { title: "更正后的标题" }));
    const before = await getPublicArticle(VISITOR, "news", newsId);
    expect(before.item).toMatchObject({ title: "一篇文章", summary: "导语" });
    await release(await submitNews(first(), { newsId, version: 3 }));
    const { item } = await getPublicArticle(VISITOR, "news", newsId);
    expect(item).toMatchObject({ title: "更正后的标题", revision: 2 });
  });

  it("is listed by column and year, page by page", async () => {
    const newsId = await released(first(), { columnCode: "policy" });
    const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
    const ids = async (filter: Record<string, unknown>) =>
      (await listPublicNews(VISITOR, "news", publicNewsSchema.parse(filter))).items.map(
        ({ subjectId }) => subjectId,
      );
    expect(await ids({ column: "policy", year })).toContain(newsId);
    expect(await ids({ column: "media" })).not.toContain(newsId);
    expect(await ids({ year: 2001 })).toEqual([]);
  });

  it("keeps news and notices apart", async () => {
    const notice = { columnCode: "notice", noticeType: "announcement" };
    const newsId = await released(first(), notice);
    expect((await getPublicArticle(VISITOR, "notice", newsId)).item.kind).toBe("notice");
    expect((await refusal(getPublicArticle(VISITOR, "news", newsId))).code).toBe("not_found");
    const moved = await refusal(saveNews(first(), typed(newsId, 2)));
    expect(moved.fields).toHaveProperty("columnCode");
  });
});

describe("columns", () => {
  it("are set by the office of this installation alone", async () => {
    const input = addColumnSchema.parse({ code: "local", kind: "news", name: "各地" });
    for (const other of [lead, below, village]) {
      expect((await refusal(addColumn(other, input))).code).toBe("forbidden");
      expect((await refusal(getColumn(other, "work"))).code).toBe("not_found");
    }
    await addColumn(first(), input);
    expect((await refusal(addColumn(first(), input))).fields).toHaveProperty("code");
    const change = {
      columnCode: "local",
      version: 1,
      name: "各地动态",
      intervalDays: "7",
      isOpen: "on",
    };
    await changeColumn(first(), changeColumnSchema.parse(change));
    const again = changeColumn(first(), changeColumnSchema.parse(change));
    expect((await refusal(again)).code).toBe("conflict");
    const closed = changeColumnSchema.parse({ ...change, version: 2, isOpen: undefined });
    expect((await refusal(changeColumn(lead, closed))).code).toBe("forbidden");
    await changeColumn(first(), closed);
    expect((await refusal(begin(first(), "local"))).fields).toHaveProperty("columnCode");
  });

  it("are overdue past their interval, and the office is told once for each", async () => {
    await released(first());
    const state = async (code: string) =>
      (await listWatchedColumns(first())).find((column) => column.code === code);
    expect(await state("work")).toMatchObject({ quietDays: 0, isOverdue: false });
    await transaction((tx) =>
      tx.count(sql`update publication set released_at = released_at - interval '20 days'
        where kind = 'news' and facets ->> 'column' = 'work'`),
    );
    expect(await state("work")).toMatchObject({ quietDays: 20, isOverdue: true });
    const system = systemActor("栏目更新");
    await remindOfColumns(system);
    const told = await rows<{ title: string }>(sql`
      select title from notification where kind = 'column.overdue'
        and organisation_id = ${first().organisation.id}::uuid and title like '%工作动态%'`);
    expect(told).toEqual([{ title: "栏目“工作动态”已 20 天没有更新" }]);
    expect(await remindOfColumns(system)).toBe(0);
  });
});

describe("outer links", () => {
  it("are gathered from what is shown, and forgotten with it", async () => {
    const body = "见[原文](https://news.example.gov.cn/a)和[本站](/sites)";
    const newsId = await released(first(), { body, sourceUrl: "https://source.example.gov.cn/b" });
    await gatherLinks(systemActor("外链检查"));
    const known = async () =>
      (await rows<{ address: string }>(sql`select address from outer_link order by 1`)).map(
        ({ address }) => address,
      );
    expect(await known()).toEqual([
      "https://news.example.gov.cn/a",
      "https://source.example.gov.cn/b",
    ]);
    await transaction((tx) =>
      tx.count(sql`update publication set status = 'withdrawn' where subject_id = ${newsId}::uuid`),
    );
    await gatherLinks(systemActor("外链检查"));
    expect(await known()).toEqual([]);
    expect(await row(sql`select 1 from outer_link`)).toBeUndefined();
  });
});
