import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { saveDraft, submitReport, withdrawReport } from "@/lib/domain/reports/commands";
import { getGrid, listGridTasks } from "@/lib/domain/reports/grid/queries";
import { getEntry, getHistory, getReceipt } from "@/lib/domain/reports/queries";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import type { ReportContent } from "@/lib/domain/reports/types";
import { approveBatch } from "@/lib/domain/reviews/batches/commands";
import { approveReport, reopenReport, returnReport } from "@/lib/domain/reviews/commands";
import { getSubmission } from "@/lib/domain/reviews/queries";
import { listQueue } from "@/lib/domain/reviews/queue/queries";
import { queueOf } from "@/lib/domain/reviews/queue/schema";
import { getToday } from "@/lib/domain/today/queries";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { refusal } from "../support/refusal";
import {
  assignmentOf,
  buildReportWorld,
  counterDifferences,
  FAR_AHEAD,
  type ReportWorld,
} from "../support/report-world";

let world: ReportWorld;

beforeAll(async () => {
  world = await buildReportWorld(8);
});

const RATIO: ReportContent = {
  ...EMPTY_CONTENT,
  numerator: "19",
  denominator: "20",
  narrative: "已完成三资问题合同整改 19 份。",
};

async function submit(actor: StaffActor, period = 1, content = RATIO, as = actor) {
  const { id, version } = await assignmentOf(actor, world.tasks.ratio, period);
  const input = { assignmentId: id, key: newId(), version, draftVersion: 0, content };
  return { id, receipt: await submitReport(as, input) };
}

async function decide(id: string) {
  const [found] = await rows<{ version: number; status: string; isOnTime: boolean | null }>(
    sql`select version, status, is_on_time as "isOnTime" from assignment where id = ${id}`,
  );
  if (!found) throw new Error("no such assignment");
  return { assignmentId: id, key: newId(), next: undefined, ...found };
}

const village = (index: number): StaffActor => {
  const found = world.villages[index];
  if (!found) throw new Error("no such village");
  return found;
};

const back = { reason: "材料看不清", field: "evidence" as const, remark: "", dueOn: FAR_AHEAD };

describe("a draft", () => {
  it("starts the assignment once and is audited once", async () => {
    const { id } = await assignmentOf(village(0), world.tasks.ratio, 3);
    const first = await saveDraft(village(0), { assignmentId: id, version: 0, content: RATIO });
    expect(first).toMatchObject({ state: "saved", version: 1 });
    const second = await saveDraft(village(0), { assignmentId: id, version: 1, content: RATIO });
    expect(second).toMatchObject({ state: "saved", version: 2 });
    expect((await assignmentOf(village(0), world.tasks.ratio, 3)).status).toBe("drafting");
    const audited = await rows(sql`select 1 from audit_entry
      where subject_id = ${id} and action = 'report.draft'`);
    expect(audited).toHaveLength(1);
  });

  it("shows a colleague's newer text instead of overwriting it", async () => {
    const { id } = await assignmentOf(village(1), world.tasks.ratio, 3);
    await saveDraft(village(1), { assignmentId: id, version: 0, content: RATIO });
    const mine = { ...RATIO, narrative: "甲写的" };
    await saveDraft(village(1), { assignmentId: id, version: 1, content: mine });
    const theirs = { ...RATIO, narrative: "乙写的" };
    const answer = await saveDraft(village(1), { assignmentId: id, version: 1, content: theirs });
    expect(answer).toMatchObject({ state: "newer", draft: { version: 2, content: mine } });
    expect((await getEntry(village(1), id)).content.narrative).toBe("甲写的");
  });

  it("lets only one of two first drafts in", async () => {
    const { id } = await assignmentOf(village(2), world.tasks.ratio, 3);
    const answers = await Promise.all(
      ["甲", "乙"].map((narrative) =>
        saveDraft(village(2), { assignmentId: id, version: 0, content: { ...RATIO, narrative } }),
      ),
    );
    expect(answers.map((answer) => answer.state).sort()).toEqual(["newer", "saved"]);
  });

  it("is not taken while a report waits for review, so that it can be taken back", async () => {
    const { id } = await submit(village(2), 4);
    const typed = { assignmentId: id, version: 0, content: { ...RATIO, narrative: "另一页写的" } };
    expect((await refusal(saveDraft(village(2), typed))).code).toBe("conflict");
    await withdrawReport(village(2), await decide(id));
    expect((await getEntry(village(2), id)).content.narrative).toBe(RATIO.narrative);
  });

  it("does not exist for a stranger", async () => {
    const { id } = await assignmentOf(village(0), world.tasks.ratio, 3);
    const refused = await refusal(
      saveDraft(world.neighbour, { assignmentId: id, version: 0, content: RATIO }),
    );
    expect(refused.code).toBe("not_found");
    expect((await refusal(getEntry(world.neighbour, id))).code).toBe("not_found");
    expect((await refusal(getHistory(world.neighbour, id))).code).toBe("not_found");
    expect((await getEntry(village(0), id)).assignment.id).toBe(id);
  });
});

