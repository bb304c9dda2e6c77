import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import {
  newTicket,
  offerPass,
  type PassPurpose,
  TICKET_WAIT_SECONDS,
} from "@/lib/access/public-guard";

/** A ticket as a form without script has it after the wait. */
export function agedTicket(purpose: PassPurpose = "suggest"): string {
  return newTicket(purpose, Date.now() - (TICKET_WAIT_SECONDS + 1) * 1000);
}

/** A pass that was earned by calculating, as a browser with script sends it. */
export async function earnedPass(purpose: PassPurpose = "suggest"): Promise<string> {
  const { challenge } = await offerPass(purpose);
  const solution = await solveChallenge({ challenge, deriveKey });
  return `w.${Buffer.from(JSON.stringify({ challenge, solution })).toString("base64")}`;
}
