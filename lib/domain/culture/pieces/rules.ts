/*
 * Nothing that people made or told is shown without a record of their consent: a work and a story need the
 * consent to be displayed; a picture with recognisable people needs theirs; every named family needs its own.
 * A consent that was withdrawn counts no more, and the piece leaves the public pages at once. The names of
 * minors are never shown whole. A link leads only to a host that the office has named, over https.
 */
import type { ConsentRecord } from "@/lib/domain/culture/consents/types";
import type { PieceDetails } from "@/lib/domain/culture/pieces/types";

const COMPOUND =
  /^(欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|端木|独孤|长孙|宇文|闻人|百里|申屠|南宫)/;

/** A minor's name as the public sees it: the family name and 同学. */
export function maskedName(name: string): string {
  const family = COMPOUND.exec(name)?.[0] ?? name.slice(0, 1);
  return `${family}同学`;
}

const MINOR = /[（(]\s*未成年人?\s*[）)]\s*$/;

/** Authors as they were typed, one in a line; a minor's name is followed by （未成年）. */
export function readAuthors(text: string): { name: string; isMinor: boolean }[] {
  return text
    .split(/\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ name: line.replace(MINOR, "").trim(), isMinor: MINOR.test(line) }))
    .filter(({ name }) => name !== "");
}

/** The authors as a form shows them again. */
export function writeAuthors(authors: readonly { name: string; isMinor: boolean }[]): string {
  return authors.map(({ name, isMinor }) => (isMinor ? `${name}（未成年）` : name)).join("\n");
}

/** The names that the public sees. */
export function shownAuthors(authors: readonly { name: string; isMinor: boolean }[]): string[] {
  return authors.map(({ name, isMinor }) => (isMinor ? maskedName(name) : name));
}

/** The host of a link where it may be shown; null for none, `refused` for any other. */
export function linkHost(link: string, hosts: readonly string[]): string | null | "refused" {
  if (link === "") return null;
  if (!URL.canParse(link)) return "refused";
  const { protocol, hostname, username, port } = new URL(link);
  const isPlain = protocol === "https:" && username === "" && port === "";
  return isPlain && hosts.includes(hostname) ? hostname : "refused";
}

type Consented = PieceDetails & {
  hasPeople: boolean;
  consents: readonly ConsentRecord[];
};

/** The consents that a piece still lacks, as sentences that say what to do. */
export function missingConsents(piece: Consented): string[] {
  const valid = piece.consents.filter(({ withdrawnOn }) => withdrawnOn === null);
  const has = (kind: ConsentRecord["kind"]) => valid.some((one) => one.kind === kind);
  const missing: string[] = [];
  if (piece.kind !== "brand" && !has("display")) {
    missing.push(
      piece.kind === "work"
        ? "缺作者的展示授权，请在“授权记录”中登记"
        : "缺讲述人的展示授权，请在“授权记录”中登记",
    );
  }
  if (piece.hasPeople && !has("portrait")) {
    missing.push("图片里有可辨认的人，缺肖像同意，请登记；或者换成没有人像的图片");
  }
  if (piece.kind !== "brand") return missing;
  const ids = new Set(valid.filter(({ kind }) => kind === "naming").map(({ id }) => id));
  const unnamed = piece.details.families.filter(({ consentId }) => !ids.has(consentId));
  return [
    ...missing,
    ...unnamed.map(({ name }) => `“${name}”没有有效的具名同意，请移除或重新登记`),
  ];
}
