import type pg from "pg";
import { systemActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { env } from "@/lib/platform/env";
import { hashPassword } from "@/lib/platform/password";
import { txOf } from "../client-tx";
import { exampleLists } from "../lists/example-lists";
import { insertLists } from "../lists/insert";
import { storeSetting } from "../reference/facts";
import { readRegions } from "../reference/regions";
import { inTransaction } from "../transaction";
import { DEMO_PASSWORD, namedLogins } from "./accounts";
import { writeAcknowledgements } from "./acknowledgements";
import type { World } from "./assignments";
import { bookExampleVisits } from "./bookings";
import { changeBoundaries } from "./boundaries";
import { loadCases } from "./cases";
import { writeChecking } from "./checking";
import { loadCulture } from "./culture";
import { quoteFigures } from "./demonstration-pages";
import { loadDemonstrations } from "./demonstration-sites";
import { releaseLastQuarter } from "./edition";
import { EvidenceMaker, makeStock } from "./evidence";
import { EvidenceStore } from "./evidence-store";
import { writeFedValues } from "./fed";
import { holdMeetings } from "./meetings";
import { loadNews } from "./news";
import { accountId } from "./organisation";
import { writeAccounts, writeLeadDuties, writeOrganisations } from "./organisation-rows";
import { type Written, writeProgress } from "./progress";
import { loadTour } from "./ratings";
import { loadRoutes } from "./routes";
import { HOME, type Mode, regionsOf } from "./scope";
import { loadSites } from "./sites";
import { loadSuggestions } from "./suggestions";
import { writeSupervision } from "./supervision";
import { BULK_TABLES, withBareTables } from "./tables";
import { loadTopics } from "./topics";
import { loadTrendNotes } from "./trend-notes";
import { castOf, worldOf } from "./world";

/** What to load. */
export interface DemoOptions {
  mode: Mode;
  /** The day of loading in Asia/Shanghai: what lies before it has happened. */
  today: string;
  /** The year of the lists; that of `today` where it is not given. */
  year?: number;
  /** Where the files are kept; EVIDENCE_DIR where it is not given. */
  evidenceDir?: string;
  /** Without what is done through the app's own commands: it happens at the moment of loading. */
  isBare?: boolean;
}

/** What was loaded. */
export interface DemoOutcome extends Written {
  organisations: number;
  accounts: number;
  sites: number;
}

/** True when nobody works here yet: no organisation and no account. */
export async function isDatabaseEmpty(pool: pg.Pool): Promise<boolean> {
  const found = await pool.query<{ used: boolean }>(
    "select exists (select 1 from account) or exists (select 1 from organisation) as used",
  );
  return found.rows[0]?.used === false;
}

async function writeLists(client: pg.PoolClient, world: World): Promise<void> {
  await insertLists(client, exampleLists(world.year), {
    regionCode: HOME.province,
    createdAt: `${world.issuedDay} 09:00:00+08`,
    issuedAt: `${world.issuedDay} 15:00:00+08`,
    accountOf: (list) => accountId(list.carrierCode === "village" ? "sheng" : "office"),
  });
}

async function finish(
  client: pg.PoolClient,
  options: DemoOptions,
  outcome: DemoOutcome,
): Promise<void> {
  await client.query(
    "select setval(pg_get_serial_sequence('assignment', 'id'), greatest($1::bigint, 1))",
    [outcome.assignments],
  );
  await client.query("select setval('receipt_number', greatest($1::bigint, 1))", [outcome.reports]);
  await client.query("select rebuild_counters()");
  await client.query("select recall_counters(null)");
  await storeSetting(client, "demonstration", {
    state: "complete",
    mode: options.mode,
    day: options.today,
    loadedOn: options.today,
  });
  await recordAudit(txOf(client), systemActor("演示数据"), {
    action: "demonstration.load",
    subjectType: "setting",
    subjectId: "demonstration",
    regionCode: HOME.province,
    after: { ...outcome, mode: options.mode, loadedOn: options.today },
  });
}

/**
 * Loads the demonstration: organisations, accounts, issued example lists, assignments and what has
 * happened to them by the beginning of `today`. One transaction: all or nothing. The same day gives the
 * same data. Throws when organisations or accounts exist already.
 */
export async function loadDemo(pool: pg.Pool, options: DemoOptions): Promise<DemoOutcome> {
  if (!(await isDatabaseEmpty(pool))) {
    throw new Error("数据库里已有单位或账号，演示数据只能装入空库");
  }
  const regions = regionsOf(options.mode, readRegions(HOME.province));
  const cast = castOf(regions, options.mode);
  const world = worldOf(options, regions, cast);
  const issuedAt = `${world.issuedDay} 15:00:00+08`;
  const hash = await hashPassword(DEMO_PASSWORD);
  const store = new EvidenceStore(options.evidenceDir ?? env().EVIDENCE_DIR);
  const evidence = new EvidenceMaker(store, await makeStock(store));
  const outcome = await inTransaction(pool, async (client) => {
    const { organisations, authorities } = cast;
    let accounts = 0;
    let written: Written = { assignments: 0, reports: 0 };
    await writeLists(client, world);
    await withBareTables(client, async () => {
      await writeOrganisations(client, organisations);
      await writeLeadDuties(client, authorities);
      accounts = await writeAccounts(client, organisations, { hash, at: issuedAt });
      written = await writeProgress(client, world, { organisations, evidence, issuedAt });
      const { reports } = written;
      written.reports += await writeFedValues(client, { today: options.today, reports });
    });
    await writeAcknowledgements(client);
    await writeChecking(client);
    await writeSupervision(client, options.today);
    const sites = await loadSites(client);
    await loadDemonstrations(client, { today: options.today, withPictures: !options.isBare });
    await loadCulture(client, { today: options.today, withPictures: !options.isBare });
    await loadRoutes(client, options.today);
    const takenUp = await loadSuggestions(client, options.today);
    await loadTopics(client, { today: options.today, takenUp });
    await loadTrendNotes(client, options.today);
    await loadNews(client, options.today);
    await loadCases(client, options.today);
    await loadTour(client, options.today);
    const loaded = { ...written, organisations: organisations.length, accounts, sites };
    await finish(client, options, loaded);
    return loaded;
  });
  const office = cast.organisations.find(
    (one) => one.kind === "office" && one.level === "province",
  );
  if (office && !options.isBare) await releaseLastQuarter(office, world);
  if (office && !options.isBare) await holdMeetings(office, cast.organisations, world);
  if (office && !options.isBare) await quoteFigures(office);
  if (office && !options.isBare) await bookExampleVisits(office, options.today);
  if (!options.isBare) await changeBoundaries(options.today);
  for (const table of [...BULK_TABLES, "acknowledgement", "counter", "counter_day", "counter_past"])
    await pool.query(`analyze ${table}`);
  return outcome;
}

/** The table of demonstration accounts that the start prints. */
export async function demoAccounts(pool: pg.Pool): Promise<string> {
  const named = namedLogins();
  const found = await pool.query<{ login: string; organisation: string }>(
    `select a.login, o.name as organisation from account a join organisation o on o.id = a.organisation_id
     where a.login = any ($1::text[]) and a.is_example`,
    [named.map(({ login }) => login)],
  );
  const organisations = new Map(found.rows.map((row) => [row.login, row.organisation]));
  const lines = named
    .filter(({ login }) => organisations.has(login))
    .map(({ login, title }) => `  ${login.padEnd(10)} ${title}（${organisations.get(login)}）`);
  if (lines.length === 0) return "";
  return [`演示账号（密码都是 ${DEMO_PASSWORD}）：`, ...lines].join("\n");
}
