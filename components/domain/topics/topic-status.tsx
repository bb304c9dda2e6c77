import { topicStateWords } from "@/lib/domain/topics/labels";
import type { TopicState } from "@/lib/domain/topics/rules";
import type { TermLight } from "@/lib/domain/topics/types";
import { dayLabel } from "@/lib/shared/dates";
import { LightMark, type Shape, StatusMark, Tag, type Tone } from "../../ui/mark";
import "./topics.css";

const LOOKS: Record<TopicState, { tone: Tone; shape: Shape }> = {
  proposed: { tone: "muted", shape: "dotted" },
  selected: { tone: "muted", shape: "circle" },
  declined: { tone: "grey", shape: "dash" },
  assigned: { tone: "muted", shape: "circle" },
  answering: { tone: "lian", shape: "hourglass" },
  answered: { tone: "qing", shape: "wave" },
  in_progress: { tone: "qing", shape: "wave" },
  claimed_done: { tone: "lian", shape: "hourglass" },
  verified: { tone: "green", shape: "check" },
  disputed: { tone: "amber", shape: "question" },
  reopened: { tone: "amber", shape: "return" },
  closed: { tone: "plain", shape: "check" },
};

type TopicStatusProps = { state: TopicState; isDisputed?: boolean; round?: number };

/** Where a topic stands: shape, word and colour; a disagreement and the number of the round beside it. */
export function TopicStatus({ state, isDisputed, round = 1 }: TopicStatusProps) {
  return (
    <span className="topic-status">
      <StatusMark {...LOOKS[state]} word={topicStateWords[state]} />
      {isDisputed && state !== "disputed" && <StatusMark {...LOOKS.disputed} word="有分歧" />}
      {round > 1 && <Tag tone="amber">第 {round} 轮办理</Tag>}
    </span>
  );
}

/** The light of an answer's term with its day. */
export function TermMark({ light, dueOn }: { light: TermLight; dueOn: string | null }) {
  if (light === "none" || !dueOn) return null;
  const words = { normal: "答复期限", soon: "即将到期", overdue: "超期未答复" }[light];
  return <LightMark light={light} word={`${words} ${dayLabel(dueOn)}`} />;
}
