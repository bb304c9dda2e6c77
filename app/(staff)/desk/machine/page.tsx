import type { Metadata } from "next";
import { MachinePage } from "@/components/domain/machine/machine-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getClock } from "@/lib/domain/calendar/queries";
import { listCoverage } from "@/lib/domain/machine/coverage/queries";
import { listFeeds } from "@/lib/domain/machine/feeds/queries";
import { listKeys } from "@/lib/domain/machine/keys/queries";
import { listKeyBatches, listRuns } from "@/lib/domain/machine/runs/queries";

export const metadata: Metadata = { title: "系统取数" };

export default async function Machine() {
  const actor = await requireStaff("machine.manage");
  const [coverage, keys, feeds, runs, batches, { today }] = await forPage(
    Promise.all([
      listCoverage(actor),
      listKeys(actor),
      listFeeds(actor),
      listRuns(actor),
      listKeyBatches(actor),
      getClock(actor),
    ]),
  );
  return <MachinePage {...{ coverage, keys, feeds, runs, batches, today }} />;
}
