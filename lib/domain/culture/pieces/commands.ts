import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { pieceContent } from "@/lib/domain/culture/content/rules";
import { namedMinors, unmaskedLines } from "@/lib/domain/culture/minors/rules";
import { getPiece } from "@/lib/domain/culture/pieces/queries";
import { linkHost, missingConsents, readAuthors } from "@/lib/domain/culture/pieces/rules";
import type {
  BrandDetails,
  EditBrandInput,
  EditStoryInput,
  EditWorkInput,
  EnterBrandInput,
  EnterStoryInput,
  EnterWorkInput,
  PieceStepInput,
  StoryDetails,
  WorkDetails,
} from "@/lib/domain/culture/pieces/schema";
import type { PieceDetail, PieceKind } from "@/lib/domain/culture/pieces/types";
import { cultureReach, mayEnterIn } from "@/lib/domain/culture/policy";
import { listTerms } from "@/lib/domain/culture/terms/queries";
import { listPictures, requirePictures } from "@/lib/domain/pictures/queries";
import { submitPublication } from "@/lib/domain/publications/commands";
import { row, type Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const MOVED_ON = "这份内容刚被他人更新，请刷新页面核对后再办";

interface Facts {
  title: string;
  summary: string;
  hasPeople: boolean;
  pictureIds: string[];
}

async function insertPiece(
  actor: Actor,
  kind: PieceKind,
  input: Facts & { regionCode: string; key?: string | undefined },
  details: object,
): Promise<{ pieceId: string }> {
  if (actor.kind !== "staff") throw forbidden();
  const { regionCode, title, summary } = input;
  const reach = await cultureReach(actor, kind === "work" ? "culture" : "family");
  const allowed = await row(sql`
    select 1 as found from region r where r.code = ${regionCode} and r.valid_to is null
      and ${mayEnterIn(reach, "r")}`);
  if (!allowed) throw notFound("地区");
  await requirePictures(actor, input.pictureIds);
  return write(actor, { action: `${kind}.enter`, key: input.key }, async (tx) => {
    const id = newId();
    await tx.count(sql`
      insert into culture_piece (id, kind, region_code, title, summary, details, picture_ids, has_people,
        entered_by_id, created_by_id)
      values (${id}, ${kind}::piece_kind, ${regionCode}, ${title}, ${summary},
        ${JSON.stringify(details)}::jsonb, ${input.pictureIds}::uuid[], ${input.hasPeople},
        ${actor.organisation.id}::uuid, ${actor.accountId}::uuid)`);
    await recordAudit(tx, actor, {
      action: `${kind}.enter`,
      subjectType: "culture_piece",
      subjectId: id,
      regionCode,
      after: { kind, title },
    });
    return { pieceId: id };
  });
}

/** Writes a change of a piece in the version that was shown, with its audit entry. */
export async function changePiece(
  tx: Tx,
  actor: Actor,
  step: { piece: PieceDetail; version: number; action: string; set: Statement; after?: unknown },
): Promise<void> {
  const { piece, version, action, set, after } = step;
  const changed = await tx.count(sql`
    update culture_piece set version = version + 1, ${set}
    where id = ${piece.id}::uuid and version = ${version}`);
  if (changed === 0) throw conflict(MOVED_ON);
  await recordAudit(tx, actor, {
    action,
    subjectType: "culture_piece",
    subjectId: piece.id,
    regionCode: piece.regionCode,
    before: { title: piece.title, stage: piece.stage },
    after,
  });
}

/** A piece of the expected kind, in the version that was shown. */
export async function holdPiece<Kind extends PieceKind>(
  actor: Actor,
  input: PieceStepInput,
  kind: Kind,
): Promise<Extract<PieceDetail, { kind: Kind }>> {
  const piece = await getPiece(actor, input.pieceId);
  if (piece.kind !== kind) throw notFound("内容");
  if (piece.version !== input.version) throw conflict(MOVED_ON);
  return piece as Extract<PieceDetail, { kind: Kind }>;
}

async function editPiece(
  actor: Actor,
  piece: PieceDetail,
  input: Facts & PieceStepInput,
  details: object,
): Promise<{ pieceId: string }> {
  await requirePictures(actor, input.pictureIds, piece.pictureIds);
  const action = `${piece.kind}.edit`;
  return write(actor, { action }, async (tx) => {
    const set = sql`title = ${input.title}, summary = ${input.summary},
      details = ${JSON.stringify(details)}::jsonb, picture_ids = ${input.pictureIds}::uuid[],
      has_people = ${input.hasPeople}`;
    const after = { title: input.title };
    await changePiece(tx, actor, { piece, version: input.version, action, set, after });
    return { pieceId: piece.id };
  });
}

async function workDetails(
  actor: Actor,
  input: Omit<EnterWorkInput, "regionCode" | "key">,
  performances: WorkDetails["performances"],
): Promise<WorkDetails> {
  const [types, licences, hosts] = await Promise.all([
    listTerms(actor, "work_type"),
    listTerms(actor, "licence"),
    listTerms(actor, "link_host"),
  ]);
  const { typeCode, licenceCode, collective, madeYear, link, description } = input;
  const authors = readAuthors(input.authors);
  const problems: Record<string, string> = {};
  const unmasked = unmaskedLines(input.authors);
  if (unmasked.length > 0) {
    problems.authors = `第 ${unmasked.join("、")} 行提到未成年人，请每行只写一位，写成“姓名（未成年）”`;
  }
  if (!types.some(({ code }) => code === typeCode)) problems.typeCode = "请选择作品类型";
  if (!licences.some(({ code }) => code === licenceCode)) problems.licenceCode = "请选择授权方式";
  if (authors.length === 0 && collective === "") {
    problems.authors = "请填写作者，或填写集体名称";
  }
  if (
    linkHost(
      link,
      hosts.map(({ code }) => code),
    ) === "refused"
  ) {
    const names = hosts.map(({ name, code }) => `${name}（${code}）`).join("、");
    problems.link = `链接须以 https 开头，并属于：${names}`;
  }
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return { typeCode, licenceCode, authors, collective, madeYear, link, description, performances };
}

const storyDetails = (input: Omit<EnterStoryInput, "regionCode" | "key">): StoryDetails => ({
  toldBy: input.toldBy,
  isMinor: input.isMinor,
  place: input.place,
  text: input.text,
});

const brandDetails = (
  input: Omit<EnterBrandInput, "regionCode" | "key">,
  families: BrandDetails["families"],
): BrandDetails => ({
  practice: input.practice,
  rules: {
    who: input.who,
    procedure: input.procedure,
    objection: input.objection,
    basis: input.basis,
  },
  families,
});

/** Enters a work. */
export async function enterWork(actor: Actor, input: EnterWorkInput): Promise<{ pieceId: string }> {
  return insertPiece(actor, "work", input, await workDetails(actor, input, []));
}

/** Changes a work at the desk; what the public sees stays until a new copy is released. */
export async function editWork(actor: Actor, input: EditWorkInput): Promise<{ pieceId: string }> {
  const piece = await holdPiece(actor, input, "work");
  const details = await workDetails(actor, input, piece.details.performances);
  return editPiece(actor, piece, input, details);
}

/** Enters a family's story. */
export async function enterStory(
  actor: Actor,
  input: EnterStoryInput,
): Promise<{ pieceId: string }> {
  return insertPiece(actor, "story", input, storyDetails(input));
}

/** Changes a story at the desk. */
export async function editStory(actor: Actor, input: EditStoryInput): Promise<{ pieceId: string }> {
  const piece = await holdPiece(actor, input, "story");
  return editPiece(actor, piece, input, storyDetails(input));
}

/** Enters a family brand with its rules. */
export async function enterBrand(
  actor: Actor,
  input: EnterBrandInput,
): Promise<{ pieceId: string }> {
  return insertPiece(actor, "brand", input, brandDetails(input, []));
}

/** Changes a brand at the desk. */
export async function editBrand(actor: Actor, input: EditBrandInput): Promise<{ pieceId: string }> {
  const piece = await holdPiece(actor, input, "brand");
  return editPiece(actor, piece, input, brandDetails(input, piece.details.families));
}

/** Hands a piece over to be checked and released; refused while a consent is missing. */
export async function submitPiece(
  actor: Actor,
  input: PieceStepInput,
): Promise<{ pieceId: string; publicationId: string }> {
  const piece = await getPiece(actor, input.pieceId);
  if (piece.version !== input.version) throw conflict(MOVED_ON);
  const missing = missingConsents(piece);
  if (missing.length > 0) throw invalid({ form: missing.join("；") }, "授权不全，不能送发布");
  const pictures = await listPictures(actor, piece.pictureIds);
  const named = namedMinors(
    piece,
    pictures.map(({ alt }) => alt),
  );
  if (named.length > 0) throw invalid({ form: named.join("；") }, "写了未成年人的全名，不能送发布");
  const [types, licences] = await Promise.all([
    listTerms(actor, "work_type", { withInactive: true }),
    listTerms(actor, "licence", { withInactive: true }),
  ]);
  const { content, facets, words } = pieceContent(piece, { types, licences });
  return write(actor, { action: "piece.submit" }, async (tx) => {
    const set = sql`stage = 'submitted'`;
    const { version } = input;
    await changePiece(tx, actor, { piece, version, action: "piece.submit", set });
    const { publicationId } = await submitPublication(tx, actor, {
      kind: piece.kind,
      subjectId: piece.id,
      regionCode: piece.regionCode,
      carrierCode: piece.kind === "work" ? "culture" : "family",
      title: piece.title,
      summary: piece.summary,
      facets,
      content,
      words,
      pictureIds: piece.pictureIds,
      isExample: piece.isExample,
    });
    return { pieceId: piece.id, publicationId };
  });
}
