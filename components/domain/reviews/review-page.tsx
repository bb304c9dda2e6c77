import "./reviews.css";
import type { EvidenceView } from "@/lib/domain/evidence/previews/types";
import type { StandardReason } from "@/lib/domain/reviews/labels";
import type { QueueAddress } from "@/lib/domain/reviews/queue/schema";
import type { Neighbours } from "@/lib/domain/reviews/queue/types";
import type { Submission } from "@/lib/domain/reviews/types";
import type { Day } from "@/lib/shared/dates";
import { Card } from "../../ui/card";
import { TaskFacts } from "../reports/task-side";
import { AfterDecision, type Decided } from "./after-decision";
import { CheckList } from "./check-list";
import { DecisionCard } from "./decision-card";
import { ReviewDesk } from "./desk-context";
import { DeskKeys } from "./desk-keys";
import { LastWords } from "./last-words";
import { itemHref, QueueList } from "./queue-list";
import { ReviewContent } from "./review-content";
import { ReviewHead } from "./review-head";

/** Everything that the desk shows of one report. */
export interface ReviewPageProps {
  submission: Submission;
  files: readonly EvidenceView[];
  neighbours: Neighbours;
  address: QueueAddress;
  today: Day;
  /** The third working day from today: what is proposed for a corrected report. */
  proposed: Day;
  /** What a return offers: the offices' own reasons first. */
  reasons: readonly StandardReason[];
  formKey: string;
  decided: Decided | null;
}

/** One report to decide on: the queue, what changed with what the checks ask, and the decision. */
export function ReviewPage(props: ReviewPageProps) {
  const { submission, files, neighbours, address, decided } = props;
  const { assignment, current } = submission;
  const href = (id: string | null) => (id ? itemHref(id, address) : null);
  return (
    <ReviewDesk>
      {decided && <AfterDecision decided={decided} />}
      <ReviewHead
        submission={submission}
        neighbours={neighbours}
        address={address}
        keys={
          <DeskKeys nextHref={href(neighbours.nextId)} previousHref={href(neighbours.previousId)} />
        }
      />
      <div className="review-desk">
        <QueueList neighbours={neighbours} address={address} currentId={assignment.id} />
        <div className="flex min-w-0 flex-col gap-5">
          <LastWords submission={submission} />
          <ReviewContent submission={submission} files={files} />
          <TaskFacts assignment={assignment} />
        </div>
        <div className="review-decide flex flex-col gap-5">
          <Card title="自动检查" aside="只是提问，由您判断">
            <CheckList checks={submission.checks} narrative={current.narrative} />
          </Card>
          <DecisionCard {...props} />
        </div>
      </div>
    </ReviewDesk>
  );
}
