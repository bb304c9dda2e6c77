import { columnsOf } from "@/lib/domain/lists/cells/labels";
import type { EditingNews, SaveAnswer } from "@/lib/domain/lists/editing/types";
import { heldWork, unstoredWork, withLocalWork } from "@/lib/domain/lists/keeping/rules";
import { absorb, localWork, pendingOf } from "@/lib/domain/lists/merging/rules";
import type { Pending } from "@/lib/domain/lists/merging/types";
import { withBase } from "@/lib/shared/base-path";
import type { DeskStore, Saving } from "./desk-store";
import { type KeptWork, LocalDrawer } from "./local-drawer";

const PAUSE = 900;
const RETRY = 10_000;
const NEWS = 15_000;
/** A save that was sent while the page closed may still be under way when it opens again. */
const SOON = 2000;
const KEEP = 300;
/** The browser finishes no longer request than this while the page is closing. */
const KEEPALIVE_MOST = 60_000;
const NOTHING: Pending = { changed: [], added: [], removed: [], order: null };

type Answer<T> =
  | { ok: true; data: T }
  | { ok: false; code: string; message: string; fields: Record<string, string> };

/** Keeps a desk: on the server after each pause, in this browser while that cannot be. */
export class DeskSaving {
  private readonly store: DeskStore;
  private readonly drawer: LocalDrawer;
  private readonly address: string;
  private busy: Promise<void> | null = null;
  private timers: Partial<Record<"save" | "keep" | "news", ReturnType<typeof setTimeout>>> = {};
  private known: unknown = null;
  private version: number;
  private guesses: unknown = null;
  private isStopped = false;
  private isClosed = false;

  constructor(store: DeskStore, accountId: string) {
    this.store = store;
    this.drawer = new LocalDrawer(`qinglian:list:${accountId}:${store.list.id}`);
    this.address = `/api/lists/${store.list.id}/entries`;
    this.version = store.list.version;
  }

  /** Listens until the returned function is called. */
  start(): () => void {
    this.isClosed = false;
    if (this.store.get().guesses.size === 0) this.store.put({ guesses: this.drawer.guesses() });
    this.guesses = this.store.get().guesses;
    this.known = this.store.get().desk;
    const ending = this.store.subscribe(() => this.look());
    const hide = () => (document.visibilityState === "hidden" ? this.leave() : void this.askNews());
    const leave = () => this.leave();
    const online = () => void this.save().then(() => this.askNews());
    document.addEventListener("visibilitychange", hide);
    addEventListener("pagehide", leave);
    addEventListener("online", online);
    void this.check();
    return () => {
      this.leave();
      this.isClosed = true;
      ending();
      document.removeEventListener("visibilitychange", hide);
      removeEventListener("pagehide", leave);
      removeEventListener("online", online);
      for (const timer of Object.values(this.timers)) clearTimeout(timer);
    };
  }

  /** Puts the work of an earlier visit on the desk; what this visit wrote over stays offered. */
  restore(local: KeptWork): void {
    const { desk } = this.store.get();
    this.drawer.answer(local, heldWork(desk, local));
    this.store.put({ desk: withLocalWork(desk, local) });
    this.keep();
    this.offer();
  }

  drop(local: KeptWork): void {
    this.drawer.answer(local, null);
    this.keep();
    this.offer();
  }

  /** The page may be older than what this browser sent last: asks before anything is offered. */
  private async check(): Promise<void> {
    if (this.drawer.waiting().length > 0) this.say("checking");
    await this.askNews();
    this.offer();
    if (this.store.get().saving.state === "checking") this.say("saved");
    if (this.store.get().local) this.later("news", SOON, () => void this.askNews());
  }

  /** Offers the oldest work that is neither answered nor stored meanwhile. */
  private offer(): void {
    const { desk, local: before } = this.store.get();
    for (const work of this.drawer.waiting()) this.drawer.answer(work, unstoredWork(desk, work));
    const local = this.drawer.waiting()[0] ?? null;
    if (JSON.stringify(local) !== JSON.stringify(before)) this.store.put({ local });
  }

  private later(name: "save" | "keep" | "news", wait: number, work: () => void): void {
    clearTimeout(this.timers[name]);
    // A page that was left sends nothing again: what it kept is offered to the next one.
    if (this.isClosed && name === "keep") work();
    if (this.isClosed) return;
    this.timers[name] = setTimeout(work, wait);
  }

  private say(state: Saving["state"], part: Partial<Saving> = {}): void {
    const { saving } = this.store.get();
    this.store.put({ saving: { ...saving, problem: null, ...part, state } });
  }

  private look(): void {
    const { desk, saving, guesses } = this.store.get();
    if (guesses !== this.guesses) this.drawer.keepGuesses(guesses);
    this.guesses = guesses;
    if (desk === this.known) return;
    this.known = desk;
    this.later("keep", KEEP, () => this.keep());
    if (this.isStopped) return;
    if (saving.state !== "saving" && pendingOf(desk)) this.say("waiting");
    this.later("save", PAUSE, () => void this.save());
  }

