import { CIRCULAR_WORDS } from "@/lib/domain/circulars/labels";
import type { CircularStatus } from "@/lib/domain/circulars/types";
import { StatusMark } from "../../ui/mark";

/** Whether a circular is a draft, out, or withdrawn. */
export function CircularStatusMark({ status }: { status: CircularStatus }) {
  const word = CIRCULAR_WORDS[status];
  if (status === "draft") return <StatusMark tone="lian" shape="dotted" word={word} />;
  if (status === "withdrawn") return <StatusMark tone="grey" shape="dash" word={word} />;
  return <StatusMark tone="plain" shape="check" word={word} />;
}
