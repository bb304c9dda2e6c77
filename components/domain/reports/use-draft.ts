import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import type { Draft, DraftAnswer, ReportContent } from "@/lib/domain/reports/types";
import type { FieldErrors } from "@/lib/platform/errors";

/** The four visible states of saving. */
export type Saving = "saved" | "saving" | "offline" | "failed";

/** What the form shows about its draft. */
export interface DraftState {
  saving: Saving | null;
  /** When it was last kept on the server. */
  savedAt: string | null;
  /** Why saving was refused. */
  problem: string | null;
  /** What the server refused, by field. */
  fields: FieldErrors;
  /** A colleague's newer draft, to be looked at before anything is overwritten. */
  newer: Draft | null;
  /** A copy in this browser that never reached the server. */
  local: LocalCopy | null;
}

/** What this browser keeps while there is no network. */
export interface LocalCopy {
  content: ReportContent;
  at: string;
}

const PAUSE = 1_500;
const RETRY = 10_000;

/** The form's fields as a report's content. */
export function contentOfForm(form: HTMLFormElement): ReportContent {
  const data = new FormData(form);
  const content: ReportContent = {
    ...EMPTY_CONTENT,
    evidence: data.getAll("evidence[]").map(String),
  };
  for (const name of Object.keys(EMPTY_CONTENT) as (keyof ReportContent)[]) {
    if (name === "evidence") continue;
    content[name] = String(data.get(name) ?? "").replace(/\r\n?/g, "\n");
  }
  return content;
}

function readLocal(key: string): LocalCopy | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as LocalCopy | null;
  } catch {
    return null;
  }
}

function writeLocal(key: string, copy: LocalCopy | null): boolean {
  try {
    if (copy) localStorage.setItem(key, JSON.stringify(copy));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

type Sent =
  | { ok: true; data: DraftAnswer }
  | { ok: false; code: string; message: string; fields: FieldErrors };

async function sendDraft(
  assignmentId: string,
  body: { version: number; content: ReportContent },
  keepalive: boolean,
): Promise<Sent> {
  const answer = await fetch(`/api/reports/${assignmentId}/draft`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    keepalive,
  });
  return (await answer.json()) as Sent;
}

interface DraftOptions {
  assignmentId: string;
  /** Distinguishes people who share a browser. */
  accountId: string;
  version: number;
  savedAt: string | null;
  form: RefObject<HTMLFormElement | null>;
}

/**
 * Keeps a form's draft: after a pause, on leaving a field, and when the page is hidden. Without network
 * the browser keeps a copy and tries again; a colleague's newer draft is handed out, never overwritten.
 */
export function useDraft({ assignmentId, accountId, version, savedAt, form }: DraftOptions) {
  const key = `qinglian:draft:${accountId}:${assignmentId}`;
  const [state, setState] = useState<DraftState>({
    ...{ saving: savedAt ? "saved" : null, savedAt, problem: null, newer: null, local: null },
    fields: {},
  });
  const known = useRef(version);
  const kept = useRef<string | null>(null);
  const busy = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const change = useCallback((part: Partial<DraftState>) => {
    setState((before) => ({ ...before, ...part }));
  }, []);

  const put = useCallback(
    async (content: ReportContent, keepalive: boolean) => {
      const text = JSON.stringify(content);
      const at = new Date().toISOString();
      change({ saving: "saving", problem: null, fields: {} });
      try {
        const sent = await sendDraft(assignmentId, { version: known.current, content }, keepalive);
        if (!sent.ok) {
          writeLocal(key, { content, at });
          return change({ saving: "failed", problem: sent.message, fields: sent.fields });
        }
        if (sent.data.state === "newer") {
          writeLocal(key, { content, at });
          return change({ saving: "failed", newer: sent.data.draft });
        }
        known.current = sent.data.version;
        kept.current = text;
        writeLocal(key, null);
        change({ saving: "saved", savedAt: sent.data.savedAt, newer: null });
      } catch {
        const isKept = writeLocal(key, { content, at });
        const problem = "网络不通，本机也存不下，请不要关闭页面";
        change(isKept ? { saving: "offline" } : { saving: "failed", problem });
        timer.current = setTimeout(() => void saveRef.current(), RETRY);
      }
    },
    [assignmentId, change, key],
  );

  const save = useCallback(
    async (keepalive = false): Promise<void> => {
      clearTimeout(timer.current);
      while (busy.current) await busy.current;
      if (!form.current) return;
      const content = contentOfForm(form.current);
      if (JSON.stringify(content) === kept.current) return;
      busy.current = put(content, keepalive);
      await busy.current;
      busy.current = null;
    },
    [form, put],
  );
  const saveRef = useRef(save);
  saveRef.current = save;

  /** Waits for a pause in typing. */
  const touch = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void saveRef.current(), PAUSE);
  }, []);

  /** Puts this browser's text over a colleague's newer draft, after it was shown. */
  const overwrite = useCallback(async () => {
    if (state.newer) known.current = state.newer.version;
    kept.current = null;
    change({ newer: null });
    await save();
  }, [change, save, state.newer]);

  const dropLocal = useCallback(() => {
    writeLocal(key, null);
    change({ local: null });
  }, [change, key]);

  useEffect(() => {
    if (!form.current) return;
    const shown = contentOfForm(form.current);
    kept.current = JSON.stringify(shown);
    const local = readLocal(key);
    if (local && JSON.stringify(local.content) !== kept.current) change({ local });
    const hide = () => document.visibilityState === "hidden" && void saveRef.current(true);
    const leave = () => void saveRef.current(true);
    const online = () => void saveRef.current();
    document.addEventListener("visibilitychange", hide);
    addEventListener("pagehide", leave);
    addEventListener("online", online);
    return () => {
      document.removeEventListener("visibilitychange", hide);
      removeEventListener("pagehide", leave);
      removeEventListener("online", online);
      clearTimeout(timer.current);
    };
  }, [change, form, key]);

  return { state, save, touch, overwrite, dropLocal };
}
