import { FollowUpQuestion } from "@/components/domain/topics/follow-up-question";
import { SuggestedTopicNote } from "@/components/domain/topics/suggested-topic-note";
import { Notice } from "@/components/ui/feedback";
import { VISITOR } from "@/lib/access/actor";
import { findHeldSuggestion } from "@/lib/domain/suggestions/tracking/commands";
import { getTracked } from "@/lib/domain/suggestions/tracking/queries";
import type { DoneAct } from "@/lib/domain/suggestions/tracking/schema";
import { findFollowUp } from "@/lib/domain/topics/follow-ups/queries";
import { findSuggestedTopic } from "@/lib/domain/topics/sources/queries";
import { DoneNotice } from "./done-notice";
import { LookupForm } from "./lookup-form";
import { TrackedActs } from "./tracked-acts";
import { TrackedFacts } from "./tracked-facts";

/** The suggestion whose code was shown, or the way to show it again. */
export async function TrackStep({ done }: { done: DoneAct | undefined }) {
  const id = await findHeldSuggestion(VISITOR);
  if (!id) {
    return (
      <>
        <div className="mb-5">
          <Notice tone="info" title="请输入查询码">
            <p>为了保密，查询半小时后自动退出。</p>
          </Notice>
        </div>
        <LookupForm />
      </>
    );
  }
  const [tracked, topic, followUp] = await Promise.all([
    getTracked(VISITOR, id),
    findSuggestedTopic(VISITOR, id),
    findFollowUp(VISITOR, id),
  ]);
  return (
    <>
      {done && <DoneNotice act={done} version={tracked.version} />}
      <TrackedFacts tracked={tracked} />
      <SuggestedTopicNote topic={topic} />
      <FollowUpQuestion question={followUp} />
      <TrackedActs tracked={tracked} />
    </>
  );
}
