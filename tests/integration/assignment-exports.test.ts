import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, VISITOR } from "@/lib/access/actor";
import { startExport } from "@/lib/domain/assignments/exports/commands";
import { countExport } from "@/lib/domain/assignments/exports/queries";
import { csvPieces, EXCEL_ROWS, formatsFor } from "@/lib/domain/assignments/exports/rules";
import { assignmentExportSchema } from "@/lib/domain/assignments/exports/schema";
import type { ExportedRow } from "@/lib/domain/assignments/exports/types";
import { listAssignments } from "@/lib/domain/assignments/lines/queries";
import { pool, row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";

const YEAR = 2026;

let office: StaffActor;
let village: StaffActor;
let schools: StaffActor;
let security: StaffActor;

beforeAll(async () => {
  await loadSmallDemo();
  [office, village, schools, security] = (await Promise.all(
    ["office", "cun", "xiaozhang", "anquan"].map(staff),
  )) as [StaffActor, StaffActor, StaffActor, StaffActor];
}, 240_000);

const asked = (filter: object = {}) => assignmentExportSchema.parse({ year: YEAR, ...filter });

async function exported(actor: StaffActor, filter: object = {}): Promise<ExportedRow[]> {
  const { batches } = await startExport(actor, asked(filter));
  const all: ExportedRow[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}

async function listed(actor: StaffActor, filter: object): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listAssignments(actor, { ...asked(filter), cursor });
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor);
  return ids;
}

async function notes(): Promise<{ action: string; after: Record<string, unknown> }[]> {
  return rows(sql`select action, after from audit_entry where subject_type = 'export' order by id`);
}

const codeOf = async (work: Promise<unknown>) => (await refusal(work)).code;

describe("an export of assignments", () => {
  it.each([
    ["a province's late ones", "office", { show: "overdue" }],
    ["a county's own level", "office", { regionCode: "420624", isOwnLevel: "true" }],
    ["a township's", "office", { regionCode: "420624102" }],
    ["a carrier's that wait", "office", { carrierCode: "school", show: "submitted" }],
    ["a village's own", "village", {}],
    ["a school's own", "schools", { period: "q3" }],
  ] as const)("holds exactly what the list of %s shows", async (_what, who, filter) => {
    const actor = { office, village, schools }[who];
    const ids = (await exported(actor, filter)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual((await listed(actor, filter)).toSorted());
    expect(await countExport(actor, asked(filter))).toBe(ids.length);
  });

  it("holds all that a province is asked, in more than one batch", async () => {
    const all = await exported(office);
    const counted = await row<{ n: number }>(sql`
      select count(*)::int as n from assignment where year = ${YEAR}
        and status not in ('exempted', 'cancelled') and not (awaiting and status = 'not_started')`);
    expect(all.length).toBe(counted?.n);
    expect(all.length).toBeGreaterThan(2_000);
  });

  it("is written down when it begins and with its rows when it ends", async () => {
    const before = (await notes()).length;
    const { length } = await exported(office, { show: "overdue" });
    const [begun, ended] = (await notes()).slice(before);
    expect(begun).toMatchObject({
      action: "assignments.export",
      after: { show: "overdue", format: "csv" },
    });
    expect(ended).toMatchObject({
      action: "assignments.exported",
      after: { rows: length, isComplete: true },
    });
  });

  it("that is broken off gives its connection back and says how much had left", async () => {
    const { batches } = await startExport(office, asked());
    const { value } = await batches.next();
    await batches.return();
    expect(value?.length).toBeGreaterThan(0);
    expect((await notes()).at(-1)?.after).toEqual({ rows: value?.length, isComplete: false });
    const unread = await startExport(office, asked());
    await unread.batches.return();
    expect((await notes()).at(-1)?.after).toEqual({ rows: 0, isComplete: false });
    expect(pool().totalCount - pool().idleCount).toBe(0);
  });

  it("shows what stood when it began, whatever changes while it is read", async () => {
    const { batches } = await startExport(office, asked({ show: "overdue" }));
    const expected = await countExport(office, asked({ show: "overdue" }));
    await transaction((tx) =>
      tx.count(sql`update assignment set status = 'cancelled', change_reason = '试验'
        where id in (select id from assignment where year = ${YEAR} and status = 'not_started'
          and not awaiting and due_on < current_date limit 50)`),
    );
    let read = 0;
    for await (const batch of batches) read += batch.length;
    expect(read).toBe(expected);
    expect(await countExport(office, asked({ show: "overdue" }))).toBe(expected - 50);
  });

  it("is not begun by a third at once, nor without the right", async () => {
    const running = await Promise.all([1, 2].map(() => startExport(office, asked())));
    expect(await codeOf(startExport(office, asked()))).toBe("unavailable");
    await Promise.all(running.map(({ batches }) => batches.return()));
    expect((await exported(office, { show: "overdue" })).length).toBeGreaterThan(0);
    expect(await codeOf(startExport(security, asked()))).toBe("forbidden");
    expect(await codeOf(startExport(VISITOR, asked()))).toBe("forbidden");
    expect(await codeOf(startExport(office, asked({ regionCode: "990000" })))).toBe("not_found");
  });

  it("is CSV that a spreadsheet takes for text, without end", async () => {
    const hostile = { organisationName: '=HYPERLINK("x")' } as ExportedRow;
    const [sample] = await exported(village);
    const pieces: string[] = [];
    async function* one() {
      yield [{ ...sample, ...hostile } as ExportedRow];
    }
    for await (const piece of csvPieces(one())) pieces.push(piece);
    expect(pieces[0]?.startsWith("\uFEFF编号,")).toBe(true);
    expect(pieces[1]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(formatsFor(EXCEL_ROWS)).toEqual(["csv", "xlsx"]);
    expect(formatsFor(EXCEL_ROWS + 1)).toEqual(["csv"]);
  });
});