describe("submitting", () => {
  it("is one report under one key, whoever is faster", async () => {
    const { id, version } = await assignmentOf(village(0), world.tasks.ratio, 1);
    const input = { assignmentId: id, key: newId(), version, draftVersion: 0, content: RATIO };
    const receipts = await Promise.all(
      Array.from({ length: 6 }, () => submitReport(village(0), input)),
    );
    expect(new Set(receipts.map((receipt) => receipt.receiptNo)).size).toBe(1);
    expect(await submitReport(village(0), input)).toEqual(receipts[0]);
    expect(await rows(sql`select 1 from report where assignment_id = ${id}`)).toHaveLength(1);
    expect((await getReceipt(village(0), id)).receipt.receiptNo).toBe(receipts[0]?.receiptNo);
  });

  it("is refused under another key once it was submitted", async () => {
    const { id, version } = await assignmentOf(village(0), world.tasks.ratio, 1);
    const input = { assignmentId: id, key: newId(), version, draftVersion: 0, content: RATIO };
    expect((await refusal(submitReport(village(0), input))).code).toBe("conflict");
  });

  it("takes the draft that was checked and refuses one that moved on", async () => {
    const { id } = await assignmentOf(village(3), world.tasks.ratio, 1);
    await saveDraft(village(3), { assignmentId: id, version: 0, content: RATIO });
    const { version } = await assignmentOf(village(3), world.tasks.ratio, 1);
    await saveDraft(village(3), { assignmentId: id, version: 1, content: RATIO });
    const stale = { assignmentId: id, key: newId(), version, draftVersion: 1 };
    expect((await refusal(submitReport(village(3), stale))).code).toBe("conflict");
    await submitReport(village(3), { ...stale, key: newId(), draftVersion: 2 });
    expect(await rows(sql`select 1 from report_draft where assignment_id = ${id}`)).toEqual([]);
  });

  it("names each missing part and keeps nothing", async () => {
    const { id, version } = await assignmentOf(village(4), world.tasks.ratio, 1);
    const content = { ...RATIO, numerator: "-1", denominator: "1.23456", narrative: "" };
    const input = { assignmentId: id, key: newId(), version, draftVersion: 0, content };
    const refused = await refusal(submitReport(village(4), input));
    expect(Object.keys(refused.fields).sort()).toEqual(["denominator", "narrative", "numerator"]);
    expect(await rows(sql`select 1 from report where assignment_id = ${id}`)).toEqual([]);
  });

  it("marks a late report and does not refuse it", async () => {
    const { id, version } = await assignmentOf(village(4), world.tasks.yesNo, 1);
    const content = { ...EMPTY_CONTENT, value: "1", narrative: "已公开" };
    const input = { assignmentId: id, key: newId(), version, draftVersion: 0, content };
    expect((await submitReport(village(4), input)).isOnTime).toBe(false);
    expect((await submit(village(4))).receipt.isOnTime).toBe(true);
  });

  it("refuses evidence of another organisation", async () => {
    const { id, version } = await assignmentOf(village(5), world.tasks.ratio, 1);
    const evidenceId = newId();
    await rows(sql`insert into evidence (id, organisation_id, file_name, kind, media_type, size,
      sha256, uploaded_by_id) values (${evidenceId}, ${world.neighbour.organisation.id}, 'a.pdf',
      'pdf', 'application/pdf', 10, ${"a".repeat(64)}, ${world.neighbour.accountId})`);
    const content = { ...RATIO, evidence: [evidenceId] };
    const input = { assignmentId: id, key: newId(), version, draftVersion: 0, content };
    expect((await refusal(submitReport(village(5), input))).fields).toHaveProperty("evidence");
    expect((await assignmentOf(village(5), world.tasks.ratio, 1)).status).toBe("not_started");
  });

  it("for another organisation needs the grant and says who entered", async () => {
    const { id } = await submit(village(5), 1, RATIO, world.township);
    const { revisions } = await getHistory(village(5), id);
    expect(revisions[0]?.enteredByUnit).toBe("青山镇");
    expect((await refusal(submit(village(6), 1, RATIO, world.otherTownship))).code).toBe(
      "not_found",
    );
  });
});

