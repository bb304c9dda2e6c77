import { publicationStatusWords } from "@/lib/domain/publications/labels";
import type { PublicationStatus } from "@/lib/platform/generated/prisma/enums";
import { type Shape, StatusMark, type Tone } from "../../ui/mark";

const LOOKS: Record<PublicationStatus, { tone: Tone; shape: Shape }> = {
  submitted: { tone: "lian", shape: "hourglass" },
  checked: { tone: "lian", shape: "hourglass" },
  published: { tone: "plain", shape: "check" },
  returned: { tone: "amber", shape: "return" },
  superseded: { tone: "grey", shape: "dash" },
  withdrawn: { tone: "grey", shape: "dash" },
};

/** How far a revision has come: shape, word and colour. */
export function PublicationStatusMark({ status }: { status: PublicationStatus }) {
  return <StatusMark {...LOOKS[status]} word={publicationStatusWords[status]} />;
}
