import "server-only";
import type { Actor } from "@/lib/access/actor";
import { performCarry } from "@/lib/domain/years/carrying/commands";
import { performClose } from "@/lib/domain/years/closing/commands";
import { performOpen } from "@/lib/domain/years/opening/commands";
import { performReopen } from "@/lib/domain/years/reopening/commands";
import { carryOutRun, type Perform } from "@/lib/domain/years/runs/commands";
import type { YearActKind } from "@/lib/domain/years/types";

const PERFORM: Record<YearActKind, Perform> = {
  open: performOpen,
  close: performClose,
  reopen: performReopen,
  carry_over: performCarry,
};

/** Carries out an act on a year that waits as a run: for the worker. Doing it again changes nothing. */
export async function runYearAct(actor: Actor, runId: string): Promise<void> {
  await carryOutRun(actor, runId, (tx, by, run) => PERFORM[run.act](tx, by, run));
}
