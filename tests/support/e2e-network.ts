import type { CDPSession, Page } from "@playwright/test";

const KILOBYTE = 1024;

/** A telephone's network that can be slow, and cut. */
export interface Network {
  cut(): Promise<void>;
  back(): Promise<void>;
}

/** Gives a page the network of a village: so many kilobytes a second, and answers that take their time. */
export async function slowNetwork(page: Page, kilobytes: number): Promise<Network> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const set = (offline: boolean) =>
    session.send("Network.emulateNetworkConditions", {
      offline,
      latency: 150,
      uploadThroughput: kilobytes * KILOBYTE,
      downloadThroughput: 2 * kilobytes * KILOBYTE,
    });
  await set(false);
  return {
    cut: () => set(true).then(() => undefined),
    back: () => set(false).then(() => undefined),
  };
}
