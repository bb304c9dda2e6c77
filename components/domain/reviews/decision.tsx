"use client";

import type { ReactNode } from "react";
import type { IndicatorFacts } from "@/lib/domain/reports/types";
import { approveReportAction } from "@/lib/domain/reviews/actions";
import type { StandardReason } from "@/lib/domain/reviews/labels";
import type { Day } from "@/lib/shared/dates";
import { ActionForm } from "../../forms/action-form";
import { type DeskMode, useDesk } from "./desk-context";
import type { PointChoice } from "./note-row";
import { ReturnPanel } from "./return-panel";
import { VerificationFields } from "./verification-fields";

/** What the forms of a decision send along and offer. */
export interface DecisionFacts {
  hidden: Record<string, string | undefined>;
  facts: IndicatorFacts;
  today: Day;
  proposed: Day;
  reasons: readonly StandardReason[];
  choices: readonly PointChoice[];
}

/** 通过 (A), 退回 (R) or 存疑 (Q); each goes on to the next one. */
export function Decision({ hidden, facts, ...returning }: DecisionFacts) {
  const { mode } = useDesk();
  return (
    <>
      <div hidden={mode !== "deciding"} data-key="a">
        <ActionForm
          action={approveReportAction}
          submit={<Keyed letter="A">通过</Keyed>}
          pendingText="正在通过…"
          size="large"
          wide
          hidden={hidden}
        >
          <VerificationFields facts={facts} />
        </ActionForm>
      </div>
      <Panel letter="R" mode="returning" open="退回" close="先不退回">
        <ReturnPanel hidden={hidden} {...returning} />
      </Panel>
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
