import { differingParts } from "@/lib/domain/reports/rules";
import type { Draft, ReportContent } from "@/lib/domain/reports/types";
import { randomId } from "@/lib/shared/random-ids";
import {
  dropFound,
  keepOnDevice,
  listOnDevice,
  openDevice,
  removeFromDevice,
} from "./device-drafts";
import { type DraftState, draftStateOf } from "./draft-state";
import { type DraftSent, sendDraft } from "./send-draft";

interface KeeperOptions {
  assignmentId: string;
  accountId: string;
  title: string;
  version: number;
  savedAt: string | null;
  /** What the page came with, which the server has. */
  shown: () => ReportContent | null;
  /** What is typed now; null once the form has gone. */
  read: () => ReportContent | null;
  /** Puts a content in the place of what is typed. */
  adopt: (content: ReportContent) => void;
  show: (state: DraftState) => void;
}

interface Announcement {
  from: string;
  version: number;
  content: ReportContent;
  savedAt: string;
}

const PAUSE = 1_500;
const DEVICE_PAUSE = 300;
const RETRY = 10_000;
const LOST = "网络不通，本机也存不下，请不要关闭页面";

/** Calls when the page is hidden or left (true) and when the network is back (false), until forgotten. */
function watchPage(call: (isLeaving: boolean) => void): () => void {
  const hide = () => document.visibilityState === "hidden" && call(true);
  const leave = () => call(true);
  const online = () => call(false);
  document.addEventListener("visibilitychange", hide);
  addEventListener("pagehide", leave);
  addEventListener("online", online);
  return () => {
    document.removeEventListener("visibilitychange", hide);
    removeEventListener("pagehide", leave);
    removeEventListener("online", online);
  };
}

/**
 * Keeps one draft: first on this device, sealed, a moment after each stroke; then on the server after a
 * pause, on leaving, and when the page is hidden. What the server has got leaves the device. Nothing newer
 * is ever overwritten before it was shown: neither a colleague's nor another window's.
 */
