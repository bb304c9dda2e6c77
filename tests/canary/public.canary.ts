import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { subjectTypeSchema } from "@/lib/domain/ratings/schema";
import { canariesIn, type Marking, markInternalText } from "../support/canaries";
import { type Answer, ask, crawl, textOf } from "../support/crawler";

/*
 * What is internal never reaches the public: every internal text in the database carries a canary, everything
 * that a visitor can reach by links is read, files included, and then ids of internal records are tried in every
 * public address. Runs last, on the database that the other specs have worked in.
 */

const STARTS = ["/", "/elder", "/sitemap.xml", "/robots.txt", "/feed.xml", "/open-data"];
const IDS_OF_A_TABLE = 2;
const AT_ONCE = 8;

const isPublic = (address: string) =>
  !/^\/(desk|_next\/static|sign-in|setup|icons|large|largest|contrast|elder\/contrast)(\/|\?|$)/.test(
    address,
  );

/** The public pages as patterns: /sites/[id] as ^/sites/[^/]+$. */
function publicPages(): { page: string; pattern: RegExp; isDynamic: boolean }[] {
  const root = path.resolve(import.meta.dirname, "../..");
  const files = readdirSync(path.join(root, "app/(public)"), { recursive: true })
    .map(String)
    .filter((file) => path.basename(file) === "page.tsx");
  return files.map((file) => {
    const page = `/${file.split(path.sep).slice(0, -1).join("/")}`;
    const pattern = page.replace(/\/\([^)]*\)/g, "").replace(/\[[^\]]+\]/g, "[^/?]+");
    return {
      page,
      pattern: new RegExp(`^(/elder)?${pattern}/?(\\?.*)?$`),
      isDynamic: page.includes("["),
    };
  });
}

/** Where what is internal came out: columns, each with the addresses that show it. */
class Leaks {
  private readonly found = new Map<string, string[]>();
  private readonly marking: Marking;

  constructor(marking: Marking) {
    this.marking = marking;
  }

  async look(answer: Answer): Promise<void> {
    for (const number of canariesIn(await textOf(answer))) {
      const place = this.marking.places.get(number) ?? String(number);
      this.found.set(place, [...(this.found.get(place) ?? []), answer.path]);
    }
  }

  /** One line for a column, with the first addresses. */
  list(): string[] {
    return [...this.found].map(
      ([place, paths]) => `${place}: ${paths.slice(0, 4).join(" ")} (${paths.length})`,
    );
  }
}

/** What leads there is a form, so that no link does. */
const BEHIND_FORMS = [
  "/sites/bookings/[code]",
  "/notices/[id]/objection/received",
  "/rate/thanks/[type]/[id]",
];

/** Every address that a public page has with these ids. */
function addressesOf(page: string, ids: readonly string[]): string[] {
  const plain = page.replace(/\/\([^)]*\)/g, "");
  if (plain.includes("[type]")) {
    return subjectTypeSchema.options.flatMap((type) =>
      addressesOf(plain.replace("[type]", type), ids),
    );
  }
  if (!plain.includes("[")) return [plain];
  return ids.map((id) => plain.replace(/\[[^\]]+\]/g, id));
}

async function internalIds(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>(`
    select table_name as "table" from information_schema.columns
    where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'`);
  const some = rows.map(({ table }) => `(select id from "${table}" limit ${IDS_OF_A_TABLE})`);
  some.push("(select distinct subject_id from rating_code limit 20)");
  const found = await client.query<{ id: string }>(some.join(" union all "));
  return found.rows.map(({ id }) => id);
}

/** What is released, as it stands in pages: what the crawl must have met. */
async function releasedTitles(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ title: string }>(
    "select distinct title from publication where status = 'published'",
  );
  return rows.map(({ title }) => title);
}

test("nothing internal is in any answer to a visitor", async ({ baseURL: base = "" }, {
  project,
}) => {
  test.setTimeout(600_000);
  const client = new pg.Client({ connectionString: project.metadata.ownerUrl });
  await client.connect();
  const marking = await markInternalText(client);
  const leaks = new Leaks(marking);
  const broken: string[] = [];
  const unmet = new Set(await releasedTitles(client));
  const see = async (answer: Answer) => {
    await leaks.look(answer);
    const text = answer.body.toString();
    for (const title of unmet) if (text.includes(title)) unmet.delete(title);
    if (answer.status >= 400) broken.push(`${answer.status} ${answer.path}`);
  };

  const seen = await crawl(base, STARTS, isPublic, see);
  const pages = publicPages();
  const missed = pages.filter(
    ({ page, pattern, isDynamic }) =>
      isDynamic && !BEHIND_FORMS.includes(page) && ![...seen].some((one) => pattern.test(one)),
  );

  const ids = await internalIds(client);
  const tried = pages
    .flatMap(({ page }) => addressesOf(page, ids))
    .filter((address) => !seen.has(address));
  const errors: string[] = [];
  for (let at = 0; at < tried.length; at += AT_ONCE) {
    const answers = await Promise.all(
      tried.slice(at, at + AT_ONCE).map((address) => ask(base, address)),
    );
    for (const answer of answers) {
      await leaks.look(answer);
      if (answer.status >= 500) errors.push(`${answer.status} ${answer.path}`);
    }
  }
  await client.end();

  console.log(
    `${marking.places.size} marked columns, ${seen.size} addresses, ${tried.length} tried by id`,
  );
  // The hunt must be able to find: canaries stand in the texts that people work on.
  expect([...marking.places.values()]).toEqual(
    expect.arrayContaining([
      "report.narrative",
      "review.reason",
      "search_entry.body",
      "account.name",
    ]),
  );
  expect(marking.refused).toEqual([]);
  expect(leaks.list()).toEqual([]);
  expect(broken).toEqual([]);
  expect(errors).toEqual([]);
  expect([...unmet]).toEqual([]);
  expect(missed.map(({ page }) => page)).toEqual([]);
});
