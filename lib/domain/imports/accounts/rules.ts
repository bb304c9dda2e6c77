import { columnLetter, columnNumber } from "@/lib/platform/spreadsheet/grid";
import type { GridCell, SheetGrid } from "@/lib/platform/spreadsheet/types";
import { doubtAt, unsure, wrong } from "../doubts/rules";
import type { Note, Reading } from "../doubts/types";
import { type AccountField, accountFieldLabels } from "../labels";
import type { PlaceNames } from "../places/types";
import { readBody } from "../rows/rules";
import { textLimits } from "../schema";
import { accountVocabulary } from "../tables/labels";
import { bodyRow, findHead, openSheet, plainLabel } from "../tables/rules";
import type { BodyRow, Sheet, TableHead } from "../tables/types";
import type { Doubt, IgnoredPart } from "../types";
import { readText } from "../values/rules";
import { administratorWords, roleWords } from "./labels";
import type { ImportableRole, UnderstoodAccount, UnderstoodAccounts } from "./types";

// One row is one person. Name, sign-in name and role must be there, and one of: region code, unit, or
// place by county, township and village. A sign-in name stands once. Administrators are not made from a
// workbook. Whether the unit exists is decided later, against the organisations within reach.

const REQUIRED: readonly AccountField[] = ["name", "login", "role"];
const WHOSE: readonly AccountField[] = [
  "organisation",
  "regionCode",
  "village",
  "township",
  "county",
];

function readLogin(cell: GridCell | undefined): Reading<string> {
  const reading = readText(cell, { label: "登录名", max: 32 });
  const login = reading.value.toLowerCase();
  if (login === "" || /^[a-z0-9][a-z0-9._-]{2,31}$/.test(login))
    return { ...reading, value: login };
  const note = wrong(
    "登录名的写法不对",
    "请用 3 到 32 个小写字母、数字、点、横线或下划线，以字母或数字开头",
  );
  return { value: login, notes: [...reading.notes, note] };
}

function readRole(cell: GridCell | undefined): Reading<ImportableRole | null> {
  const text = (cell?.text ?? "").replace(/[\s（）()、/]/g, "");
  const role = [text, plainLabel(text)]
    .map((word) => roleWords.find(([pattern]) => pattern.test(word))?.[1])
    .find((found) => found !== undefined);
  if (role || !cell) return { value: role ?? null, notes: [] };
  if (administratorWords.test(text)) {
    const note = wrong("管理员账号不能批量导入", "请在“管理—账号”中逐个新建，并由两人核对");
    return { value: null, notes: [note] };
  }
  const note = wrong(
    "没有认出角色",
    "请写：填报员、单位负责人、乡镇（街道）、牵头单位、办公室、监督检查室、派驻机构、建议审核员、答题员或案例评审员",
  );
  return { value: null, notes: [note] };
}

function readPhone(cell: GridCell | undefined): Reading<string | null> {
  const phone = (cell?.text ?? "").replace(/[\s\-—]/g, "").replace(/^(\+?86)(?=1\d{10}$)/, "");
  if (phone === "") return { value: null, notes: [] };
  if (/^1[3-9]\d{9}$/.test(phone)) return { value: phone, notes: [] };
  const note = wrong("手机号码不是 11 位手机号", "请改正，或留空");
  return { value: null, notes: [note] };
}

function readRegionCode(cell: GridCell | undefined): Reading<string | null> {
  const code = (cell?.text ?? "").replace(/\s/g, "");
  if (code === "") return { value: null, notes: [] };
  if (/^\d{6}(\d{3}(\d{3})?)?$/.test(code)) return { value: code, notes: [] };
  const note = wrong(
    "区划代码应为 6、9 或 12 位数字",
    "县级以上填 6 位，乡镇（街道）填 9 位，村（社区）填 12 位",
  );
  return { value: null, notes: [note] };
}

interface PersonSheet {
  sheet: string;
  head: TableHead<AccountField>;
}

function missingNotes(head: TableHead<AccountField>, body: BodyRow<AccountField>) {
  const missing = REQUIRED.filter((field) => head.place[field] !== undefined && !body.cells[field]);
  const notes = missing.map((field): [AccountField, Note] => {
    const label = accountFieldLabels[field];
    return [field, wrong(`没有填写${label}`, `请填写${label}后重新上传`)];
  });
  const hasColumn = WHOSE.some((field) => head.place[field] !== undefined);
  if (hasColumn && !WHOSE.some((field) => body.cells[field])) {
    const field = WHOSE.find((name) => head.place[name] !== undefined) ?? "organisation";
    notes.push([field, wrong("没有写明所在单位", "请填写单位、区划代码，或县、乡镇、村")]);
  }
  return notes;
}

