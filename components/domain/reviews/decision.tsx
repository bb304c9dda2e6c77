"use client";

import type { ReactNode } from "react";
import { acceptReportAction, approveReportAction } from "@/lib/domain/reviews/actions";
import type { StandardReason } from "@/lib/domain/reviews/labels";
import type { Day } from "@/lib/shared/dates";
import { ActionForm } from "../../forms/action-form";
import { type DeskMode, useDesk } from "./desk-context";
import { DoubtPanel } from "./doubt-panel";
import type { PointChoice } from "./note-row";
import { ReturnPanel } from "./return-panel";

/** What the forms of a decision send along and offer. */
export interface DecisionFacts {
  step: "review" | "accept";
  hidden: Record<string, string | undefined>;
  /** The fields of what the reviewer verified, where something may be. */
  verification: ReactNode;
  today: Day;
  proposed: Day;
  reasons: readonly StandardReason[];
  choices: readonly PointChoice[];
}

/** 通过 or at the second step 认可 (A), 退回 (R), 存疑 (Q); each goes on to the next one. */
export function Decision({ hidden, verification, step, ...returning }: DecisionFacts) {
  const { mode } = useDesk();
  const isAccepting = step === "accept";
  return (
    <>
      <div hidden={mode !== "deciding"} data-key="a">
        <ActionForm
          action={isAccepting ? acceptReportAction : approveReportAction}
          submit={<Keyed letter="A">{isAccepting ? "认可" : "通过"}</Keyed>}
          pendingText="正在办理…"
          size="large"
          wide
          hidden={hidden}
        >
          {verification}
        </ActionForm>
      </div>
      <Panel letter="R" mode="returning" open="退回" close="先不退回">
        <ReturnPanel hidden={hidden} {...returning} />
      </Panel>
      {!isAccepting && (
        <Panel letter="Q" mode="doubting" open="存疑转核查" close="先不转核查">
          <DoubtPanel hidden={hidden} />
        </Panel>
      )}
    </>
  );
}

/** A button's word with its key, which readers are told in the table of keys. */
export function Keyed({ letter, children }: { letter: string; children: ReactNode }) {
  return (
    <>
      {children}
      <span className="key-hint desk-only" aria-hidden="true">
        {letter}
      </span>
    </>
  );
}

interface PanelProps {
  letter: string;
  mode: DeskMode;
  open: string;
  close: string;
  children: ReactNode;
}

/** A form that opens by its key or a press, also without script. */
export function Panel({ letter, mode, open, close, children }: PanelProps) {
  const desk = useDesk();
  const isOpen = desk.mode === mode;
  return (
    <details
      className="mt-3"
      open={isOpen}
      hidden={desk.mode !== "deciding" && !isOpen}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !event.ctrlKey) return;
        event.preventDefault();
        event.currentTarget.querySelector("form")?.requestSubmit();
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button of the browser's own */}
      <summary
        className="btn btn-large btn-wide"
        data-key={letter.toLowerCase()}
        onClick={(event) => {
          event.preventDefault();
          desk.move({ kind: "mode", mode: isOpen ? "deciding" : mode });
        }}
      >
        <Keyed letter={letter}>{isOpen ? close : open}</Keyed>
      </summary>
      <div className="mt-4">{children}</div>
    </details>
  );
}
