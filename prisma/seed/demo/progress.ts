import type pg from "pg";
import { copyLine, copyLines, Lines, plainLine } from "../copy";
import { ASSIGNMENT_COLUMNS, assignmentLine, EVENT_COLUMNS, eventLines } from "./assignment-rows";
import { type AssignmentFact, assignmentsOf, type World } from "./assignments";
import { EVIDENCE_COLUMNS, type EvidenceMaker, evidenceCells } from "./evidence";
import { dayOfMoment } from "./moments";
import { NOTIFICATION_COLUMNS, notificationLines } from "./notices";
import type { Organisation } from "./organisation";
import {
  DRAFT_COLUMNS,
  draftLine,
  REPORT_COLUMNS,
  REVIEW_COLUMNS,
  reportLine,
  reportsOf,
  reviewLine,
} from "./report-rows";

const TABLES = {
  assignment: ASSIGNMENT_COLUMNS,
  assignment_event: EVENT_COLUMNS,
  report: REPORT_COLUMNS,
  review: REVIEW_COLUMNS,
  report_draft: DRAFT_COLUMNS,
  evidence: EVIDENCE_COLUMNS,
  report_evidence: ["report_id", "evidence_id", "position"],
  notification: NOTIFICATION_COLUMNS,
} as const;

type Table = keyof typeof TABLES;

/** Lines that are written together, by table. */
type Batch = Record<Table, Lines>;

const BATCH_SIZE = 20_000;

function newBatch(): Batch {
  const entries = Object.keys(TABLES).map((table) => [table, new Lines()]);
  return Object.fromEntries(entries) as Batch;
}

/** How many rows were written. */
export interface Written {
  assignments: number;
  reports: number;
}

class Writer {
  private readonly client: pg.PoolClient;
  private readonly world: World;
  private readonly evidence: EvidenceMaker;
  private readonly issuedAt: string;
  private readonly batch = newBatch();
  private reports = 0;
  private assignments = 0;

  constructor(
    client: pg.PoolClient,
    world: World,
    sources: { evidence: EvidenceMaker; issuedAt: string },
  ) {
    this.client = client;
    this.world = world;
    this.evidence = sources.evidence;
    this.issuedAt = sources.issuedAt;
  }

  private async addReports(fact: AssignmentFact): Promise<void> {
    const { batch } = this;
    const reports = reportsOf(fact, this.world.texts);
    if (reports.length === 0) return;
    const cited = await this.evidence.of(fact);
    for (const report of reports) {
      this.reports += 1;
      batch.report.add(reportLine(fact, report, this.reports));
      const review = reviewLine(fact, report, this.world.texts);
      if (review) batch.review.add(review);
      cited.forEach((id, index) => {
        batch.report_evidence.add(plainLine([report.id, id, index + 1]));
      });
    }
    for (const made of this.evidence.take()) batch.evidence.add(copyLine(evidenceCells(made)));
  }

  async add(fact: AssignmentFact): Promise<void> {
    const { batch, world } = this;
    this.assignments += 1;
    const base = { year: world.year, issuedAt: this.issuedAt };
    batch.assignment.add(assignmentLine(fact, base));
    if (fact.state.changes.length > 0) {
      batch.assignment_event.add(eventLines(fact, base));
      batch.notification.add(notificationLines(fact, dayOfMoment(world.cut)));
    }
    await this.addReports(fact);
    const draft = draftLine(fact, world.texts);
    if (draft) batch.report_draft.add(draft);
    if (this.assignments % BATCH_SIZE === 0) await this.flush();
  }

  async flush(): Promise<Written> {
    for (const [table, columns] of Object.entries(TABLES)) {
      const chunks = this.batch[table as Table].take();
      if (chunks.length > 0) {
        await copyLines(this.client, { table, columns, isFrozen: true }, chunks);
      }
    }
    return { assignments: this.assignments, reports: this.reports };
  }
}

/** Writes the assignments of the organisations with everything that has happened to them. */
export async function writeProgress(
  client: pg.PoolClient,
  world: World,
  sources: { organisations: readonly Organisation[]; evidence: EvidenceMaker; issuedAt: string },
): Promise<Written> {
  const writer = new Writer(client, world, sources);
  for (const fact of assignmentsOf(world, sources.organisations)) await writer.add(fact);
  return writer.flush();
}
