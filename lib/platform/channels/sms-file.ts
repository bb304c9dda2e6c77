import "server-only";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/platform/env";
import { type Channel, faultWords, type Outcome, type Parcel } from "./port";

/**
 * One file of one JSON line for each message, there as a whole or not at all. Its name is the delivery's:
 * a try that is repeated writes the same file again, never a second one.
 */
async function send(parcel: Parcel): Promise<Outcome> {
  const folder = env().SMS_FILE_DIR;
  if (!folder) return { state: "later", error: "没有设置短信文件夹" };
  const line = { id: parcel.id, phone: parcel.to, text: parcel.text.trim() };
  const target = path.join(folder, `${parcel.id}.jsonl`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(`${target}.part`, `${JSON.stringify(line)}\n`, { mode: 0o640, flush: true });
    await rename(`${target}.part`, target);
    return { state: "sent" };
  } catch (error) {
    return { state: "later", error: faultWords(String(error)) };
  }
}

/** SMS by way of a folder from which the gateway of the deployment takes them (SMS_FILE_DIR). */
export const smsFile: Channel = {
  isOn: () => Boolean(env().SMS_FILE_DIR),
  send,
  close: () => undefined,
};
