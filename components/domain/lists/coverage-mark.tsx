import type { ClauseCoverage } from "@/lib/domain/counters/types";
import { type Shape, StatusMark, type Tone } from "../../ui/mark";

type Look = { word: string; tone: Tone; shape: Shape };

const LOOKS: Record<ClauseCoverage["coverage"], Look> = {
  done: { word: "已全部办结", tone: "green", shape: "check" },
  open: { word: "办理中", tone: "qing", shape: "circle" },
  none: { word: "尚无任务落实", tone: "muted", shape: "dash" },
  hidden: { word: "由其他单位掌握", tone: "muted", shape: "question" },
};

/** Whether a responsibility clause is carried out: shape, word and colour. */
export function CoverageMark({ coverage }: { coverage: ClauseCoverage["coverage"] }) {
  return <StatusMark {...LOOKS[coverage]} />;
}
