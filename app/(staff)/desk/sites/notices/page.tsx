import type { Metadata } from "next";
import { SiteNoticesPage } from "@/components/domain/sites/desk/notices-page";
import { requireStaff } from "@/lib/access/page";
import { findExceptions, getClock } from "@/lib/domain/calendar/queries";
import { workingDayAfter } from "@/lib/domain/calendar/rules";
import { listVerified } from "@/lib/domain/sites/register/queries";
import { getSiteTerms } from "@/lib/domain/sites/terms/queries";
import { addDays } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "示范点公示" };

/** Two working days leave room for 审 and 发. */
const ROOM = 2;

export default async function SiteNotices() {
  const actor = await requireStaff("site.manage");
  const [verified, terms, { today }] = await Promise.all([
    listVerified(actor),
    getSiteTerms(actor),
    getClock(actor),
  ]);
  const { exceptions } = await findExceptions(actor, { from: today, to: addDays(today, 20) });
  const fromOn = workingDayAfter(today, ROOM, exceptions);
  const { noticeDays: days } = terms;
  return <SiteNoticesPage verified={verified} days={days} fromOn={fromOn} formKey={newId()} />;
}
