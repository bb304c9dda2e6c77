import { useRef, useState } from "react";
import { missingParts } from "@/lib/domain/reports/rules";
import type {
  DraftAnswer,
  GridRow,
  IndicatorFacts,
  ReportContent,
} from "@/lib/domain/reports/types";
import type { FieldErrors } from "@/lib/platform/errors";
import { randomId } from "@/lib/shared/random-ids";
import { sendFile } from "../evidence/send-file";
import { sendReport } from "./send-report";

/** A row of the grid as it stands in the browser. */
export interface RowState {
  row: GridRow;
  content: ReportContent;
  /** Of the draft on the server. */
  draftVersion: number;
  version: number;
  saving: "saved" | "saving" | "offline" | "failed" | null;
  errors: FieldErrors;
  problem: string | null;
  /** The receipt's number, once submitted. */
  submitted: string | null;
  /** The same for every try of this row. */
  key: string;
}

function startOf(row: GridRow): RowState {
  const { content, draftVersion, version } = row;
  const saving = draftVersion > 0 ? ("saved" as const) : null;
  return {
    ...{ row, content, draftVersion, version, saving, errors: {}, problem: null },
    ...{ submitted: null, key: "" },
  };
}

type Answer = { ok: true; data: DraftAnswer } | { ok: false; message: string };

async function sendDraft(state: RowState): Promise<Answer> {
  const answer = await fetch(`/api/reports/${state.row.assignmentId}/draft`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ version: state.draftVersion, content: state.content }),
  });
  return (await answer.json()) as Answer;
}

/** What saving a row came to, as changes of its state. */
async function kept(state: RowState): Promise<Partial<RowState>> {
  try {
    const answer = await sendDraft(state);
    if (!answer.ok) return { saving: "failed", problem: answer.message };
    if (answer.data.state === "saved") {
      // The first draft moves the assignment on by one version.
      const moved = state.draftVersion === 0 && state.row.status === "not_started" ? 1 : 0;
      const { version } = answer.data;
      return { saving: "saved", draftVersion: version, version: state.version + moved };
    }
    const { draft } = answer.data;
    const problem = `${draft.savedByName}刚刚改过这一行，已换成最新内容，请核对`;
    return { saving: "saved", draftVersion: draft.version, content: draft.content, problem };
  } catch {
    return { saving: "offline", problem: "网络不通，这一行还没有存上，请不要关闭页面" };
  }
}

/** The rows of a grid: typed into, kept as drafts, submitted under keys of their own. */
export function useEntryRows(facts: IndicatorFacts, rows: readonly GridRow[]) {
  const [states, setStates] = useState<RowState[]>(() => rows.map(startOf));
  const current = useRef(states);
  const typed = useRef(new Set<string>());

  function put(id: string, part: Partial<RowState>): RowState {
    current.current = current.current.map((state) =>
      state.row.assignmentId === id ? { ...state, ...part } : state,
    );
    setStates(current.current);
    return find(id);
  }

  function find(id: string): RowState {
    const found = current.current.find((state) => state.row.assignmentId === id);
    if (!found) throw new Error("no such row");
    return found;
  }

  function change(id: string, part: Partial<ReportContent>) {
    typed.current.add(id);
    put(id, { content: { ...find(id).content, ...part }, problem: null });
  }

  async function keep(id: string): Promise<void> {
    if (!typed.current.has(id) || find(id).saving === "saving") return;
    typed.current.delete(id);
    const sent = put(id, { saving: "saving" });
    put(id, await kept(sent));
  }

  async function submit(id: string): Promise<RowState> {
    await keep(id);
    const state = find(id);
    const errors = missingParts(facts, state.content);
    if (Object.keys(errors).length > 0) return put(id, { errors });
    const key = state.key || randomId();
    put(id, { key, errors: {}, saving: "saving", problem: null });
    const { version, draftVersion, content } = state;
    const answer = await sendReport(id, { version, draftVersion, key, content }, () => undefined);
    if (answer.ok) return put(id, { submitted: answer.data.receiptNo, saving: "saved" });
    return put(id, { saving: "failed", problem: answer.message, errors: answer.fields });
  }

  async function attach(id: string, file: File): Promise<void> {
    put(id, { saving: "saving", problem: null });
    const answer = await sendFile(id, file, () => undefined);
    if (!answer.ok) return void put(id, { saving: "failed", problem: answer.message });
    const { evidence } = find(id).content;
    change(id, { evidence: [...new Set([...evidence, answer.item.id])] });
    put(id, { saving: null });
    await keep(id);
  }

  return { states, change, keep, submit, attach };
}
