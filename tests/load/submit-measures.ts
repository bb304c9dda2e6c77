import type http from "node:http";
import type { Answer, Work } from "./submit-types";

/** A closed loop: so many lanes, each sending its next request when the last was answered. */
export interface Loop {
  seconds: number;
  lanes: number;
  send: (work: Work, agent: http.Agent) => Promise<Answer>;
  take: () => Work | undefined;
  agent: http.Agent;
}

/** What a closed loop came to. */
export interface Round {
  perSecond: number;
  /** Milliseconds. */
  median: number;
  p99: number;
  wrong: number;
}

/** Runs a closed loop for its seconds. */
export async function measure(loop: Loop): Promise<Round> {
  const until = performance.now() + loop.seconds * 1000;
  const times: number[] = [];
  let wrong = 0;
  const began = performance.now();
  const lane = async () => {
    while (performance.now() < until) {
      const work = loop.take();
      if (!work) throw new Error("not enough assignments: raise --submissions");
      const answer = await loop.send(work, loop.agent);
      if (answer.status === 200) times.push(answer.milliseconds);
      else wrong += 1;
    }
  };
  await Promise.all(Array.from({ length: loop.lanes }, lane));
  const seconds = (performance.now() - began) / 1000;
  return {
    ...{ perSecond: times.length / seconds, wrong },
    ...{ median: quantile(times, 0.5), p99: quantile(times, 0.99) },
  };
}

/** A quantile of unsorted numbers; 0 of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** `612 / 655 / 701`: least, median, most. */
export function spread(numbers: readonly number[], digits = 0): string {
  const shown = [Math.min(...numbers), quantile(numbers, 0.5), Math.max(...numbers)];
  return shown.map((number) => number.toFixed(digits)).join(" / ");
}

/** An open loop: things begin at their time whether or not the last one has ended. */
export async function atRate(
  count: number,
  perSecond: number,
  begin: (index: number) => Promise<void>,
): Promise<{ seconds: number; lateMost: number }> {
  const began = performance.now();
  const running = new Set<Promise<void>>();
  let lateMost = 0;
  for (let index = 0; index < count; index += 1) {
    const due = began + (index * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    lateMost = Math.max(lateMost, performance.now() - due);
    const one = begin(index).finally(() => running.delete(one));
    running.add(one);
  }
  await Promise.all(running);
  return { seconds: (performance.now() - began) / 1000, lateMost };
}
