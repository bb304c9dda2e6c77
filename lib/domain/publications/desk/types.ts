import type { ContentChange } from "@/lib/domain/publications/changes/types";
import type { PublicationMove } from "@/lib/domain/publications/rules";
import type {
  PublicationDetail,
  PublicationSummary,
  Published,
} from "@/lib/domain/publications/types";

/** Whether the reader may make a move, and why not: somebody else has to, or the right is missing. */
export type MayMove = "yes" | "other_person" | "no_right";

/** Everything that the desk shows of one revision. */
export interface PublicationPageFacts {
  publication: PublicationDetail;
  /** As public pages get it. */
  shown: Published;
  /** The moves that its state allows. */
  moves: { move: PublicationMove; may: MayMove }[];
  /** The revision released before, and what is different from it; null for the first one. */
  previous: { id: string; revision: number; changes: ContentChange[] } | null;
  revisions: PublicationSummary[];
  publicPath: string;
}

/** How many revisions wait for a hand of the reader's, by step. */
export interface WaitingPublications {
  toCheck: number;
  toRelease: number;
}
