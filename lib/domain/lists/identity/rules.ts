/*
 * Frequency, form, accumulation and source say what a number means. A task that was issued this year with
 * one meaning and is to be issued with another becomes a new task, which names the one whose place it takes;
 * what was reported so far is never added to what is reported from then on. Where the change is undone, it
 * is the old task again.
 */
import type { ListTask } from "../types";

/** What a task's numbers mean. */
export type Meaning = Pick<ListTask, "frequency" | "form" | "accumulation" | "source">;

/** Which task an entry is, and whose place it takes. */
export type Identity = Pick<ListTask, "rootTaskId" | "replacesRootId">;

/** True when numbers of the two may be added up and compared. */
export function meansTheSame(one: Meaning, other: Meaning): boolean {
  return (
    one.frequency === other.frequency &&
    one.form === other.form &&
    one.accumulation === other.accumulation &&
    one.source === other.source
  );
}

/**
 * The identity that a draft's task must have beside what was issued, by root; null where it has it already.
 * `isFree` says whether no other entry of the draft has a root.
 */
export function settledIdentity(
  task: Meaning & Identity,
  issued: ReadonlyMap<string, Meaning & Identity>,
  { newRoot, isFree }: { newRoot: () => string; isFree: (root: string) => boolean },
): Identity | null {
  const own = issued.get(task.rootTaskId);
  if (own && meansTheSame(own, task)) return null;
  const before = task.replacesRootId === null ? undefined : issued.get(task.replacesRootId);
  if (before && meansTheSame(before, task) && isFree(before.rootTaskId)) {
    return {
      rootTaskId: before.rootTaskId,
      replacesRootId: own ? own.rootTaskId : before.replacesRootId,
    };
  }
  return own ? { rootTaskId: newRoot(), replacesRootId: own.rootTaskId } : null;
}
