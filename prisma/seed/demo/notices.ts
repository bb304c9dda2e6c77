import { needsReceipt } from "@/lib/domain/notifications/rules";
import { copyLine } from "../copy";
import { stableId } from "../identity";
import type { AssignmentFact } from "./assignments";
import { DAY_SECONDS, momentText } from "./moments";
import { HOME } from "./scope";

const RECENT_DAYS = 14;
const PLACES: readonly string[] = [HOME.county, HOME.city, HOME.province];

/** The columns of a message's row. */
export const NOTIFICATION_COLUMNS = [
  "id",
  "organisation_id",
  "kind",
  "title",
  "link",
  "created_at",
  "needs_receipt",
];

const KINDS: Record<string, readonly [kind: string, words: string]> = {
  approved: ["report.approved", "已通过审核，已办结"],
  returned: ["report.returned", "被退回，请按意见修改后重报"],
};

/** What was told in the last fortnight around the demonstration accounts, one row for each. */
export function notificationLines(fact: AssignmentFact, todayDay: number): string {
  if (!PLACES.includes(fact.organisation.nodeCode)) return "";
  const since = (todayDay - RECENT_DAYS) * DAY_SECONDS;
  let lines = "";
  for (const change of fact.state.changes) {
    const told = KINDS[change.to];
    if (!told || change.at < since) continue;
    const [kind, words] = told;
    lines += copyLine([
      stableId("notification", String(fact.id), String(change.at)),
      fact.organisation.id,
      kind,
      `《${fact.task.title}》${words}`,
      `/desk/assignments/${fact.id}`,
      momentText(change.at),
      // As for every message of a return.
      needsReceipt(kind),
    ]);
  }
  return lines;
}