function readPerson(place: PersonSheet, body: BodyRow<AccountField>) {
  const key = `${place.sheet}!R${body.row}`;
  const doubts: Doubt[] = [];
  const first = place.head.columns[0]?.column ?? 1;
  const take = <T>(field: AccountField, reading: Reading<T>): T => {
    for (const note of reading.notes) {
      const column = place.head.place[field] ?? first;
      const value = body.cells[field]?.text ?? "";
      doubts.push(doubtAt({ sheet: place.sheet, row: body.row, column, value, rowKey: key }, note));
    }
    return reading.value;
  };
  const text = (field: AccountField, max: number) =>
    take(field, readText(body.cells[field], { label: accountFieldLabels[field], max })) || null;
  for (const [field, note] of missingNotes(place.head, body)) {
    take(field, { value: null, notes: [note] });
  }
  const names: PlaceNames = {};
  for (const part of ["county", "township", "village"] as const) {
    const name = text(part, textLimits.organisationName);
    if (name) names[part] = name;
  }
  const person: UnderstoodAccount = {
    key,
    sheet: place.sheet,
    row: body.row,
    name: text("name", textLimits.personName) ?? "",
    login: take("login", readLogin(body.cells.login)),
    organisationName: text("organisation", textLimits.organisationName),
    regionCode: take("regionCode", readRegionCode(body.cells.regionCode)),
    place: names,
    role: take("role", readRole(body.cells.role)),
    carrierName: text("carrier", textLimits.unit),
    phone: take("phone", readPhone(body.cells.phone)),
    columns: Object.fromEntries(
      Object.entries(place.head.place).map(([field, column]) => [field, columnLetter(column)]),
    ),
    isUsable: !doubts.some((doubt) => doubt.severity === "error"),
  };
  return { person, doubts };
}

function columnDoubts(sheet: Sheet, head: TableHead<AccountField>): Doubt[] {
  const column = head.columns[0]?.column ?? 1;
  const value = sheet.index.shownAt(head.top, column)?.text ?? "";
  const place = { sheet: sheet.grid.name, row: head.top, column, value };
  const missing = REQUIRED.filter((field) => head.place[field] === undefined).map((field) => {
    const label = accountFieldLabels[field];
    return doubtAt(place, wrong(`没有找到“${label}”这一列`, `请在表头加上“${label}”列并填写`));
  });
  if (WHOSE.some((field) => head.place[field] !== undefined)) return missing;
  const note = wrong(
    "没有找到说明所在单位的列",
    "请在表头加上“单位”或“区划代码”列，或“县（市、区）”“乡镇（街道）”“村（社区）”列",
  );
  return [...missing, doubtAt(place, note)];
}

/** Marks every repetition of a sign-in name, in whichever sheet it stands. */
function withoutRepeats(rows: readonly UnderstoodAccount[]) {
  const firstOf = new Map<string, UnderstoodAccount>();
  const doubts: Doubt[] = [];
  const checked = rows.map((person) => {
    const earlier = firstOf.get(person.login);
    if (person.login === "" || earlier === undefined) {
      firstOf.set(person.login, person);
      return person;
    }
    const where =
      earlier.sheet === person.sheet
        ? `第 ${earlier.row} 行`
        : `“${earlier.sheet}”第 ${earlier.row} 行`;
    const column = columnNumber(person.columns.login ?? "A");
    const place = {
      sheet: person.sheet,
      row: person.row,
      column,
      value: person.login,
      rowKey: person.key,
    };
    const note = wrong(`登录名与${where}重复`, "请改用另一个登录名");
    doubts.push(doubtAt(place, note));
    return { ...person, isUsable: false };
  });
  return { rows: checked, doubts };
}

/** The head of a visible sheet that names people: by name or sign-in name, beside what it needs else. */
function accountsHead(sheet: Sheet): TableHead<AccountField> | null {
  const head = sheet.grid.hidden ? null : findHead(sheet, accountVocabulary);
  const isOfPeople = head?.place.login !== undefined || head?.place.name !== undefined;
  return isOfPeople ? head : null;
}

/**
 * Understands a workbook of accounts: every visible sheet whose head names people.
 * Never throws; rows with an error are not usable and say why at their cells.
 */
export function understandAccounts(grids: readonly SheetGrid[]): UnderstoodAccounts {
  const people: UnderstoodAccount[] = [];
  const doubts: Doubt[] = [];
  const ignored: IgnoredPart[] = [];
  let sheets = 0;
  for (const grid of grids) {
    const sheet = openSheet(grid);
    const head = accountsHead(sheet);
    if (!head) {
      const reason = grid.hidden ? "工作表被隐藏，没有读取" : "没有姓名、登录名等列，略过";
      ignored.push({ sheet: grid.name, row: null, column: null, text: "", reason });
      continue;
    }
    sheets += 1;
    const body = readBody(sheet, head, ["name", "login", "role"]);
    const missing = columnDoubts(sheet, head);
    const readings = body.entries.map((row) =>
      readPerson({ sheet: grid.name, head }, bodyRow(sheet, head, row)),
    );
    const isUsable = missing.length === 0;
    people.push(...readings.map(({ person }) => (isUsable ? person : { ...person, isUsable })));
    doubts.push(...missing, ...readings.flatMap((reading) => reading.doubts), ...body.doubts);
    ignored.push(...body.ignored);
    if (body.entries.length === 0 && isUsable) {
      const note = unsure("表头下面没有人员", "请填写后重新上传");
      doubts.push(doubtAt({ sheet: grid.name, row: head.top, column: 1, value: "" }, note));
    }
  }
  const checked = withoutRepeats(people);
  const refusal =
    sheets > 0
      ? null
      : {
          message: "这不是账号名册",
          remedy: "表头应有姓名、登录名、角色，以及单位、区划代码或乡镇、村。请核对文件后重新上传",
        };
  return { rows: checked.rows, doubts: [...doubts, ...checked.doubts], ignored, refusal };
}