  /** Keeps what is not stored in this browser, beside work that is still offered. */
  private keep(): void {
    const work = localWork(this.store.get().desk, new Date().toISOString());
    if (this.drawer.keep(work) || !work) return;
    this.say("failed", { problem: "本机存不下还没有保存的内容，请不要关闭页面" });
  }

  private leave(): void {
    this.store.finish();
    this.keep();
    if (!this.isStopped) void this.save(true);
  }

  /** Sends what is to be stored; one at a time. */
  async save(isLeaving = false): Promise<void> {
    clearTimeout(this.timers.save);
    while (this.busy) await this.busy;
    const { desk } = this.store.get();
    const pending = pendingOf(desk);
    if (!pending || this.isStopped) {
      if (this.store.get().saving.state === "waiting") this.say("saved");
      return;
    }
    this.busy = this.exchange(pending, isLeaving);
    await this.busy;
    this.busy = null;
  }

  private async exchange(pending: Pending, isLeaving: boolean): Promise<void> {
    const { stored } = this.store.get().desk;
    const seen = Object.fromEntries([...stored.values()].map(({ id, version }) => [id, version]));
    const body = JSON.stringify({ ...pending, seen });
    if (pending !== NOTHING) this.say("saving");
    try {
      const answer = await this.send(body, isLeaving && body.length < KEEPALIVE_MOST);
      if (answer.ok) this.take(pending, answer.data);
      else this.refuse(answer);
    } catch {
      this.keep();
      this.say("offline");
      this.later("save", RETRY, () => void this.save());
    }
  }

  private async send(body: string, keepalive: boolean): Promise<Answer<SaveAnswer>> {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(withBase(this.address), {
      method: "POST",
      headers,
      body,
      keepalive,
    });
    // A gateway answers with HTML while the app restarts: that is no answer yet.
    if (answer.status >= 502) throw new Error(String(answer.status));
    return (await answer.json()) as Answer<SaveAnswer>;
  }

  private take(sent: Pending, answer: SaveAnswer): void {
    const { desk } = this.store.get();
    const after = withRefused(this.store, absorb(desk, sent, answer), answer);
    this.version = answer.version;
    this.store.put({ desk: after });
    this.offer();
    const left = pendingOf(after);
    this.known = after;
    this.later("keep", KEEP, () => this.keep());
    // What came back as it was sent would come back again: the person mends it first.
    if (left && JSON.stringify(left) === JSON.stringify(sent)) {
      const problem = "有的内容没有存上，请先修改标出的格子";
      this.say("failed", { at: answer.savedAt, problem });
      return;
    }
    this.say(left ? "waiting" : "saved", { at: answer.savedAt });
    if (left) this.later("save", PAUSE, () => void this.save());
  }

  private refuse({ code, message, fields }: Answer<SaveAnswer> & { ok: false }): void {
    this.keep();
    this.say("failed", { problem: fields.form ?? message });
    // Busy or overtaken: try again. Signed out, no right any more, moved on: nothing will help.
    const mayHelp = code === "unavailable" || code === "bug" || message.includes("稍候");
    if (mayHelp) this.later("save", RETRY, () => void this.save());
    else if (code !== "unauthenticated") this.isStopped = true;
  }

  private async askNews(): Promise<void> {
    this.later("news", NEWS, () => void this.askNews());
    if (document.visibilityState === "hidden" || this.busy || this.isStopped) return;
    try {
      const answer = (await (await fetch(withBase(this.address))).json()) as Answer<EditingNews>;
      if (!answer.ok) return;
      const { editors, status, version } = answer.data;
      this.store.put({ editors });
      if (status !== "draft") {
        this.isStopped = true;
        return this.say("failed", { problem: "清单已被提交或下发，不能再改；请返回清单页查看" });
      }
      if (version === this.version || this.busy) return;
      this.busy = this.exchange(pendingOf(this.store.get().desk) ?? NOTHING, false);
      await this.busy;
      this.busy = null;
    } catch {
      // No network is said when there is something to store.
    }
  }
}

/** What the server could not keep goes back into its cells as text, with the reason. */
function withRefused(store: DeskStore, desk: ReturnType<typeof absorb>, answer: SaveAnswer) {
  if (answer.refused.length === 0) return desk;
  const rows = new Map(desk.sheet.rows);
  for (const { id, fields } of answer.refused) {
    const row = rows.get(id);
    if (!row) continue;
    const values = { ...row.values };
    const typed = { ...row.typed };
    for (const [field, problem] of Object.entries(fields)) {
      const column = columnsOf(store.list.kind).find((one) => one.fields.at(-1) === field);
      if (column) typed[column.key] = { text: store.textAt(row, column), problem };
      values[field] = desk.stored.get(id)?.values[field] ?? null;
    }
    rows.set(id, { ...row, values, typed });
  }
  return { ...desk, sheet: { ...desk.sheet, rows } };
}
