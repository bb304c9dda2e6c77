import type { MachineKey } from "@/lib/domain/machine/keys/types";
import type { RunState } from "@/lib/domain/machine/runs/types";
import { momentLabel } from "@/lib/shared/dates";
import type { Shape, Tone } from "../../ui/mark";

interface Look {
  tone: Tone;
  shape: Shape;
  word: string;
}

export const RUN_LOOK: Record<RunState, Look> = {
  running: { tone: "qing", shape: "hourglass", word: "正在取数" },
  done: { tone: "green", shape: "check", word: "已完成" },
  failed: { tone: "red", shape: "wave", word: "失败" },
};

export const KEY_LOOK: Record<MachineKey["state"], Look> = {
  valid: { tone: "green", shape: "check", word: "在用" },
  expired: { tone: "grey", shape: "dash", word: "已过期" },
  revoked: { tone: "grey", shape: "dash", word: "已停用" },
};

/** A moment of the database in words, `—` where there is none. */
export function momentOr(iso: string | null): string {
  return iso ? momentLabel(new Date(iso)) : "—";
}
