import type http from "node:http";
import pg from "pg";
import sharp from "sharp";
import { newId } from "@/lib/shared/ids";
import { atRate, quantile } from "./submit-measures";
import { sendForm, sendPhotograph, submitOnce } from "./submit-requests";
import { type Answer, BENCH_PASSWORD, type SubmitWorld, type Work } from "./submit-types";

/** A deadline day in small or in full. */
export interface DeadlineDay {
  base: URL;
  agent: http.Agent;
  world: SubmitWorld;
  take: () => Work | undefined;
  submissions: number;
  perSecond: number;
  ownerUrl: string;
}

/** What the day came to; lost, doubled and server errors must be none. */
export interface DayOutcome {
  seconds: number;
  acknowledged: number;
  lost: number;
  doubled: number;
  serverErrors: number;
  /** Answers that were neither success nor a server error, by status. */
  others: Record<string, number>;
  signIns: number;
  photographs: number;
  reviews: number;
  /** Milliseconds of a submission. */
  median: number;
  p99: number;
  /** How far behind its schedule the generator itself fell, in milliseconds. */
  lateMost: number;
}

const SIGN_IN_EACH = 20;
const PHOTOGRAPH_EACH = 10;
const REVIEW_EACH = 10;
const TRIES = 5;

class Day {
  readonly receipts = new Map<string, string>();
  readonly times: number[] = [];
  readonly others: Record<string, number> = {};
  serverErrors = 0;
  signIns = 0;
  photographs = 0;
  reviews = 0;
  private readonly reviewable: Work[] = [];
  private readonly day: DeadlineDay;
  private readonly photo: Buffer;

  constructor(day: DeadlineDay, photo: Buffer) {
    this.day = day;
    this.photo = photo;
  }

  private note(answer: Answer, success: number): boolean {
    if (answer.status === success) return true;
    if (answer.status === 0 || answer.status >= 500) this.serverErrors += 1;
    else this.others[answer.status] = (this.others[answer.status] ?? 0) + 1;
    return false;
  }

  /** As the page does: repeated under the same key until there is an answer. */
  private async submit(work: Work): Promise<void> {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const answer = await submitOnce(this.day.base, this.day.agent, work);
      if (answer.status === 0 && tries < TRIES) continue;
      if (!this.note(answer, 200)) return;
      this.times.push(answer.milliseconds);
      this.receipts.set(work.assignmentId, JSON.parse(answer.body).data.receiptNo);
      this.reviewable.push(work);
      return;
    }
  }

  private async signIn(work: Work): Promise<void> {
    const fields = { login: work.reporter.login, password: BENCH_PASSWORD };
    const { base } = this.day;
    const answer = await sendForm({ base, path: "/sign-in", marker: 'name="password"', fields });
    if (this.note(answer, 303)) this.signIns += 1;
  }

  private async photograph(work: Work): Promise<void> {
    const { base, agent } = this.day;
    const bytes = Buffer.concat([this.photo, Buffer.from(newId())]);
    if (this.note(await sendPhotograph(base, agent, { work, bytes }), 201)) this.photographs += 1;
  }

  private async review(): Promise<void> {
    const work = this.reviewable.shift();
    const cookie = work && this.day.world.reviewers[work.reporter.node];
    if (!work || !cookie) return;
    const path = `/desk/reviews/${work.assignmentId}`;
    const fields = {};
    const { base } = this.day;
    const answer = await sendForm({ base, path, marker: "通过", cookie, fields });
    if (this.note(answer, 303)) this.reviews += 1;
  }

  async begin(index: number): Promise<void> {
    const work = this.day.take();
    if (!work) throw new Error("not enough assignments: raise --submissions");
    const all = [this.submit(work)];
    if (index % SIGN_IN_EACH === 7) all.push(this.signIn(work));
    if (index % PHOTOGRAPH_EACH === 3) all.push(this.photograph(work));
    if (index % REVIEW_EACH === 5) all.push(this.review());
    await Promise.all(all);
  }
}

async function recount(day: DeadlineDay, receipts: ReadonlyMap<string, string>) {
  const client = new pg.Client({ connectionString: day.ownerUrl });
  await client.connect();
  const ids = [...receipts.keys()];
  const { rows } = await client.query<{ id: string; receipt: string; count: number }>(
    `select assignment_id::text as id, min(receipt_no) as receipt, count(*)::int as count
     from report where assignment_id = any ($1::bigint[]) group by 1`,
    [ids],
  );
  await client.end();
  const kept = new Map(rows.map((row) => [row.id, row.receipt]));
  return {
    lost: ids.filter((id) => kept.get(id) !== receipts.get(id)).length,
    doubled: rows.filter((row) => row.count > 1).length,
  };
}

async function photo(): Promise<Buffer> {
  const noise = { type: "gaussian" as const, mean: 128, sigma: 30 };
  const create = { width: 1280, height: 960, channels: 3 as const, background: "#888", noise };
  return sharp({ create }).jpeg({ quality: 70 }).toBuffer();
}

/** Submissions at a fixed rate with sign-ins, photographs and reviews among them, then counted. */
export async function deadlineDay(day: DeadlineDay): Promise<DayOutcome> {
  const running = new Day(day, await photo());
  const ran = await atRate(day.submissions, day.perSecond, (index) => running.begin(index));
  const { serverErrors, others, signIns, photographs, reviews, times, receipts } = running;
  return {
    ...{ ...ran, acknowledged: receipts.size, serverErrors, others, signIns, photographs, reviews },
    ...{ median: quantile(times, 0.5), p99: quantile(times, 0.99) },
    ...(await recount(day, receipts)),
  };
}
