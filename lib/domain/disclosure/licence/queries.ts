import "server-only";
import type { Actor } from "@/lib/access/actor";
import { readSetting } from "@/lib/access/settings";
import { licenceOf } from "@/lib/domain/disclosure/licence/labels";

/** The terms of open data, with the mark that the form carries. */
export async function getSeenLicence(_actor: Actor): Promise<{ words: string; seen: string }> {
  const { value, seen } = await readSetting("open_data_licence");
  return { words: licenceOf(value), seen };
}

/** Under which terms open data may be used, as the office set it; a plain statement where it did not. */
export async function getLicence(actor: Actor): Promise<string> {
  return (await getSeenLicence(actor)).words;
}
