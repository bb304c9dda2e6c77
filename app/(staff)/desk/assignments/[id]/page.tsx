import type { Metadata } from "next";
import { AssignmentPage } from "@/components/domain/assignments/assignment-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { listHappenings } from "@/lib/domain/adjustments/happenings/queries";
import { findBreakdown, mayBreakDown } from "@/lib/domain/assignments/breakdowns/queries";
import { findWalk } from "@/lib/domain/assignments/walk/queries";
import { getClock } from "@/lib/domain/calendar/queries";
import { findTrail } from "@/lib/domain/counters/nearby/queries";
import { getHistory } from "@/lib/domain/reports/queries";
import { getStanding } from "@/lib/domain/reviews/comparison/queries";
import { mayReview } from "@/lib/domain/reviews/queries";
import { mayReopen } from "@/lib/domain/reviews/reopening/queries";
import { getAssignmentVoices } from "@/lib/domain/voices/queries";
import { getWindowRights } from "@/lib/domain/windows/subjects/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "任务" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Assignment({ params, searchParams }: Props) {
  const actor = await requireStaff();
  const { id } = await params;
  const { from } = await searchParams;
  const history = await forPage(getHistory(actor, id));
  return (
    <AssignmentPage
      history={history}
      happenings={await listHappenings(actor, id)}
      breakdown={await findBreakdown(actor, id)}
      isOwn={await mayBreakDown(actor, id)}
      today={(await getClock(actor)).today}
      mayReview={await mayReview(actor, id)}
      mayReopen={await mayReopen(actor, id)}
      standing={await getStanding(actor, id)}
      voices={await getAssignmentVoices(actor, id)}
      trail={await findTrail(actor, history.assignment.organisationId)}
      walk={await findWalk(actor, { from, year: history.assignment.year, id })}
      windowRights={await getWindowRights(actor, id)}
      mayRaiseProblem={hasVerb(actor, "problem.raise")}
      formKey={newId()}
    />
  );
}
