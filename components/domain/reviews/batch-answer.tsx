import Link from "next/link";
import type { ActionState } from "@/lib/access/action";
import type { BatchOutcome } from "@/lib/domain/reviews/types";
import { Notice } from "../../ui/feedback";

/** What became of each item of a batch: those approved by name, those left with the reason. */
export function BatchAnswer({ answer }: { answer: ActionState<BatchOutcome[]> }) {
  if (answer.ok === null) return null;
  if (!answer.ok) {
    const [problem] = Object.values(answer.fields);
    return (
      <div className="p-4">
        <Notice tone="error" live title={problem ?? answer.message} />
      </div>
    );
  }
  const approved = answer.data.filter((outcome) => outcome.isApproved);
  const left = answer.data.filter((outcome) => !outcome.isApproved);
  return (
    <div className="p-4">
      <Notice
        tone={left.length > 0 ? "soon" : "done"}
        live
        title={`已通过 ${approved.length} 项${left.length > 0 ? `，留下 ${left.length} 项` : ""}`}
      >
        {left.length > 0 && (
          <ul>
            {left.map((outcome) => (
              <li key={outcome.assignmentId}>
                <Link className="link" href={`/desk/reviews/${outcome.assignmentId}`}>
                  {outcome.organisationName || "该项"}
                </Link>
                没有通过：{outcome.message}
              </li>
            ))}
          </ul>
        )}
        {approved.length > 0 && (
          <details>
            <summary className="link">看已通过的</summary>
            {approved.map(({ organisationName }) => organisationName).join("、")}
          </details>
        )}
      </Notice>
    </div>
  );
}
