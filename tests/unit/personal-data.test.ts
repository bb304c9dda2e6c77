import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { NOT_PERSONAL, PERSONAL_COLUMNS } from "@/lib/platform/privacy/personal-columns";

interface Column {
  name: string;
  comment: string;
}

const SCALARS = /^(String|Int|BigInt|Boolean|DateTime|Json|Bytes|Float|Decimal)\b/;
const SPEAKS =
  /(^|_)(phone|mobile|tel|email|mail|contact|address|addresses|login|agent|person|people|visitor|citizen|sealed|code_hash|ip|id_number)($|_)|(^|_)sealed/;
const SAYS =
  /telephone|e-?mail\b|mail address|contact\b|citizen|visitor|\bpersons?\b|姓名|电话|联系/i;

function columnsOf(schema: string): Column[] {
  const found: Column[] = [];
  for (const [, , body = ""] of schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)) {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? "";
    let comment: string[] = [];
    for (const line of body.split("\n")) {
      const words = /^\s*\/\/\/\s*(.*)$/.exec(line)?.[1];
      if (words !== undefined) {
        comment.push(words);
        continue;
      }
      const [, field, type = ""] = /^\s+(\w+)\s+(\S+)/.exec(line) ?? [];
      if (field && SCALARS.test(type)) {
        const column = /@map\("(\w+)"\)/.exec(line)?.[1] ?? field;
        found.push({ name: `${table}.${column}`, comment: comment.join(" ") });
      }
      comment = [];
    }
  }
  return found;
}

const speaksOfPeople = ({ name, comment }: Column) =>
  SPEAKS.test(name.split(".")[1] ?? "") || name.endsWith("by_name") || SAYS.test(comment);

function isEntered(name: string): boolean {
  if (name.endsWith("by_name") || name in NOT_PERSONAL) return true;
  return PERSONAL_COLUMNS.some(({ column }) => column === name);
}

const missing = (schema: string) =>
  columnsOf(schema)
    .filter(speaksOfPeople)
    .map(({ name }) => name)
    .filter((name) => !isEntered(name));

const FOLDER = "prisma/schema";
const schema = readdirSync(FOLDER)
  .map((file) => readFileSync(`${FOLDER}/${file}`, "utf8"))
  .join("\n");

describe("the inventory of personal data", () => {
  it("has every column of the schema that speaks of people", () => {
    expect(missing(schema)).toEqual([]);
  });

  it("is seen to lack a new one, by its name or by what is said of it", () => {
    const planted = `model A {
  id String @id
  homePhone String @map("home_phone")
  /// The telephone of whoever asked.
  reached   String
  @@map("a")
}
`;
    expect(missing(planted)).toEqual(["a.home_phone", "a.reached"]);
  });

  it("holds nothing that the schema has not, and says purpose and retention of each", () => {
    const names = new Set(columnsOf(schema).map(({ name }) => name));
    const listed = [...PERSONAL_COLUMNS.map(({ column }) => column), ...Object.keys(NOT_PERSONAL)];
    expect(listed.filter((name) => name !== "*by_name" && !names.has(name))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
    for (const { purpose, retention, what } of PERSONAL_COLUMNS) {
      for (const words of [purpose, retention, what]) expect(words.length).toBeGreaterThan(1);
    }
  });

  it("keeps what citizens tell sealed or hashed", () => {
    const plain = PERSONAL_COLUMNS.filter(
      ({ whose, kept }) => whose === "citizen" && kept === "plain",
    );
    expect(plain.map(({ column }) => column)).toEqual(["suggestion_contact.kind"]);
  });

  it("is told to people in docs/personal-data.md, column by column", () => {
    const told = readFileSync("docs/personal-data.md", "utf8");
    for (const { column, retention } of PERSONAL_COLUMNS) {
      const line = told.split("\n").find((one) => one.includes(`\`${column}\``));
      expect(line, column).toContain(retention);
    }
  });
});
