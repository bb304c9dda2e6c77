import Link from "next/link";
import type { DoneAddress } from "@/lib/domain/reviews/queue/schema";
import { Notice } from "../../ui/feedback";

/** What was decided last: how, and on which assignment. */
export interface Decided {
  kind: keyof DoneAddress;
  assignmentId: string;
}

const WORDS: Record<Decided["kind"], string> = {
  approved: "上一项已通过",
  returned: "上一项已退回，填报单位会收到消息",
  accepted: "上一项已认可",
  doubted: "上一项已转核查，答复后回到这里",
};

/** The last decision of an address, or null. */
export function decidedOf(done: DoneAddress): Decided | null {
  const [found] = Object.entries(done).filter((entry) => entry[1] !== undefined);
  return found ? { kind: found[0] as Decided["kind"], assignmentId: found[1] as string } : null;
}

/** Says what became of the last item, with the way back to it. */
export function AfterDecision({ decided }: { decided: Decided }) {
  const isApproved = decided.kind === "approved";
  return (
    <div className="mb-4">
      <Notice tone="done" live title={WORDS[decided.kind]}>
        <Link
          className="link"
          href={
            isApproved
              ? `/desk/reviews/${decided.assignmentId}`
              : `/desk/assignments/${decided.assignmentId}`
          }
          data-key={isApproved ? "z" : undefined}
        >
          {isApproved ? "回到上一项，需要时撤回" : "查看上一项"}
        </Link>
      </Notice>
    </div>
  );
}
