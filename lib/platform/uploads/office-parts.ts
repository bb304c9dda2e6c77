import "server-only";

// What the parts of a Word document may not be: programs, other documents packed inside, and words that make
// Word fetch or run something when it is opened.

/** Why a part is not taken. */
export type PartProblem = "macro" | "embedded" | "links" | "calls" | "damaged";

const UNWANTED: readonly [RegExp, PartProblem][] = [
  [/vbaProject|vbaData/i, "macro"],
  [/(^|\/)(activeX|ctrlProps)\//i, "embedded"],
  // Charts bring their figures along as a workbook; everything else packed inside is foreign.
  [/(^|\/)embeddings\/(?!.*\.xlsx$)/i, "embedded"],
  [
    /\.(exe|dll|com|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|scr|msi|jar|lnk|html?|mht|rtf|docm|xlsm|zip|rar|7z)$/i,
    "embedded",
  ],
  [/(^|\/)(\.\.|__MACOSX)(\/|$)/, "damaged"],
];

/** The problem of a part by its name; null for an ordinary one. */
export function problemOfPart(name: string): PartProblem | null {
  return UNWANTED.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

const EXTERNAL =
  /<[^<>]*Type="[^"]*\/(attachedTemplate|oleObject|frame|subDocument|control|package|image|aFChunk|externalLink\w*)"[^<>]*>/g;
const FIELD = /<w:instrText[^<>]*>([^<]*)|w:instr="([^"]*)"/g;
const CALL =
  /\b(DDE|DDEAUTO)\b|\b(INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK)\s+\S*(https?:|\\\\|file:)/i;

/** The problem of an XML part by what it says; null for an ordinary one. */
export function problemOfXml(name: string, xml: string): PartProblem | null {
  // Office never writes these; they are how a few bytes become gigabytes or reach other files.
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return "damaged";
  if (name.endsWith(".rels")) {
    const reaching = [...xml.matchAll(EXTERNAL)].filter(([tag]) =>
      /TargetMode="External"/i.test(tag),
    );
    if (reaching.length > 0) return "links";
    return /\/aFChunk"/.test(xml) ? "embedded" : null;
  }
  // A word may be spread over several pieces of a field.
  const fields = [...xml.matchAll(FIELD)].map(([, inner, attribute]) => inner ?? attribute ?? "");
  return CALL.test(fields.join("")) || CALL.test(fields.join(" ")) ? "calls" : null;
}
