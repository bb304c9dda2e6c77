/*
 * What the public copy of a piece holds: what was made or told, under which licence, with names of minors
 * masked. Who consented, the documents and the true names of minors stay at the desk.
 */
import type { BrandContent, StoryContent, WorkContent } from "@/lib/domain/culture/content/schema";
import { maskedName, shownAuthors } from "@/lib/domain/culture/pieces/rules";
import type { PieceDetail } from "@/lib/domain/culture/pieces/types";
import type { Term } from "@/lib/domain/culture/terms/types";
import type { Facet } from "@/lib/domain/publications/types";

/** The frozen copy of a piece: its content, what lists filter by, and the words that the search finds. */
export interface PieceCopy {
  content: WorkContent | StoryContent | BrandContent;
  facets: Record<string, Facet>;
  words: string;
}

type Words = { types: readonly Term[]; licences: readonly Term[] };
type Of<Kind> = Extract<PieceDetail, { kind: Kind }>;

function workCopy({ details }: Of<"work">, { types, licences }: Words): PieceCopy {
  const { typeCode, licenceCode, link, collective, madeYear, description, performances } = details;
  const licence = licences.find(({ code }) => code === licenceCode);
  const content: WorkContent = {
    typeCode,
    typeName: types.find(({ code }) => code === typeCode)?.name ?? typeCode,
    authors: shownAuthors(details.authors),
    collective,
    madeYear,
    description,
    licenceName: licence?.name ?? licenceCode,
    licenceNote: licence?.note ?? "",
    link: link === "" ? null : { host: new URL(link).hostname, url: link },
    performances,
  };
  const words = [content.typeName, ...content.authors, collective, description].join(" ");
  return { content, facets: { typeCode, hasDates: performances.length > 0 }, words };
}

function storyCopy({ details }: Of<"story">): PieceCopy {
  const toldBy = details.isMinor ? maskedName(details.toldBy) : details.toldBy;
  const content: StoryContent = { toldBy, place: details.place, text: details.text };
  return { content, facets: {}, words: `${toldBy} ${details.place} ${details.text}` };
}

function brandCopy({ details }: Of<"brand">): PieceCopy {
  const { practice, rules } = details;
  const families = details.families.map(({ name, reason, namedOn }) => ({ name, reason, namedOn }));
  const words = [practice, rules.who, rules.procedure, ...families.map(({ name }) => name)];
  return { content: { practice, rules, families }, facets: {}, words: words.join(" ") };
}

/** What of a piece is handed over to be released. */
export function pieceContent(piece: PieceDetail, words: Words): PieceCopy {
  if (piece.kind === "work") return workCopy(piece, words);
  return piece.kind === "story" ? storyCopy(piece) : brandCopy(piece);
}
