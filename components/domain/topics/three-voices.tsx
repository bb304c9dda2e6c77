import { findingWords, peopleVoiceWords } from "@/lib/domain/topics/labels";
import { contentShare, type Voices, verdictOf } from "@/lib/domain/topics/verdicts/rules";
import { type Shape, StatusMark, type Tone } from "../../ui/mark";
import "./topics.css";

interface ThreeVoicesProps {
  voices: Voices;
  low: number;
  total: number;
  /** From how many ratings on something is said in the people's name. */
  minimum?: number;
}

type Look = { tone: Tone; shape: Shape; word: string };

const OPEN: Look = { tone: "muted", shape: "circle", word: "还没有说" };

function unitLook({ isClaimed }: Voices): Look {
  return isClaimed
    ? { tone: "plain", shape: "check", word: "说已办结" }
    : { ...OPEN, word: "办理中" };
}

function commissionLook({ finding }: Voices): Look {
  if (!finding) return { ...OPEN, word: "尚未核实" };
  const isFine = finding === "confirmed";
  const look = isFine ? ({ tone: "plain", shape: "check" } as const) : UNHAPPY;
  return { ...look, word: findingWords[finding] };
}

const UNHAPPY = { tone: "amber", shape: "question" } as const;

function peopleLook({ people }: Voices): Look {
  const word = peopleVoiceWords[people];
  if (people === "too_few") return { ...OPEN, word };
  return people === "agreed" ? { tone: "plain", shape: "check", word } : { ...UNHAPPY, word };
}

const VERDICTS = {
  open: "责任单位还没有说办结。",
  waiting: "还不能下结论：有一方还没有说话。",
  agreed: "三方说法一致。",
  disputed: "三方说法不一致：有分歧。分歧一直公开，直到三方一致。",
} as const;

/** 部门说办结 / 纪委核实 / 群众认可, side by side and never summed. */
export function ThreeVoices({ voices, low, total, minimum }: ThreeVoicesProps) {
  const verdict = verdictOf(voices);
  const share = contentShare({ low, total });
  return (
    <div className="voices" data-verdict={verdict}>
      <dl>
        <Voice title="部门说" look={unitLook(voices)} />
        <Voice title="纪委核实" look={commissionLook(voices)} />
        <Voice
          title="群众评价"
          look={peopleLook(voices)}
          note={
            total === 0
              ? "还没有人评价"
              : `${total} 人评价，满意和基本满意 ${share}%，不满意 ${low} 人`
          }
        />
      </dl>
      <p>
        {VERDICTS[verdict]}
        {voices.people === "too_few" && minimum && `满 ${minimum} 人评价才代表群众说话。`}
      </p>
    </div>
  );
}

function Voice({ title, look, note }: { title: string; look: Look; note?: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <StatusMark {...look} />
        {note && <small>{note}</small>}
      </dd>
    </div>
  );
}