export class DraftKeeper {
  readonly #options: KeeperOptions;
  readonly #slot = randomId();
  #state: DraftState;
  /** Version and text of the server's draft that this one is typed over. */
  #version: number;
  #kept = "";
  #busy: Promise<void> | null = null;
  #onDevice: Promise<boolean> | null = null;
  #channel: BroadcastChannel | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #devicePause: ReturnType<typeof setTimeout> | undefined;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#version = options.version;
    this.#state = draftStateOf(options.savedAt);
  }

  /** Of the server's draft that was last kept or shown. */
  get version(): number {
    return this.#version;
  }

  get state(): DraftState {
    return this.#state;
  }

  /** Begins with what is shown; the answer ends it. */
  start(): () => void {
    const { accountId, assignmentId } = this.#options;
    this.#kept = JSON.stringify(this.#options.shown());
    // On a slow phone people type before the script has come.
    if (JSON.stringify(this.#options.read()) !== this.#kept) this.touch();
    void openDevice(accountId).catch(() => undefined);
    void this.#findOffer();
    if ("BroadcastChannel" in globalThis) {
      this.#channel = new BroadcastChannel(`qinglian:draft:${accountId}:${assignmentId}`);
      this.#channel.onmessage = (event) => this.#hear(event.data as Announcement);
    }
    const forget = watchPage((isLeaving) => void this.save(isLeaving));
    return () => {
      forget();
      clearTimeout(this.#pause);
      clearTimeout(this.#devicePause);
      this.#channel?.close();
    };
  }

  /** Something was typed. */
  touch(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.save(), PAUSE);
    clearTimeout(this.#devicePause);
    this.#devicePause = setTimeout(() => {
      const content = this.#options.read();
      if (content && JSON.stringify(content) !== this.#kept) this.#keep(content);
    }, DEVICE_PAUSE);
  }

  /** Sends what is typed now, if the server does not have it. */
  async save(keepalive = false): Promise<void> {
    clearTimeout(this.#pause);
    while (this.#busy) await this.#busy;
    const content = this.#options.read();
    if (!content || this.#state.newer || JSON.stringify(content) === this.#kept) return;
    await this.#send(content, keepalive);
  }

  /** Puts what is typed here over the newer draft, after that was shown. */
  async overwrite(): Promise<void> {
    if (this.#state.newer) this.#version = this.#state.newer.version;
    this.#change({ newer: null });
    this.#kept = "";
    await this.save();
  }

  /** Takes the newer draft in the place of what is typed here. */
  async takeNewer(): Promise<void> {
    const { newer } = this.#state;
    const { accountId, assignmentId, adopt } = this.#options;
    if (!newer) return;
    await removeFromDevice(accountId, assignmentId, this.#slot);
    adopt(newer.content);
    this.#settle(newer.content, newer.version, newer.savedAt);
  }

  /** Takes what this device kept: it becomes the server's draft, and what is typed on. */
  async takeOffer(): Promise<void> {
    const { offer } = this.#state;
    if (!offer) return;
    while (this.#busy) await this.#busy;
    await this.#send(offer.content, false);
    if (this.#state.saving === "failed") return;
    this.#options.adopt(offer.content);
    await this.dropOffer();
  }

  /** Lets go of what this device kept; the next one, if any, is offered. */
  async dropOffer(): Promise<void> {
    if (this.#state.offer) await dropFound(this.#state.offer.id);
    this.#change({ offer: null });
    await this.#findOffer();
  }

  #change(part: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...part };
    this.#options.show(this.#state);
  }

  #keep(content: ReportContent): Promise<boolean> {
    const { accountId, assignmentId, title } = this.#options;
    const draft = { assignmentId, title, content, version: this.#version };
    this.#onDevice = keepOnDevice(accountId, this.#slot, {
      ...draft,
      at: new Date().toISOString(),
    });
    return this.#onDevice;
  }

  /** The server has this content under this version: the device lets go of it. */
  #settle(content: ReportContent, version: number, savedAt: string): void {
    this.#version = version;
    this.#kept = JSON.stringify(content);
    const saved = { saving: "saved", savedAt, newer: null, problem: null, fields: {} } as const;
    this.#change({ ...saved, signedOut: null });
    clearTimeout(this.#devicePause);
    const { accountId, assignmentId } = this.#options;
    const now = this.#options.read();
    if (now && JSON.stringify(now) !== this.#kept) this.touch();
    else void removeFromDevice(accountId, assignmentId, this.#slot);
  }

  async #send(content: ReportContent, keepalive: boolean): Promise<void> {
    this.#busy = this.#put(content, keepalive);
    await this.#busy;
    this.#busy = null;
  }

  async #put(content: ReportContent, keepalive: boolean): Promise<void> {
    this.#change({ saving: "saving", problem: null, fields: {} });
    try {
      const body = { version: this.#version, content };
      await this.#answered(content, await sendDraft(this.#options, body, keepalive));
    } catch {
      const isKept = await this.#keep(content);
      const savedAt = new Date().toISOString();
      this.#change(isKept ? { saving: "offline", savedAt } : { saving: "failed", problem: LOST });
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => void this.save(), RETRY);
    }
  }

  async #answered(content: ReportContent, sent: DraftSent): Promise<void> {
    if (!sent.ok) {
      const isKept = await this.#keep(content);
      const signedOut = sent.code === "unauthenticated" && isKept ? sent.message : null;
      const problem = signedOut ? null : sent.message;
      this.#change({ saving: "failed", problem, fields: sent.fields, signedOut });
    } else if (sent.data.state === "newer") {
      this.#meet(content, sent.data.draft);
    } else {
      const { version, savedAt } = sent.data;
      this.#settle(content, version, savedAt);
      const from = this.#slot;
      this.#channel?.postMessage({ from, version, content, savedAt } satisfies Announcement);
    }
  }

  /** A newer draft stands on the server: shown, unless it says the same. */
  #meet(content: ReportContent, newer: Draft): void {
    if (differingParts(content, newer.content).length === 0) {
      this.#settle(content, newer.version, newer.savedAt);
    } else {
      void this.#keep(content);
      this.#change({ saving: "failed", newer });
    }
  }

  /** Another window has saved. */
  #hear({ from, version, content, savedAt }: Announcement): void {
    if (from === this.#slot || version <= this.#version || this.#busy) return;
    const typed = this.#options.read();
    if (!typed) return;
    if (JSON.stringify(typed) === this.#kept) {
      this.#options.adopt(content);
      this.#settle(content, version, savedAt);
    } else {
      const own = { isOwn: true, isImported: false, savedByName: "另一个窗口" };
      this.#meet(typed, { content, version, savedAt, ...own });
    }
  }

  async #findOffer(): Promise<void> {
    const { accountId, assignmentId } = this.#options;
    for (const found of await listOnDevice(accountId, assignmentId)) {
      const shown = this.#options.read();
      if (!shown || found.id.endsWith(`/${this.#slot}`)) continue;
      if (differingParts(shown, found.content).length > 0) {
        return this.#change({ offer: { ...found, isBehind: found.version !== this.#version } });
      }
      await dropFound(found.id);
    }
  }
}
