import "server-only";
import type { Actor } from "@/lib/access/actor";
import { isShown, picturesVisibleTo } from "@/lib/domain/pictures/policy";
import type { Picture, PictureFile } from "@/lib/domain/pictures/types";
import { row, rows } from "@/lib/platform/db";
import { invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

/** The pictures that the actor may see, in the order of the ids; what is shredded or unseen is left out. */
export async function listPictures(actor: Actor, ids: readonly string[]): Promise<Picture[]> {
  const asked = ids.filter(isId);
  if (asked.length === 0) return [];
  const visible = await picturesVisibleTo(actor, "i");
  return rows<Picture>(sql`
    select i.id, i.alt, i.credit, i.width, i.height
    from unnest(${[...asked]}::uuid[]) with ordinality wish (id, at)
    join picture i on i.id = wish.id
    where i.shredded_at is null and ${visible} order by wish.at`);
}

/**
 * Makes sure that a record may show these pictures: the actor sees each of them, or the record `held` it before.
 * Throws `invalid` at `pictureIds` for any other, there or not.
 */
export async function requirePictures(
  actor: Actor,
  ids: readonly string[],
  held: readonly string[] = [],
): Promise<void> {
  const added = ids.filter((id) => !held.includes(id));
  const seen = await listPictures(actor, added);
  if (seen.length < added.length) {
    throw invalid({ pictureIds: "有的图片不存在或不是本单位的，请移除后重新上传" });
  }
}

const COLUMNS = new Map([
  ["480", sql`i.sha256_480`],
  ["960", sql`i.sha256_960`],
  ["1600", sql`i.sha256`],
]);

/** The file of a picture in a width (480, 960, 1600); throws `not_found` for whoever may not see it. */
export async function getPictureFile(
  actor: Actor,
  id: string,
  width: string,
): Promise<PictureFile> {
  const column = COLUMNS.get(width);
  if (!column || !isId(id)) throw notFound("图片");
  const visible = await picturesVisibleTo(actor, "i");
  const found = await row<PictureFile>(sql`
    select ${column} as sha256, ${isShown("i")} as "isPublic"
    from picture i where i.id = ${id}::uuid and i.shredded_at is null and ${visible}`);
  if (!found) throw notFound("图片");
  return found;
}
