"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { saveItemAction } from "@/lib/domain/meetings/items/actions";
import type { ResolvedItem } from "@/lib/domain/meetings/items/types";
import { withBase } from "@/lib/shared/base-path";
import {
  asOwn,
  emptyLine,
  isBlank,
  isKept,
  lineOf,
  mergeLines,
  type TypedLine,
} from "./typed-line";

/** After a pause in typing. */
const PAUSE = 700;
/** After a failure; it is tried until it succeeds. */
const AGAIN = 3_000;
/** How often the lines of others are looked at. */
const LOOK = 4_000;

async function fetchItems(meetingId: string): Promise<ResolvedItem[]> {
  const answer = await fetch(withBase(`/api/meetings/${meetingId}/items`), { cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  const { items } = (await answer.json()) as { items: ResolvedItem[] };
  return items;
}

interface Lines {
  lines: TypedLine[];
  change: (id: string, changes: Partial<TypedLine>) => void;
  add: () => string;
  forget: (id: string) => void;
  /** Takes up what somebody else made of a line, or saves one's own over it. */
  settle: (id: string, whose: "mine" | "theirs") => void;
  /** Saves at once what waits. */
  flush: () => void;
}

/** The lines of a meeting that are being typed, kept as one types, beside others who do the same. */
export function useLines(meetingId: string, items: readonly ResolvedItem[]): Lines {
  const [lines, setLines] = useState<TypedLine[]>(() => [
    ...items.filter(({ state }) => state === "draft").map(lineOf),
    emptyLine(),
  ]);
  const current = useRef(lines);
  current.current = lines;
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const flying = useRef(new Set<string>());

  const patch = useCallback((id: string, changes: Partial<TypedLine>) => {
    setLines((all) => all.map((line) => (line.id === id ? { ...line, ...changes } : line)));
  }, []);

  const save = useCallback(
    async (id: string) => {
      const line = current.current.find((one) => one.id === id);
      if (!line || line.theirs || (line.version === 0 && isBlank(line))) return;
      if (flying.current.has(id)) return;
      const part = (lost: TypedLine) => {
        const own = asOwn(lost);
        clearTimeout(timers.current.get(id));
        setLines((all) => all.map((one) => (one.id === id ? own : one)));
        timers.current.set(
          own.id,
          setTimeout(() => void save(own.id), PAUSE),
        );
      };
      flying.current.add(id);
      patch(id, { saving: "saving", fault: null });
      const wait = () => {
        patch(id, { saving: "failed" });
        timers.current.set(
          id,
          setTimeout(() => void save(id), AGAIN),
        );
      };
      try {
        const answer = await saveItemAction(
          { ok: null },
          {
            ...{ meetingId, itemId: id, version: line.version, text: line.text },
            ...{ organisationId: line.unit?.id ?? "", dueOn: line.dueOn ?? "" },
            ...{ cooperatingIds: line.cooperating.map((one) => one.id) },
            problemId: line.problemId ?? "",
          },
        );
        flying.current.delete(id);
        if (answer.ok === true) {
          const now = current.current.find((one) => one.id === id);
          const isSame = now && sameContent(now, line);
          patch(id, { version: answer.data.version, saving: isSame ? "saved" : "edited" });
          if (!isSame)
            timers.current.set(
              id,
              setTimeout(() => void save(id), PAUSE),
            );
        } else if (answer.ok === false && answer.code === "conflict") {
          const theirs = (await fetchItems(meetingId)).find((item) => item.id === id);
          const now = current.current.find((one) => one.id === id) ?? line;
          if (theirs?.state === "draft") patch(id, { theirs, saving: null });
          else if (theirs && isKept(now, theirs)) patch(id, { saving: "saved" });
          else part(now);
        } else if (answer.ok === false) {
          const [first] = Object.values(answer.fields);
          if (answer.code === "invalid")
            patch(id, { saving: null, fault: first ?? answer.message });
          else wait();
        }
      } catch {
        flying.current.delete(id);
        wait();
      }
    },
    [meetingId, patch],
  );

  const change = useCallback(
    (id: string, changes: Partial<TypedLine>) => {
      patch(id, { ...changes, saving: "edited" });
      clearTimeout(timers.current.get(id));
      timers.current.set(
        id,
        setTimeout(() => void save(id), PAUSE),
      );
    },
    [patch, save],
  );

  const flush = useCallback(() => {
    for (const { id, saving } of current.current) {
      if (saving === "edited" || saving === "failed") void save(id);
    }
  }, [save]);

  useLooking(meetingId, setLines);
  useLeaving(current, flush);

  return {
    lines,
    change,
    flush,
    add: () => {
      const line = emptyLine();
      setLines((all) => [...all, line]);
      return line.id;
    },
    forget: (id) => setLines((all) => all.filter((line) => line.id !== id)),
    settle: (id, whose) => {
      const line = current.current.find((one) => one.id === id);
      if (!line?.theirs) return;
      if (whose === "theirs") patch(id, { ...lineOf(line.theirs), saving: "saved" });
      else change(id, { version: line.theirs.version, theirs: null });
    },
  };
}

function sameContent(one: TypedLine, other: TypedLine): boolean {
  return (
    one.text === other.text &&
    one.unit?.id === other.unit?.id &&
    one.dueOn === other.dueOn &&
    one.problemId === other.problemId &&
    one.cooperating === other.cooperating
  );
}

/** Takes in what others type, while the page is looked at. */
function useLooking(
  meetingId: string,
  setLines: (merge: (all: TypedLine[]) => TypedLine[]) => void,
): void {
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      const items = await fetchItems(meetingId).catch(() => null);
      if (items) setLines((all) => mergeLines(all, items));
    };
    const timer = setInterval(() => void look(), LOOK);
    return () => clearInterval(timer);
  }, [meetingId, setLines]);
}

/** Leaving with something unsaved is asked about; coming back to the network saves at once. */
function useLeaving(current: { current: TypedLine[] }, flush: () => void): void {
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      const waits = current.current.some(
        ({ saving, theirs }) => theirs || (saving !== null && saving !== "saved"),
      );
      if (!waits) return;
      flush();
      event.preventDefault();
    };
    const hide = () => {
      if (document.visibilityState === "hidden") flush();
    };
    window.addEventListener("beforeunload", leave);
    window.addEventListener("online", flush);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("beforeunload", leave);
      window.removeEventListener("online", flush);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [current, flush]);
}
