import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { tagRegions } from "@/lib/domain/lists/tags/policy";
import { getTagWords, tagSetting } from "@/lib/domain/lists/tags/queries";
import type { ChooseTagsInput } from "@/lib/domain/lists/tags/schema";
import { conflict, forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const MOVED_ON = "标签刚被他人修改，请刷新页面查看后再改；您填写的内容仍在本页";

/** Chooses the words that clauses of a region's lists are tagged with; issued lists keep theirs. */
export async function chooseTags(
  actor: Actor,
  input: ChooseTagsInput,
): Promise<{ regionCode: string }> {
  if (!tagRegions(actor).includes(input.regionCode)) throw forbidden();
  const { regionCode, tags, version } = input;
  const before = await getTagWords(actor, regionCode);
  return write(actor, { action: "tags.choose", key: input.key }, async (tx) => {
    const key = tagSetting(regionCode);
    const value = JSON.stringify({ tags, version: version + 1 });
    const changed = await tx.count(
      version === 0
        ? sql`insert into setting (key, value, updated_at) values (${key}, ${value}::jsonb, now())
            on conflict (key) do nothing`
        : sql`update setting set value = ${value}::jsonb, updated_at = now()
            where key = ${key} and (value->>'version')::int = ${version}`,
    );
    if (changed === 0) throw conflict(MOVED_ON);
    await recordAudit(tx, actor, {
      action: "tags.choose",
      subjectType: "setting",
      subjectId: key,
      regionCode,
      before: { tags: before.tags },
      after: { tags },
    });
    return { regionCode };
  });
}
