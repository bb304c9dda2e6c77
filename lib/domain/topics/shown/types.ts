import type { Published } from "@/lib/domain/publications/types";
import type { RatingTotals } from "@/lib/domain/ratings/types";
import type { TopicContent } from "@/lib/domain/topics/content/schema";
import type { FollowUpCounts } from "@/lib/domain/topics/follow-ups/rules";
import type { TopicState } from "@/lib/domain/topics/rules";
import type { TermLight } from "@/lib/domain/topics/types";
import type { Voices } from "@/lib/domain/topics/verdicts/rules";
import type { Day } from "@/lib/shared/dates";

/** What the public list can be narrowed to. */
export type StateGroup = "waiting" | "overdue" | "working" | "disputed" | "done";

/** What is public of a topic by nature: state, term, counts. */
export interface LiveFacts {
  state: TopicState;
  isDisputed: boolean;
  round: number;
  unitName: string | null;
  askedOn: Day | null;
  dueOn: Day | null;
  light: TermLight;
  voices: Voices;
  /** The running round's ratings. */
  low: number;
  total: number;
  /** How many said 我也关注. */
  follows: number;
}

/** A topic as the public lists it. */
export interface ShownTopic {
  item: Published;
  content: TopicContent;
  live: LiveFacts;
}

/** A topic as the public reads it. */
export interface ShownTopicDetail extends ShownTopic {
  /** The ratings of each round by their five words, the running one last. */
  ratings: { round: number; totals: RatingTotals }[];
  minimumRatings: number;
  agreedPercent: number;
  followUp: { askedOn: Day; closesOn: Day; counts: FollowUpCounts } | null;
}

/** A page of the public list. */
export interface ShownTopics {
  topics: ShownTopic[];
  total: number;
  counts: Record<StateGroup, number>;
  all: number;
}

/** What a topic brought: one line of the list of results or of rules. */
export interface Outcome {
  topicId: string;
  title: string;
  regionName: string;
  fieldName: string;
  unitName: string;
  kind: "result" | "rule";
  text: string;
  on: Day;
  state: TopicState;
  isDisputed: boolean;
  isExample: boolean;
}
