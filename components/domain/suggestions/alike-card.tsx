import Link from "next/link";
import { STATUS_WORDS } from "@/lib/domain/suggestions/labels";
import { mergeSuggestionAction } from "@/lib/domain/suggestions/moderation/actions";
import type { SuggestionToScreen } from "@/lib/domain/suggestions/moderation/types";
import { dayLabel } from "@/lib/shared/dates";
import { ActionForm } from "../../forms/action-form";
import { Card } from "../../ui/card";

const MERGEABLE = ["screened", "taken_up", "answered"];

/** Others that say nearly the same; it can be joined to one that was passed. */
export function AlikeCard({ found, mayMerge }: { found: SuggestionToScreen; mayMerge: boolean }) {
  const { id, version, alike, status } = found;
  if (alike.length === 0) return null;
  const isOpen = mayMerge && (status === "received" || status === "screened");
  return (
    <Card title={`内容相近的建议（${alike.length}）`}>
      <ul className="list-none p-0">
        {alike.map((one) => (
          <li key={one.id} className="mb-4">
            <p className="suggest-words">{one.text}</p>
            <p>
              相近 {Math.round(one.likeness * 100)}%，{one.regionName}，{dayLabel(one.receivedOn)}，
              <Link href={`/desk/suggestions/${one.id}`}>{STATUS_WORDS[one.status]}</Link>
            </p>
            {isOpen && MERGEABLE.includes(one.status) && (
              <ActionForm
                action={mergeSuggestionAction}
                submit="并入这一条"
                variant="secondary"
                hidden={{ suggestionId: id, version: String(version), intoId: one.id }}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
