import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import path from "node:path";
import type { StaffActor } from "@/lib/access/actor";
import { post } from "@/lib/domain/notifications/deliveries/commands";
import type { DeliveryState } from "@/lib/domain/notifications/deliveries/types";
import type { Letter } from "@/lib/domain/notifications/letters/types";
import { sealContact } from "@/lib/platform/contacts";
import { row, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

const ROOT = path.join(import.meta.dirname, "..", "..");

/** Registers a proven address for somebody, to whom messages go at any hour. */
export async function giveEmail(person: StaffActor, address: string): Promise<void> {
  const sealed = sealContact(address, person.accountId);
  await transaction(async (tx) => {
    await tx.count(sql`update account set email = ${sealed} where id = ${person.accountId}::uuid`);
    await tx.count(sql`
      insert into message_setting (account_id, quiet_from, quiet_until)
      values (${person.accountId}::uuid, '00:00', '00:00') on conflict do nothing`);
  });
}

/** Puts a letter for somebody into the outbox, to an address of its own. */
export async function postTo(person: StaffActor, address: string): Promise<string> {
  const letter: Letter = {
    kind: "news",
    name: person.name,
    unit: person.organisation.name,
    items: [{ title: "《三资问题清理整改》被退回：材料看不清", href: "/desk/today" }],
  };
  return transaction((tx) =>
    post(tx, {
      ...{ channel: "email", kind: "news", subject: "有填报被退回，请修改" },
      body: JSON.stringify(letter),
      organisationId: person.organisation.id,
      accountId: person.accountId,
      address: sealContact(address, person.accountId),
    }),
  );
}

/** A delivery as it stands. `minutes`: until its next try. */
export interface Standing {
  state: DeliveryState;
  attempts: number;
  lastError: string | null;
  minutes: number;
  body: string;
  address: string;
  version: number;
}

/** How a delivery stands. */
export async function standingOf(id: string): Promise<Standing> {
  const found = await row<Standing>(sql`
    select state, attempts, last_error as "lastError", body, address, version,
      round(extract(epoch from next_at - now()) / 60)::int as minutes
    from delivery where id = ${id}::uuid`);
  if (!found) throw new Error("no such delivery");
  return found;
}

/** Lets the next try be due now, as if its time had come. */
export async function letBeDue(): Promise<void> {
  await transaction((tx) =>
    tx.count(
      sql`update delivery set next_at = now() - interval '1 second' where state = 'waiting'`,
    ),
  );
}

/** Starts the real worker of the product in the environment of the test, on this file's database. */
export function startWorker(): ChildProcess {
  return fork(path.join(ROOT, "scripts", "worker.ts"), {
    cwd: ROOT,
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/** Ends a process that was started here, and waits until it is gone. */
export async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await gone;
}
