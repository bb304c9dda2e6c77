import "server-only";
import type { Actor } from "@/lib/access/actor";
import { write } from "@/lib/access/write";
import { tellsScore } from "@/lib/domain/culture/families/rules";
import { changePiece, holdPiece } from "@/lib/domain/culture/pieces/commands";
import type {
  BrandDetails,
  NameFamilyInput,
  RemoveFamilyInput,
} from "@/lib/domain/culture/pieces/schema";
import { invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const setDetails = (details: BrandDetails) => sql`details = ${JSON.stringify(details)}::jsonb`;

/** Names a family of a brand, by its valid consent and for a reason; there is no order of merit. */
export async function nameFamily(
  actor: Actor,
  input: NameFamilyInput,
): Promise<{ pieceId: string }> {
  const piece = await holdPiece(actor, input, "brand");
  const { consentId, name, reason, namedOn, version } = input;
  const consent = piece.consents.find(({ id, kind }) => id === consentId && kind === "naming");
  if (!consent || consent.withdrawnOn !== null) {
    throw invalid({ consentId: "请选择这个家庭有效的具名同意；还没有的先在“授权记录”中登记" });
  }
  const other = piece.details.families.find((one) => one.consentId === consentId);
  if (other && other.name !== name) {
    throw invalid({
      consentId: `这份同意已用于“${other.name}”；每个家庭要有自己的同意，请另外登记`,
    });
  }
  const scored = Object.entries({ name, reason }).filter(([, words]) => tellsScore(words));
  if (scored.length > 0) {
    const remedy = "请写一件具体的事，不写分数、星级和先后";
    throw invalid(Object.fromEntries(scored.map(([field]) => [field, remedy])));
  }
  const family = { id: newId(), name, reason, namedOn, consentId };
  return write(actor, { action: "family.name" }, async (tx) => {
    const set = setDetails({ ...piece.details, families: [...piece.details.families, family] });
    const after = { consentId, namedOn };
    await changePiece(tx, actor, { piece, version, action: "family.name", set, after });
    return { pieceId: piece.id };
  });
}

/** Takes a family off a brand at the desk. */
export async function removeFamily(
  actor: Actor,
  input: RemoveFamilyInput,
): Promise<{ pieceId: string }> {
  const piece = await holdPiece(actor, input, "brand");
  const families = piece.details.families.filter(({ id }) => id !== input.familyId);
  if (families.length === piece.details.families.length) throw notFound("家庭");
  return write(actor, { action: "family.remove" }, async (tx) => {
    const set = setDetails({ ...piece.details, families });
    const { version, familyId } = input;
    await changePiece(tx, actor, {
      piece,
      version,
      action: "family.remove",
      set,
      after: { familyId },
    });
    return { pieceId: piece.id };
  });
}
