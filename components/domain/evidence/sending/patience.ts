/** Why an attempt did not succeed, and whether trying again can help. */
export class Setback extends Error {
  /**
   * lost, busy, elsewhere: mends by itself. refused: the server has thrown the file away. gone: the upload is
   * no longer known. stuck: signed out or an error of the server; what has arrived is still there.
   */
  readonly kind: "lost" | "busy" | "refused" | "gone" | "elsewhere" | "stuck";
  /** Where to go on from, when the server says so. */
  readonly offset: number | null;

  constructor(kind: Setback["kind"], message: string, offset: number | null = null) {
    super(message);
    this.name = "Setback";
    this.kind = kind;
    this.offset = offset;
  }
}

const MENDING: readonly Setback["kind"][] = ["lost", "busy", "elsewhere"];
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/** Waits longer after each failure; the network's return ends the wait at once. */
function pause(tried: number, signal: AbortSignal): Promise<void> {
  const length = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tried) * (0.75 + Math.random() / 2);
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", end);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, length);
    addEventListener("online", end);
    signal.addEventListener("abort", end);
  });
}

/**
 * Does `work` again and again while the network is away or the server is busy, for as long as it takes. Throws
 * what trying again cannot mend. `onWait` is told before each pause.
 */
export async function persist<T>(
  work: () => Promise<T>,
  { signal, onWait }: { signal: AbortSignal; onWait: (why: string) => void },
): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    if (signal.aborted) throw new Setback("gone", "已取消");
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Setback) || !MENDING.includes(error.kind)) throw error;
      onWait(error.message);
      await pause(tried, signal);
    }
  }
}
