"use client";

import { useEffect, useRef, useState } from "react";
import type { EvidenceItem } from "@/lib/domain/evidence/types";
import { dropFile, type KeptFile, keepFile, listKept } from "./kept-files";
import { Setback } from "./patience";
import { fingerprint, type Prepared, prepareFile } from "./prepare-picture";
import { sendPrepared } from "./send-file";
import { cancelUpload, listUploads, type Recipient } from "./upload-requests";

/** A file under way as its tile shows it. */
export interface Sending {
  id: string;
  name: string;
  size: number;
  share: number;
  phase: "preparing" | "sending" | "checking" | "failed" | "missing";
  /** Why nothing moves at the moment; it goes on by itself. */
  waiting: string | null;
  /** What only the person can mend. */
  problem: string | null;
}

interface Work {
  file: File | null;
  prepared: Prepared | null;
  uploadId: string | null;
  sha256: string | null;
  cancel: AbortController;
}

interface SendingOptions {
  recipient: Recipient;
  /** Files are kept on this device for this account; without it nothing is kept. */
  accountId?: string | undefined;
  onDone: (item: EvidenceItem) => void;
}

const AT_ONCE = 2;
const FAILED = "没有传成，请点“重试”";

function randomId(): string {
  // randomUUID() is missing where the page came by plain http.
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join(
    "-",
  );
}

function newWork(part: Partial<Work>): Work {
  const empty = { file: null, prepared: null, uploadId: null, sha256: null };
  return { ...empty, ...part, cancel: new AbortController() };
}

function shownOf(id: string, name: string, size: number): Sending {
  return { id, name, size, share: 0, phase: "preparing", waiting: null, problem: null };
}

/** Files on their way up: two at a time, retried, gone on with after a reload, cancelled. */
export function useSending({ recipient, accountId, onDone }: SendingOptions) {
  const [sendings, setSendings] = useState<Sending[]>([]);
  const works = useRef(new Map<string, Work>());
  const queue = useRef<string[]>([]);
  const running = useRef(0);
  const done = useRef(onDone);
  done.current = onDone;
  const assignmentId = "assignmentId" in recipient ? recipient.assignmentId : null;
  const place = "assignmentId" in recipient ? recipient.assignmentId : recipient.organisationId;

  function change(id: string, part: Partial<Sending>) {
    setSendings((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));
  }

  function forget(id: string) {
    works.current.delete(id);
    setSendings((all) => all.filter((one) => one.id !== id));
    if (accountId) void dropFile(accountId, id);
  }

  async function keep(id: string, { prepared, uploadId }: Work): Promise<void> {
    if (!accountId || !prepared) return;
    await keepFile(accountId, { id, place, uploadId, ...prepared });
  }

  async function send(id: string, work: Work): Promise<void> {
    if (!work.prepared && work.file) {
      change(id, { phase: "preparing" });
      work.prepared = await prepareFile(work.file);
      void keep(id, work);
    }
    const { prepared } = work;
    if (!prepared) return;
    change(id, { phase: "sending", size: prepared.blob.size, problem: null });
    const outgoing = {
      ...{ recipient, prepared, uploadId: work.uploadId },
      onOpened: async (uploadId: string) => {
        work.uploadId = uploadId;
        await keep(id, work);
      },
    };
    const item = await sendPrepared(outgoing, {
      signal: work.cancel.signal,
      onShare: (share) => change(id, { share, phase: share < 1 ? "sending" : "checking" }),
      onWait: (waiting) => change(id, { waiting }),
    });
    if (work.cancel.signal.aborted) return;
    done.current(item);
    forget(id);
  }

  function fail(id: string, work: Work, error: unknown) {
    if (work.cancel.signal.aborted) return;
    const problem = error instanceof Setback ? error.message : FAILED;
    if (error instanceof Setback && error.kind === "refused") {
      // The server has removed what it refused.
      work.uploadId = null;
      if (accountId) void dropFile(accountId, id);
    }
    change(id, { phase: "failed", waiting: null, problem });
  }

  async function next(): Promise<void> {
    const id = running.current < AT_ONCE ? queue.current.shift() : undefined;
    const work = id && works.current.get(id);
    if (!id || !work) return;
    running.current += 1;
    await send(id, work).catch((error: unknown) => fail(id, work, error));
    running.current -= 1;
    void next();
  }

  function start(id: string, work: Work) {
    works.current.set(id, work);
    queue.current.push(id);
    void next();
  }

  function add(file: File) {
    const id = randomId();
    setSendings((all) => [...all, shownOf(id, file.name, file.size)]);
    start(id, newWork({ file }));
  }

  function retry(id: string) {
    const work = works.current.get(id);
    if (!work) return;
    change(id, { phase: "preparing", problem: null, waiting: null });
    start(id, newWork(work));
  }

  function drop(id: string) {
    const work = works.current.get(id);
    work?.cancel.abort();
    if (work?.uploadId) void cancelUpload(work.uploadId);
    forget(id);
  }

  /** The file that a reload has lost, chosen again; another one begins anew. */
  async function choose(id: string, file: File) {
    const work = works.current.get(id);
    if (!work) return;
    change(id, { phase: "preparing", name: file.name, problem: null });
    const prepared = await prepareFile(file);
    const isSame = work.sha256 !== null && (await fingerprint(prepared.blob)) === work.sha256;
    if (!isSame && work.uploadId) void cancelUpload(work.uploadId);
    start(id, newWork({ file, prepared, uploadId: isSame ? work.uploadId : null }));
  }

  function goOnWith({ id, uploadId, name, captured, blob }: KeptFile) {
    setSendings((all) => [...all, shownOf(id, name, blob.size)]);
    start(id, newWork({ prepared: { blob, name, captured }, uploadId }));
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what a reload left is looked for once
  useEffect(() => {
    let isHere = true;
    async function look() {
      const kept = accountId ? await listKept(accountId, place) : [];
      const unfinished = assignmentId ? await listUploads(assignmentId).catch(() => []) : [];
      if (!isHere) return;
      const known = new Set(kept.map((file) => file.uploadId));
      for (const file of kept) if (!works.current.has(file.id)) goOnWith(file);
      const lost = unfinished.filter(
        ({ id }) =>
          !known.has(id) && ![...works.current.values()].some((one) => one.uploadId === id),
      );
      for (const { id, fileName, size, received, sha256 } of lost) {
        works.current.set(id, newWork({ uploadId: id, sha256 }));
        const share = received / size;
        setSendings((all) => [...all, { ...shownOf(id, fileName, size), share, phase: "missing" }]);
      }
    }
    void look();
    return () => {
      isHere = false;
    };
  }, []);

  return { sendings, add, retry, drop, choose };
}
