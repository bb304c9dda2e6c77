import "server-only";
import type { Actor } from "@/lib/access/actor";
import { DEFAULT_LICENCE } from "@/lib/domain/disclosure/licence/labels";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** Under which terms open data may be used, as the office set it; a plain statement where it did not. */
export async function getLicence(_actor: Actor): Promise<string> {
  const found = await row<{ words: string | null }>(sql`
    select value ->> 'words' as words from setting where key = 'open_data_licence'`);
  return found?.words || DEFAULT_LICENCE;
}
