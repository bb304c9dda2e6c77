import { LIST_STATUS_LABELS } from "@/lib/domain/lists/labels";
import type { ListRow, ListStatus } from "@/lib/domain/lists/types";
import { type Shape, StatusMark, type Tone } from "../../ui/mark";

const LOOKS: Record<ListStatus, { tone: Tone; shape: Shape }> = {
  draft: { tone: "muted", shape: "dotted" },
  under_consent: { tone: "lian", shape: "hourglass" },
  issued: { tone: "plain", shape: "check" },
  superseded: { tone: "grey", shape: "dash" },
  archived: { tone: "grey", shape: "dash" },
};

/** Where a list stands; one that has its consent says what comes next. */
export function ListStatusMark({ list }: { list: Pick<ListRow, "status" | "consentNote"> }) {
  const isConsented = list.status === "under_consent" && list.consentNote !== null;
  if (isConsented) return <StatusMark tone="qing" shape="circle" word="已同意，待下发" />;
  return <StatusMark {...LOOKS[list.status]} word={LIST_STATUS_LABELS[list.status]} />;
}
