import "server-only";
import type { Actor } from "@/lib/access/actor";
import {
  brandDetailsSchema,
  type PieceFilter,
  storyDetailsSchema,
  workDetailsSchema,
} from "@/lib/domain/culture/pieces/schema";
import type {
  PieceDetail,
  PieceDetails,
  PieceKind,
  PieceRow,
} from "@/lib/domain/culture/pieces/types";
import { cultureReach, mayEnterIn, mayKeep } from "@/lib/domain/culture/policy";
import { listTerms } from "@/lib/domain/culture/terms/queries";
import type { Term } from "@/lib/domain/culture/terms/types";
import { isOnItsWay, isShown } from "@/lib/domain/publications/policy";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const LISTED = 200;

const COLUMNS = sql`w.id, w.kind, w.title, r.name as "regionName", w.stage, w.created_at as "createdAt",
  w.is_example as "isExample",
  ${isShown(sql`w.kind::text`, sql`w.id`)} as "isPublic",
  ${isOnItsWay(sql`w.kind::text`, sql`w.id`)} as "isWaiting"`;

/** The condition that pieces w in region r are the actor's to keep: works by one carrier, families by the other. */
export async function piecesKept(actor: Actor): Promise<Statement> {
  const [culture, family] = await Promise.all([
    cultureReach(actor, "culture"),
    cultureReach(actor, "family"),
  ]);
  return sql`((w.kind = 'work' and ${mayKeep(culture, "w")})
    or (w.kind <> 'work' and ${mayKeep(family, "w")}))`;
}

/** The works, stories and brands within reach, newest first. */
export async function listPieces(actor: Actor, { kind }: PieceFilter): Promise<PieceRow[]> {
  const kept = await piecesKept(actor);
  const only = kind ? sql`w.kind = ${kind}::piece_kind` : sql`true`;
  return rows<PieceRow>(sql`
    select ${COLUMNS} from culture_piece w join region r on r.code = w.region_code
    where ${only} and ${kept} order by w.created_at desc, w.id limit ${LISTED}`);
}

function detailsOf(kind: PieceKind, details: unknown): PieceDetails {
  if (kind === "work") return { kind, details: workDetailsSchema.parse(details) };
  if (kind === "story") return { kind, details: storyDetailsSchema.parse(details) };
  return { kind, details: brandDetailsSchema.parse(details) };
}

type Found = Omit<PieceDetail, "details"> & { details: unknown };

/** One piece with its consents; `not_found` outside reach. */
export async function getPiece(actor: Actor, id: string): Promise<PieceDetail> {
  if (!isId(id)) throw notFound("内容");
  const kept = await piecesKept(actor);
  const found = await row<Found>(sql`
    select ${COLUMNS}, w.region_code as "regionCode", w.summary, w.details,
      w.picture_ids as "pictureIds", w.has_people as "hasPeople", w.version, coalesce((
        select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'givenBy', c.given_by,
          'givenOn', c.given_on, 'evidenceId', c.evidence_id, 'fileName', coalesce(e.title, e.file_name),
          'note', c.note, 'recordedByName', c.recorded_by_name, 'recordedAt', c.recorded_at,
          'withdrawnOn', c.withdrawn_on, 'withdrawnReason', c.withdrawn_reason)
          order by c.recorded_at, c.id)
        from culture_consent c join evidence e on e.id = c.evidence_id where c.piece_id = w.id),
        '[]'::json) as consents
    from culture_piece w join region r on r.code = w.region_code
    where w.id = ${id}::uuid and ${kept}`);
  if (!found) throw notFound("内容");
  const { details, ...rest } = found;
  return { ...rest, ...detailsOf(found.kind, details) };
}

/** What works are sorted by, and where their videos may lie. */
export async function listWorkTerms(
  actor: Actor,
): Promise<{ types: Term[]; licences: Term[]; hosts: Term[] }> {
  const [types, licences, hosts] = await Promise.all([
    listTerms(actor, "work_type"),
    listTerms(actor, "licence"),
    listTerms(actor, "link_host"),
  ]);
  return { types, licences, hosts };
}

const MOST_PLACES = 600;

/** The regions in which the actor may enter a piece of a kind, their own first. */
export async function listPiecePlaces(
  actor: Actor,
  kind: PieceKind,
): Promise<{ code: string; name: string }[]> {
  const reach = await cultureReach(actor, kind === "work" ? "culture" : "family");
  const home = actor.kind === "staff" ? actor.organisation.regionCode : null;
  return rows<{ code: string; name: string }>(sql`
    select r.code, r.name from region r where r.valid_to is null and ${mayEnterIn(reach, "r")}
    order by r.code is distinct from ${home}, r.level, r.code limit ${MOST_PLACES}`);
}
