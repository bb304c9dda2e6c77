import "server-only";
import type { Actor } from "@/lib/access/actor";
import { DETECTED_WORDS } from "@/lib/domain/detection/labels";
import { detect } from "@/lib/domain/detection/rules";
import type { DetectedKind } from "@/lib/domain/detection/types";
import { rows } from "@/lib/platform/db";
import { type FieldErrors, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

async function count(kinds: ReadonlySet<DetectedKind>): Promise<void> {
  await rows(sql`
    insert into detection_count as c (day, kind, count)
    select (now() at time zone 'Asia/Shanghai')::date, kind, 1
    from unnest(${[...kinds]}::text[]) kind order by kind
    on conflict (day, kind) do update set count = c.count + 1`);
}

type Texts = Readonly<Record<string, string | null | undefined>>;

/** What the sender sees of one text: the explanation, with the words in question. */
function wordsFor(text: string, isOwn: boolean): { message: string; kinds: DetectedKind[] } | null {
  const found = detect(text).filter(({ kind }) => !isOwn || kind === "accusation");
  const first = found[0];
  if (!first) return null;
  const quoted = text.slice(first.where.start, first.where.end).trim().slice(0, 40);
  const kinds = found.map(({ kind }) => kind);
  return { message: `“${quoted}”：${DETECTED_WORDS[first.kind]}`, kinds };
}

/**
 * Refuses texts of visitors that accuse somebody or hold numbers of persons, before anything is stored:
 * throws `invalid` with an explanation for each field. `texts` are what was typed, by field; `own` are names and
 * contacts of the sender, where numbers are in place and accusations are not. Nothing of it is kept but a count
 * by day and kind.
 */
export async function requireHarmless(_actor: Actor, texts: Texts, own: Texts = {}): Promise<void> {
  const fields: FieldErrors = {};
  const kinds = new Set<DetectedKind>();
  for (const [field, text] of [...Object.entries(texts), ...Object.entries(own)]) {
    const found = text ? wordsFor(text, field in own) : null;
    if (!found) continue;
    fields[field] = found.message;
    for (const kind of found.kinds) kinds.add(kind);
  }
  if (kinds.size === 0) return;
  await count(kinds);
  const isAccusation = kinds.has("accusation");
  throw invalid(
    fields,
    isAccusation
      ? "这里不能收举报：您写的内容没有保存，仍在本页。反映违纪违法请拨打 12388"
      : "请先删去个人信息：您写的内容没有保存，仍在本页",
  );
}
