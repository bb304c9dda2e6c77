"use client";

import { useState } from "react";
import {
  COPY_PARTS,
  type CopyPart,
  isBlank,
  isSame,
  withParts,
} from "@/lib/domain/reports/grid/rules";
import { figureWord, PART_LABELS } from "@/lib/domain/reports/labels";
import { EMPTY_CONTENT, valuesOf } from "@/lib/domain/reports/rules";
import type { IndicatorFacts } from "@/lib/domain/reports/types";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Checkbox } from "../../ui/input";
import { ContentDifference } from "./content-difference";
import type { RowState } from "./use-entry-rows";

const COPY_LABELS: Readonly<Record<CopyPart, string>> = {
  figures: "数值",
  narrative: PART_LABELS.narrative,
  explanation: PART_LABELS.explanation,
  difficulties: PART_LABELS.difficulties,
};

interface CopyAcrossProps {
  facts: IndicatorFacts;
  source: RowState;
  targets: readonly RowState[];
  onClose: () => void;
  onCopy: (parts: readonly CopyPart[], ids: readonly string[]) => void;
}

function toggled<T>(all: readonly T[], one: T): T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}

/** Chooses what of one row goes to which others; whatever it would replace is shown word by word. */
export function CopyAcross({ facts, source, targets, onClose, onCopy }: CopyAcrossProps) {
  const filled = COPY_PARTS.filter((part) => !isBlank(source.content, part));
  const [parts, setParts] = useState<readonly CopyPart[]>(
    filled.filter((part) => part === "narrative"),
  );
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const differing = targets.filter((target) =>
    parts.some((part) => !isSame(source.content, target.content, part)),
  );
  const ids = differing.map((one) => one.row.assignmentId).filter((id) => chosen.includes(id));
  const blank = differing.filter((one) => parts.every((part) => isBlank(one.content, part)));

  return (
    <Dialog
      open
      onClose={onClose}
      title={`从${source.row.organisationName}复制`}
      footer={
        <>
          <Button onClick={onClose}>不复制</Button>
          <Button
            variant="primary"
            aria-disabled={ids.length === 0 || undefined}
            onClick={() => ids.length > 0 && onCopy(parts, ids)}
          >
            复制到 {ids.length} 家
          </Button>
        </>
      }
    >
      <fieldset className="copy-choices">
        <legend>复制哪些内容</legend>
        {filled.length === 0 && <p>这一行还没有填写，没有可复制的内容</p>}
        {filled.map((part) => (
          <Checkbox
            key={part}
            checked={parts.includes(part)}
            onChange={() => setParts(toggled(parts, part))}
            label={COPY_LABELS[part]}
            note={
              part === "figures"
                ? figureWord(valuesOf(facts, source.content))
                : source.content[part]
            }
          />
        ))}
      </fieldset>
      <fieldset className="copy-choices">
        <legend>复制给谁</legend>
        {blank.length > 0 && (
          <Button size="small" onClick={() => setChosen(blank.map((one) => one.row.assignmentId))}>
            选空白的 {blank.length} 家
          </Button>
        )}
        {parts.length > 0 && differing.length === 0 && <p>其他各家与这一行没有不同</p>}
        {differing.map((target) => (
          <div key={target.row.assignmentId}>
            <Checkbox
              checked={chosen.includes(target.row.assignmentId)}
              onChange={() => setChosen(toggled(chosen, target.row.assignmentId))}
              label={target.row.organisationName}
              note={blank.includes(target) ? "空白，将填入" : "已有内容，将按下面改动"}
            />
            {!blank.includes(target) && <Replacing {...{ facts, parts, target, source }} />}
          </div>
        ))}
      </fieldset>
    </Dialog>
  );
}

interface ReplacingProps {
  facts: IndicatorFacts;
  parts: readonly CopyPart[];
  target: RowState;
  source: RowState;
}

function Replacing({ facts, parts, target, source }: ReplacingProps) {
  const only = (state: RowState) => withParts(EMPTY_CONTENT, state.content, parts);
  return (
    <div className="copied">
      <ContentDifference
        facts={facts}
        from={only(target)}
        to={only(source)}
        names={["现有", "复制后"]}
      />
    </div>
  );
}
