import { newTicket, type PassPurpose } from "@/lib/access/public-guard";
import { PassWorker } from "./pass-worker";

/**
 * The pass of a public form: stands once inside each form that visitors send, as the field `pass`. Without
 * script it is a ticket that holds after some seconds; with script it is earned by calculating. It is good for
 * `purpose` alone; `of` tells several forms of a page apart.
 */
export function PublicPass({ purpose, of = "" }: { purpose: PassPurpose; of?: string }) {
  return <PassWorker id={`pass-${purpose}${of}`} purpose={purpose} ticket={newTicket(purpose)} />;
}
