/*
 * A table of venues has a head with 区划代码, 种类, 名称 and 位置; 现状, 建成年份 and 简介 may stand beside them, in any
 * order. Each line is one venue. A line with a mistake is named with its column, what stands there and what to
 * write; with one mistake nothing is taken in.
 */
import { venueStatusWords } from "@/lib/domain/culture/venues/labels";
import type { VenueStatus } from "@/lib/domain/culture/venues/types";

/** One venue as the table says it; `line` is its number in the file. */
export interface ImportedVenue {
  line: number;
  regionCode: string;
  kindCode: string;
  name: string;
  place: string;
  status: VenueStatus;
  builtYear: number | null;
  description: string;
}

const HEADS = {
  regionCode: /^(行政)?区划代码$/,
  kind: /^(阵地)?种类$/,
  name: /^(阵地)?名称$/,
  place: /^(具体)?位置$|^地点$/,
  status: /^现状$|^状态$/,
  builtYear: /^建成(年份|时间)?$/,
  description: /^简介$|^说明$/,
} as const;

type Field = keyof typeof HEADS;
const REQUIRED: readonly Field[] = ["regionCode", "kind", "name", "place"];
const LABELS: Record<Field, string> = {
  regionCode: "区划代码",
  kind: "种类",
  name: "名称",
  place: "位置",
  status: "现状",
  builtYear: "建成年份",
  description: "简介",
};
const SEARCHED_LINES = 10;

type Places = Partial<Record<Field, number>>;

function placesOf(line: readonly string[]): Places {
  const places: Places = {};
  for (const [at, text] of line.entries()) {
    const bare = text.replace(/[\s*＊]/g, "").replace(/[（(].*[）)]$/, "");
    const field = (Object.keys(HEADS) as Field[]).find((one) => HEADS[one].test(bare));
    if (field && places[field] === undefined) places[field] = at;
  }
  return places;
}

interface KnownKind {
  code: string;
  name: string;
  note: string;
}

type Read = { venue: ImportedVenue } | { problems: string[] };

function readLine(line: number, of: (field: Field) => string, kinds: readonly KnownKind[]): Read {
  const problems: string[] = [];
  const wrong = (field: Field, remedy: string) =>
    problems.push(`第 ${line} 行“${LABELS[field]}”是“${of(field)}”，${remedy}`);
  const kind = kinds.find(({ code, name, note }) => [code, name, note].includes(of("kind")));
  const status = (Object.keys(venueStatusWords) as VenueStatus[]).find(
    (one) => venueStatusWords[one] === (of("status") || venueStatusWords.open),
  );
  if (!/^\d{6}(\d{3}(\d{3})?)?$/.test(of("regionCode"))) {
    wrong("regionCode", "应为 6、9 或 12 位数字");
  }
  if (!kind) wrong("kind", `请写：${kinds.map(({ name }) => name).join("、")}`);
  if (!status) wrong("status", `请写：${Object.values(venueStatusWords).join("、")}，或留空`);
  if (of("name") === "" || of("name").length > 40) wrong("name", "请写 1 到 40 个字");
  if (of("place") === "" || of("place").length > 80) wrong("place", "请写 1 到 80 个字");
  if (!/^((19|20)\d\d)?$/.test(of("builtYear"))) wrong("builtYear", "请写四位年份，或留空");
  if (of("description").length > 1000) wrong("description", "最多 1000 个字");
  if (problems.length > 0 || !kind || !status) return { problems };
  const builtYear = of("builtYear") === "" ? null : Number(of("builtYear"));
  const { regionCode, name, place, description } = {
    ...{ regionCode: of("regionCode"), name: of("name"), place: of("place") },
    description: of("description"),
  };
  const venue = {
    line,
    regionCode,
    kindCode: kind.code,
    name,
    place,
    status,
    builtYear,
    description,
  };
  return { venue };
}

/** Understands the lines of a table; with any problem there are no venues. */
export function understandVenues(
  lines: readonly (readonly string[])[],
  kinds: readonly KnownKind[],
): { venues: ImportedVenue[]; problems: string[] } {
  const head = lines
    .slice(0, SEARCHED_LINES)
    .findIndex((line) => REQUIRED.every((field) => placesOf(line)[field] !== undefined));
  if (head < 0) {
    const needed = REQUIRED.map((field) => LABELS[field]).join("、");
    return { venues: [], problems: [`没有找到表头。第一行要有：${needed}`] };
  }
  const places = placesOf(lines[head] ?? []);
  const venues: ImportedVenue[] = [];
  const problems: string[] = [];
  lines.slice(head + 1).forEach((line, at) => {
    if (line.every((cell) => cell.trim() === "")) return;
    const of = (field: Field) => (line[places[field] ?? -1] ?? "").trim();
    const read = readLine(head + at + 2, of, kinds);
    if ("venue" in read) venues.push(read.venue);
    else problems.push(...read.problems);
  });
  if (venues.length === 0 && problems.length === 0) problems.push("表头下面没有内容");
  return { venues: problems.length > 0 ? [] : venues, problems };
}
