import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { DEFAULT_LICENCE } from "@/lib/domain/disclosure/licence/labels";
import type { SaveLicenceInput } from "@/lib/domain/disclosure/licence/schema";
import { requirePortalOffice } from "@/lib/domain/portal/settings/queries";
import { env } from "@/lib/platform/env";
import { conflict } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** Sets under which terms open data may be used; who downloads from now on reads the new ones. */
export async function saveLicence(actor: Actor, input: SaveLicenceInput): Promise<void> {
  await requirePortalOffice(actor);
  const words = input.words === DEFAULT_LICENCE ? "" : input.words;
  await write(actor, { action: "portal.save_licence" }, async (tx) => {
    const stored = await tx.row<{ words: string | null }>(sql`
      select value ->> 'words' as words from setting where key = 'open_data_licence' for update`);
    const before = stored?.words || DEFAULT_LICENCE;
    if (before !== input.seen) {
      throw conflict("使用许可刚在别处改过，您填写的内容仍在本页，请复制后刷新页面核对");
    }
    await tx.count(sql`
      insert into setting as s (key, value, updated_at)
      values ('open_data_licence', ${JSON.stringify({ words })}::jsonb, now())
      on conflict (key) do update set value = excluded.value, updated_at = now()`);
    await recordAudit(tx, actor, {
      action: "portal.save_licence",
      subjectType: "portal",
      subjectId: env().HOST_REGION,
      regionCode: env().HOST_REGION,
      before: { words: before },
      after: { words: words || DEFAULT_LICENCE },
    });
  });
}
