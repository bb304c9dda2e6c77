import { useEffect, useRef, useState } from "react";
import { type CopyMarks, type CopyPart, copyInto, undoCopy } from "@/lib/domain/reports/grid/rules";
import { missingParts } from "@/lib/domain/reports/rules";
import type { GridRow, IndicatorFacts, ReportContent } from "@/lib/domain/reports/types";
import type { FieldErrors } from "@/lib/platform/errors";
import { randomId } from "@/lib/shared/random-ids";
import { sendFile } from "../evidence/send-file";
import { clearDevice } from "./device-drafts";
import { DraftKeeper } from "./draft-keeper";
import { type DraftState, draftStateOf } from "./draft-state";
import { sendReport } from "./send-report";

/** A row of the grid as it stands in the browser. */
export interface RowState {
  row: GridRow;
  content: ReportContent;
  draft: DraftState;
  /** Which cells were copied from another row. */
  marks: CopyMarks;
  errors: FieldErrors;
  problem: string | null;
  /** The receipt's number, once submitted. */
  submitted: string | null;
  isSending: boolean;
  /** The same for every try of this row. */
  key: string;
}

/** Of what was refused, what still stands as it is typed now; nothing new is found fault with meanwhile. */
function stillWrong(refused: FieldErrors, now: FieldErrors): FieldErrors {
  return Object.fromEntries(Object.entries(now).filter(([field]) => field in refused));
}

function startOf(row: GridRow): RowState {
  const draft = { ...draftStateOf(null), saving: row.draftVersion > 0 ? "saved" : null } as const;
  return {
    ...{ row, content: row.content, draft, marks: {}, errors: {}, problem: null },
    ...{ submitted: null, isSending: false, key: "" },
  };
}

/** The assignment's version: the first draft moves one that was not started on by one. */
function versionOf(row: GridRow, draftVersion: number): number {
  const isMoved = row.draftVersion === 0 && draftVersion > 0 && row.status === "not_started";
  return row.version + (isMoved ? 1 : 0);
}

interface Keeping {
  accountId: string;
  /** Task and period in one line. */
  title: string;
}

/** The rows of a grid: typed into, copied across, kept as drafts, submitted under keys of their own. */
export function useEntryRows(
  facts: IndicatorFacts,
  rows: readonly GridRow[],
  { accountId, title }: Keeping,
) {
  const [states, setStates] = useState<RowState[]>(() => rows.map(startOf));
  const current = useRef(states);
  const keepers = useRef(new Map<string, DraftKeeper>());

  function find(id: string): RowState {
    const found = current.current.find((state) => state.row.assignmentId === id);
    if (!found) throw new Error("no such row");
    return found;
  }

  function put(id: string, part: Partial<RowState>): RowState {
    current.current = current.current.map((state) =>
      state.row.assignmentId === id ? { ...state, ...part } : state,
    );
    setStates(current.current);
    return find(id);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper for each row of the page
  useEffect(() => {
    const stops = current.current.map(({ row }) => {
      const { assignmentId: id, draftVersion: version } = row;
      const keeper = new DraftKeeper({
        ...{ assignmentId: id, accountId, version, savedAt: null },
        title: `${row.organisationName}${title}`,
        shown: () => row.content,
        read: () => (find(id).submitted ? null : find(id).content),
        adopt: (content) => void put(id, { content, marks: {} }),
        show: (draft) => void put(id, { draft }),
      });
      keepers.current.set(id, keeper);
      return keeper.start();
    });
    return () => {
      for (const stop of stops) stop();
      keepers.current.clear();
    };
  }, [accountId, title]);

  function change(id: string, part: Partial<ReportContent>) {
    const content = { ...find(id).content, ...part };
    const errors = stillWrong(find(id).errors, missingParts(facts, content));
    put(id, { content, errors, problem: null });
    keepers.current.get(id)?.touch();
  }

  /** Puts parts of one row into others and keeps them. */
  function copyAcross(from: string, parts: readonly CopyPart[], targets: readonly string[]) {
    const { row, content } = find(from);
    for (const id of targets) {
      put(id, copyInto(find(id), { name: row.organisationName, content }, parts));
      keepers.current.get(id)?.touch();
    }
  }

  function putBack(id: string, part: CopyPart) {
    put(id, undoCopy(find(id), part));
    keepers.current.get(id)?.touch();
  }

  async function keep(id: string): Promise<void> {
    await keepers.current.get(id)?.save();
  }

  async function submit(id: string): Promise<RowState> {
    const errors = missingParts(facts, find(id).content);
    if (Object.keys(errors).length > 0) return put(id, { errors });
    const key = find(id).key || randomId();
    put(id, { key, errors: {}, problem: null, isSending: true });
    await keep(id);
    const { row, content } = find(id);
    const draftVersion = keepers.current.get(id)?.version ?? row.draftVersion;
    const sent = { accountId, version: versionOf(row, draftVersion), draftVersion, key, content };
    const answer = await sendReport(id, sent, () => undefined);
    if (!answer.ok) {
      return put(id, { isSending: false, problem: answer.message, errors: answer.fields });
    }
    await clearDevice(accountId, id);
    return put(id, { isSending: false, submitted: answer.data.receiptNo });
  }

  async function attach(id: string, file: File): Promise<void> {
    put(id, { isSending: true, problem: null });
    const answer = await sendFile(id, file, () => undefined);
    put(id, { isSending: false, problem: answer.ok ? null : answer.message });
    if (!answer.ok) return;
    const { evidence } = find(id).content;
    change(id, { evidence: [...new Set([...evidence, answer.item.id])] });
    await keep(id);
  }

  return { states, keepers, change, copyAcross, putBack, keep, submit, attach };
}
