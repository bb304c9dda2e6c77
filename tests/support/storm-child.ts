import type { StaffActor } from "@/lib/access/actor";
import { submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";

/** One report that the storm submits, under the key that it keeps through every try. */
export interface StormWork {
  assignmentId: string;
  version: number;
  key: string;
}

/** What the parent sends: who submits, and what. */
export interface StormOrder {
  actor: StaffActor;
  work: StormWork[];
}

const LANES = 8;

async function submit(actor: StaffActor, { assignmentId, version, key }: StormWork): Promise<void> {
  const content = { ...EMPTY_CONTENT, numerator: "9", denominator: "10", narrative: "风暴中填报" };
  const receipt = await submitReport(actor, {
    ...{ assignmentId, version, key, draftVersion: 0, content },
  });
  // Written only after the answer: what the parent reads was acknowledged.
  process.stdout.write(`${assignmentId} ${receipt.receiptNo}\n`);
}

async function lane(order: StormOrder, from: number): Promise<void> {
  for (let at = from; at < order.work.length; at += LANES) {
    const work = order.work[at];
    if (work) await submit(order.actor, work);
  }
}

process.once("message", async (order: StormOrder) => {
  await Promise.all(Array.from({ length: LANES }, (_, index) => lane(order, index)));
  process.exit(0);
});