describe("reviewing", () => {
  it("lets one of two approvers win and tells the other who was faster", async () => {
    const { id } = await submit(village(6), 1);
    const outcomes = await Promise.allSettled([
      approveReport(world.township, await decide(id)),
      approveReport(world.lead, await decide(id)),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    const lost = outcomes.find((outcome) => outcome.status === "rejected");
    expect(lost?.reason).toMatchObject({ code: "conflict" });
    expect(String(lost?.reason.message)).toMatch(/(青山镇|东区农业农村局).*通过/);
    const reviews = await rows(sql`select 1 from review v join report r on r.id = v.report_id
      where r.assignment_id = ${id}`);
    expect(reviews).toHaveLength(1);
  });

  it("is decided once when the village withdraws at the same moment", async () => {
    const { id } = await submit(village(7), 1);
    const at = await decide(id);
    const withdrawal = { assignmentId: id, key: newId(), version: at.version };
    const outcomes = await Promise.allSettled([
      approveReport(world.township, at),
      withdrawReport(village(7), withdrawal),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect(["approved", "drafting"]).toContain((await decide(id)).status);
  });

  it("returns with a reason; the correction is a new revision and keeps the first", async () => {
    const { id } = await submit(village(1), 1);
    await returnReport(world.township, { ...(await decide(id)), ...back });
    expect((await getEntry(village(1), id)).returned?.reason).toBe("材料看不清");
    await submit(village(1), 1, { ...RATIO, narrative: "补充了清晰的材料" });
    const { revisions } = await getHistory(village(1), id);
    expect(revisions.map((one) => one.revision)).toEqual([2, 1]);
    expect((await decide(id)).isOnTime).toBe(true);
  });

  it("becomes late when the return's own date is missed", async () => {
    const { id } = await submit(village(2), 1);
    await returnReport(world.township, { ...(await decide(id)), ...back });
    await rows(sql`update assignment set return_due_on = '2020-01-01' where id = ${id}`);
    expect((await submit(village(2), 1)).receipt.isOnTime).toBe(false);
  });

  it("is not for whoever entered the report", async () => {
    const { id } = await submit(village(2), 2, RATIO, world.township);
    expect((await refusal(approveReport(world.township, await decide(id)))).code).toBe("forbidden");
    await approveReport(world.lead, await decide(id));
  });

  it("is refused out of reach", async () => {
    const { id } = await submit(village(3), 2);
    for (const stranger of [world.otherTownship, world.neighbour]) {
      const refused = await refusal(approveReport(stranger, await decide(id)));
      expect(["not_found", "forbidden"]).toContain(refused.code);
    }
    expect((await refusal(getSubmission(world.otherTownship, id))).code).toBe("not_found");
  });

  it("lets the last approved period of a cumulative figure stand", async () => {
    const stands = async (actor: StaffActor) =>
      rows(sql`select period from assignment where organisation_id = ${actor.organisation.id}
        and root_task_id = ${world.tasks.ratio} and is_standing order by period`);
    for (const period of [2, 1, 3]) {
      const { id } = await submit(village(0), period === 1 ? 4 : period).catch(async () => ({
        id: (await assignmentOf(village(0), world.tasks.ratio, period)).id,
      }));
      const at = await decide(id);
      if (at.status === "submitted") await approveReport(world.township, at);
    }
    expect(await stands(village(0))).toEqual([{ period: 4 }]);
    const last = await assignmentOf(village(0), world.tasks.ratio, 4);
    await reopenReport(world.lead, { ...(await decide(last.id)), ...back });
    expect(await stands(village(0))).toEqual([{ period: 2 }]);
  });

  it("approves in a batch only what all checks pass", async () => {
    const good = await submit(village(4), 2, { ...RATIO, narrative: "二季度又整改了一批" });
    const missed = { ...RATIO, numerator: "1", explanation: "正在整改" };
    const bad = await submit(village(5), 2, missed);
    const items = await Promise.all(
      [good.id, bad.id].map(async (assignmentId) => {
        const { version } = await decide(assignmentId);
        return { assignmentId, version };
      }),
    );
    const input = { key: newId(), items };
    const outcomes = await approveBatch(world.lead, input);
    expect(outcomes.map((outcome) => outcome.isApproved)).toEqual([true, false]);
    const again = await approveBatch(world.lead, input);
    expect(again).toEqual(outcomes);
  });

  it("shows the queue oldest first and pages by its last row", async () => {
    const queue = await listQueue(world.lead, queueOf(""));
    const times = queue.rows.map((row) => row.submittedAt);
    expect(times).toEqual([...times].sort());
    expect(queue.counts.waiting).toBe(queue.rows.length);
    const first = queue.rows[0];
    const rest = await listQueue(world.lead, {
      ...queueOf(""),
      after: `${first?.submittedAt}~${first?.assignmentId}`,
    });
    expect(rest.rows.length).toBe(queue.rows.length - 1);
  });
});

describe("entering for many", () => {
  it("lists the villages of the grant and nobody else's", async () => {
    const tasks = await listGridTasks(world.township);
    expect(tasks.map((task) => task.rootTaskId)).toContain(world.tasks.flow);
    const asked = { rootTaskId: world.tasks.flow, year: 2026, period: 2 };
    const grid = await getGrid(world.township, asked);
    expect(grid.rows.map((row) => row.organisationName)).toEqual(
      world.villages.map((actor) => actor.organisation.name).sort(),
    );
    expect(new Set(grid.rows.map((row) => row.townshipName))).toEqual(new Set(["青山镇"]));
    for (const stranger of [world.neighbour, village(0), world.otherTownship]) {
      expect(await listGridTasks(stranger)).toEqual([]);
      expect((await refusal(getGrid(stranger, asked))).code).toBe("not_found");
    }
  });

  it("submits each row under its own key, with what was saved for it", async () => {
    const asked = { rootTaskId: world.tasks.flow, year: 2026, period: 1 };
    const [first] = (await getGrid(world.township, asked)).rows;
    if (!first) throw new Error("no row");
    const content = { ...EMPTY_CONTENT, value: "3", narrative: "纠治三个问题" };
    const draft = { assignmentId: first.assignmentId, version: 0, content };
    await saveDraft(world.township, draft);
    const [kept] = (await getGrid(world.township, asked)).rows;
    expect(kept).toMatchObject({ draftVersion: 1, status: "drafting", content: { value: "3" } });
    const { assignmentId, version = 0, draftVersion = 0 } = kept ?? first;
    const input = { assignmentId, key: newId(), version, draftVersion, content };
    await submitReport(world.township, input);
    const { rows: lines } = await getGrid(world.township, asked);
    const done = lines.find((line) => line.assignmentId === assignmentId);
    expect(lines.indexOf(done ?? first)).toBe(lines.length - 1);
    expect(done?.status).toBe("submitted");
  });

  it("puts what was returned first and counts it; what is done sets no day", async () => {
    const asked = { rootTaskId: world.tasks.flow, year: 2026, period: 1 };
    const before = (await getGrid(world.township, asked)).rows;
    const [last, shut] = [
      before.filter((line) => line.status !== "submitted").at(-1),
      before.at(-1),
    ];
    if (!last || !shut) throw new Error("no rows");
    await rows(sql`update assignment set due_on = '2020-01-01' where id = ${shut.assignmentId}`);
    await rows(sql`update assignment set status = 'returned' where id = ${last.assignmentId}`);
    const [first] = (await getGrid(world.township, asked)).rows;
    expect(first).toMatchObject({ assignmentId: last.assignmentId, status: "returned" });
    const [line] = (await listGridTasks(world.township)).filter(
      (task) => task.rootTaskId === asked.rootTaskId && task.period === asked.period,
    );
    expect(line).toMatchObject({ returned: 1, dueOn: last.dueOn });
  });
});

it("counts exactly what it shows on a day's page", async () => {
  const day = await getToday(village(0));
  const open = day.rows.filter((row) => ["urgent", "open", "later"].includes(row.group));
  expect(day.counts.open).toBe(open.length);
  expect(day.works).toEqual([]);
  const [review] = (await getToday(world.lead)).works;
  expect(review).toMatchObject({ kind: "review" });
  expect(review?.count).toBeGreaterThan(0);
});

it("leaves the counters equal to a recount", async () => {
  expect(await counterDifferences()).toEqual([]);
});
