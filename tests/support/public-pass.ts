import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { newTicket, offerPass, TICKET_WAIT_SECONDS } from "@/lib/access/public-guard";

/** A ticket as a form without script has it after the wait. */
export function agedTicket(): string {
  return newTicket(Date.now() - (TICKET_WAIT_SECONDS + 1) * 1000);
}

/** A pass that was earned by calculating, as a browser with script sends it. */
export async function earnedPass(): Promise<string> {
  const { challenge } = await offerPass();
  const solution = await solveChallenge({ challenge, deriveKey });
  return `w.${Buffer.from(JSON.stringify({ challenge, solution })).toString("base64")}`;
}
