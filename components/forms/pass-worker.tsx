"use client";

import { useEffect, useRef } from "react";
import { withBase } from "@/lib/shared/base-path";

type Challenge = {
  parameters: { nonce: string; salt: string; cost: number; keyLength: number; keyPrefix: string };
};

const bytesOf = (hex: string) =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const hexOf = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

async function solve({ parameters }: Challenge): Promise<{ counter: number; derivedKey: string }> {
  const { nonce, salt, cost, keyLength, keyPrefix } = parameters;
  const start = bytesOf(nonce);
  const password = new Uint8Array(start.length + 4);
  password.set(start);
  const view = new DataView(password.buffer);
  for (let counter = 0; ; counter += 1) {
    view.setUint32(start.length, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations: cost };
    const derived = hexOf(new Uint8Array(await crypto.subtle.deriveBits(how, key, keyLength * 8)));
    if (derived.startsWith(keyPrefix)) return { counter, derivedKey: derived };
  }
}

async function earn(field: HTMLInputElement, purpose: string, isAnother: boolean): Promise<void> {
  const offered = await fetch(withBase(`/api/public-pass?for=${purpose}`), { cache: "no-store" });
  if (!offered.ok) return;
  const { ticket, challenge } = await offered.json();
  // The first ticket has been waiting since the page came: a fresh one would have to wait anew.
  if (isAnother) field.value = ticket;
  // Over plain http a browser does not calculate: the ticket holds there.
  if (!globalThis.crypto?.subtle) return;
  const solution = await solve(challenge);
  field.value = `w.${btoa(JSON.stringify({ challenge, solution }))}`;
}

interface WorkerProps {
  id: string;
  purpose: string;
  ticket: string;
}

/** Earns the pass as soon as somebody begins with the form, and another one after each answer. */
export function PassWorker({ id, purpose, ticket }: WorkerProps) {
  const place = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const field = place.current;
    const form = field?.form;
    if (!field || !form) return;
    // What fails here leaves the ticket in place.
    const begin = () => void earn(field, purpose, false).catch(() => undefined);
    const another = () => void earn(field, purpose, true).catch(() => undefined);
    form.addEventListener("focusin", begin, { once: true });
    form.addEventListener("reset", another);
    return () => {
      form.removeEventListener("focusin", begin);
      form.removeEventListener("reset", another);
    };
  }, [purpose]);
  return <input ref={place} type="hidden" name="pass" id={id} defaultValue={ticket} />;
}
