import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { assignmentsWithin, type Reach } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { understandProgress } from "@/lib/domain/imports/progress/rules";
import { isClosed } from "@/lib/domain/regions/closings/queries";
import { requireStaffActor } from "@/lib/domain/reports/policy";
import type { ReportContent } from "@/lib/domain/reports/types";
import type { Tx } from "@/lib/platform/db";
import { invalid } from "@/lib/platform/errors";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";
import { sql } from "@/lib/platform/sql";
import { canonicalJson, sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";
import { getStoredProgress, matchProgress, requireCollecting } from "./queries";
import type { CommitProgressInput } from "./schema";
import type { MatchedRow, ProgressStored } from "./types";

/**
 * Reads a progress table and keeps what was understood as a preview; no draft is touched. Throws `invalid`
 * with field `file` for a file that is none.
 */
export async function previewProgress(
  actor: Actor,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
): Promise<{ previewId: string }> {
  const staff = requireStaffActor(actor);
  await requireCollecting(staff);
  const understood = understandProgress(await readWorkbook(bytes));
  if (understood.refusal) {
    const { message, remedy } = understood.refusal;
    throw invalid({ file: remedy }, `${message}。${remedy}`);
  }
  const previewId = newId();
  const fileHash = sha256(bytes);
  await write(staff, { action: "report.preview_progress" }, async (tx) => {
    await tx.count(sql`delete from import_preview where created_at < now() - interval '7 days'`);
    await tx.count(sql`
      insert into import_preview (id, kind, account_id, file_name, file_hash, understood)
      values (${previewId}, 'progress', ${staff.accountId}, ${fileName.slice(0, 200)}, ${fileHash},
        ${JSON.stringify(understood)})`);
    await recordAudit(tx, staff, {
      action: "report.preview_progress",
      subjectType: "import_preview",
      subjectId: previewId,
      after: { fileName, fileHash, sheets: understood.sheets.map(({ sheet }) => sheet) },
    });
  });
  return { previewId };
}

/** Why a table cannot be stored as a whole: the first row that waits or is wrong. */
function requireSettled(rows: readonly MatchedRow[], isPartial: boolean): void {
  const open = rows.filter(({ state }) => state === "ask" || state === "wrong");
  const [first] = open;
  if (!first || isPartial) return;
  const what = `工作表“${first.sheet}”第 ${first.row} 行：${first.reason}`;
  throw invalid(
    { [first.key]: first.reason },
    `有 ${open.length} 行还不能存入。${what}。请逐行确认，或选择只导入其余各行`,
  );
}

interface DraftRow {
  id: string;
  content: ReportContent;
}

interface Storing {
  rows: readonly DraftRow[];
  reaches: readonly Reach[];
  title: string;
}

/**
 * All drafts in one statement: only of assignments within reach that nobody has begun by hand, in the
 * order of their keys so that two tables at once wait for each other.
 */
async function storeDrafts(
  tx: Tx,
  actor: StaffActor,
  { rows, reaches, title }: Storing,
): Promise<{ made: number; replaced: number; ids: string[] }> {
  const savedBy = `${actor.name}（${actor.organisation.name}）`;
  const found = await tx.row<{ made: number; replaced: number; ids: string[] }>(sql`
    with open as (
      select a.id, w.content, a.status, a.organisation_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w (id bigint, content jsonb)
      join assignment a on a.id = w.id
      where a.status in ('not_started', 'drafting') and not a.awaiting and not ${isClosed("a")}
        and ${assignmentsWithin(reaches, "a")}
      order by a.id for update of a
    ), kept as (
      insert into report_draft as d (assignment_id, content, saved_by_id, saved_by_name, origin)
      select id, content, ${actor.accountId}::uuid, ${savedBy}::text, 'progress' from open
      on conflict (assignment_id) do update set content = excluded.content, saved_at = now(),
        version = d.version + 1, saved_by_id = excluded.saved_by_id,
        saved_by_name = excluded.saved_by_name
      where d.origin = 'progress' and d.content <> excluded.content
      returning assignment_id, version
    ), moved as (
      update assignment a set status = 'drafting', version = a.version + 1, updated_at = now()
      from kept where a.id = kept.assignment_id and a.status = 'not_started'
    ), told as (
      insert into notification (id, organisation_id, kind, title, link)
      select gen_random_uuid(), o.organisation_id, 'report.progress',
        ${`${savedBy}导入了《${title}》中本单位的数据，请核对后提交`}::text,
        '/desk/assignments/' || o.id || '/fill'
      from kept join open o on o.id = kept.assignment_id
    )
    select count(*) filter (where version = 1)::int as made,
      count(*) filter (where version > 1)::int as replaced,
      coalesce(array_agg(assignment_id::text order by assignment_id), '{}') as ids from kept`);
  return found ?? { made: 0, replaced: 0, ids: [] };
}

/**
 * Puts the rows of a previewed table into drafts of the units that are responsible; nothing is submitted.
 * The same table again changes nothing, a draft that a person has worked on stays. Throws `invalid` with
 * the row's key as field while rows wait for an answer, unless only the good ones are wanted.
 */
export async function commitProgress(
  actor: Actor,
  input: CommitProgressInput,
): Promise<ProgressStored> {
  const staff = requireStaffActor(actor);
  const { understood, fileName } = await getStoredProgress(staff, input.previewId);
  const reaches = await requireCollecting(staff);
  const matched = await matchProgress(staff, understood, input.answers);
  requireSettled(matched, input.isPartial);
  const rows = matched.flatMap(({ state, assignmentId, content }) =>
    assignmentId && content && (state === "new" || state === "changed")
      ? [{ id: assignmentId, content }]
      : [],
  );
  const countOf = (...states: MatchedRow["state"][]) =>
    matched.filter(({ state }) => states.includes(state)).length;
  return write(staff, { action: "report.import_progress", key: input.key }, async (tx) => {
    const title = understood.sheets[0]?.title ?? fileName;
    const { made, replaced, ids } = await storeDrafts(tx, staff, { rows, reaches, title });
    if (ids.length > 0) {
      await recordAudit(tx, staff, {
        action: "report.import_progress",
        subjectType: "import_preview",
        subjectId: input.previewId,
        regionCode: staff.organisation.regionCode,
        after: { fileName, made, replaced, assignments: ids, digest: sha256(canonicalJson(rows)) },
      });
    }
    // Rows that somebody took up between looking and storing are theirs now.
    const late = rows.length - ids.length;
    return {
      ...{ made, replaced, same: countOf("same"), left: countOf("left") + late },
      skipped: countOf("ask", "wrong"),
    };
  });
}
