import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import pg from "pg";
import sharp from "sharp";
import { PlainVisitor } from "../support/plain-visitor";

/*
 * An angry citizen types an accusation wherever something can be typed, and breaks the line in between. Afterwards
 * every table, the database's own files and messages, the logs of app and worker, what the app keeps on disk, and the
 * build's caches are searched for it: the only place where it may be is the sender's own screen.
 */

interface Places {
  ownerUrl: string;
  stateFolder: string;
  buildFolder: string;
}

const random = () => Math.random().toString(36).slice(2, 10);
const CANARY = `zornquelle${random()}`;
const ANGRY = `我要举报村书记贪污低保款，他家住在${CANARY}`;
const WAIT = 4_500;

/** The folder of the database's files, from what the embedded server notes of itself. */
function dataFolder(stateFolder: string): string[] {
  const record = path.join(stateFolder, "postgres.json");
  if (!existsSync(record)) return [];
  const { data } = JSON.parse(readFileSync(record, "utf8")) as { data: string };
  return [path.resolve(stateFolder, data)];
}

/** The words as bytes may hold them: as they are, and in base64 at any of its three alignments. */
function shapesOf(words: string): string[] {
  const inBase64 = ["", "_", "__"].map((before) =>
    Buffer.from(before + words)
      .toString("base64")
      .slice(before ? 4 : 0, -4),
  );
  return [words, ...inBase64];
}

function filesWith(words: string, { stateFolder, buildFolder }: Places): string[] {
  const folders = [stateFolder, ...dataFolder(stateFolder), buildFolder].filter(existsSync);
  const shapes = shapesOf(words).flatMap((shape) => ["-e", shape]);
  const found = spawnSync("grep", ["-rlaF", ...shapes, ...folders], { encoding: "utf8" });
  return found.stdout.split("\n").filter(Boolean);
}

async function tablesWith(words: string, client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema in ('public', 'pgboss')`);
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await client.query(
      // Turned around, so that the question itself leaves no trace of what is looked for.
      `select 1 from ${name} t where position(reverse($1) in t::text) > 0 limit 1`,
      [[...words].reverse().join("")],
    );
    if (rowCount) found.push(name);
  }
  return found;
}

async function suggest(visitor: PlainVisitor): Promise<void> {
  const gateForm = await visitor.form("/suggest", "wish");
  await visitor.send(gateForm, { wish: ANGRY, solicitation: ANGRY });
  const { location } = await visitor.send(gateForm, { wish: "suggest" });
  const gate = new URL(location ?? "", "http://localhost").searchParams.get("gate") ?? "";
  const place = await visitor.form(`/suggest/place?gate=${gate}&category=village`, "q");
  for (const q of [ANGRY.slice(-28), ANGRY.repeat(3)]) await visitor.send(place, { q });
  await visitor.send(place, { q: CANARY, gate: ANGRY, category: ANGRY });

  const address = `/suggest/write?gate=${gate}&category=village&region=420624`;
  const writing = await visitor.form(address, "text");
  const writings: Record<string, string>[] = [
    { text: ANGRY },
    { text: ANGRY.repeat(60) },
    { text: `${ANGRY}\0` },
    { text: "希望加一盏路灯", contact: ANGRY },
    { text: "希望加一盏路灯", regionCode: ANGRY, category: ANGRY, pass: ANGRY, [ANGRY]: "1" },
  ];
  for (const filled of writings) {
    const answer = await visitor.send(writing, filled);
    expect(answer.status).toBe(200);
  }
  const checked = await visitor.send(writing, { text: "希望加一盏路灯" });
  const sending = await visitor.form(address, "pass", checked);
  await new Promise((resolve) => setTimeout(resolve, WAIT));
  const photo = await sharp({ create: { width: 90, height: 60, channels: 3, background: "#575" } })
    .jpeg()
    .toBuffer();
  const file = (bytes: Uint8Array, name: string) => ({
    photos: new File([Buffer.from(bytes)], name),
  });
  const tries: [Record<string, string>, Record<string, File>][] = [
    [{ text: ANGRY }, {}],
    [{ text: `${ANGRY}\0` }, {}],
    [{ text: "希望加一盏路灯", regionCode: ANGRY, category: ANGRY, gate: ANGRY }, {}],
    [{}, file(photo, `举报王书记受贿${CANARY}.jpg`)],
    [{ text: ANGRY }, file(Buffer.from(ANGRY), `${CANARY}.png`)],
    [{}, file(Buffer.concat([photo.subarray(0, 200), Buffer.from(ANGRY)]), "a.jpg")],
    [
      {},
      file(
        Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><text>${ANGRY}</text></svg>`),
        "a.png",
      ),
    ],
    [{}, file(Buffer.alloc(25 * 1024 * 1024, ANGRY), "a.jpg")],
  ];
  for (const [filled, files] of tries) {
    const answer = await visitor.send(sending, filled, files);
    expect(answer.location).toMatch(/again=1/);
    expect(decodeURIComponent(answer.location ?? "")).not.toMatch(/举报|zornquelle/);
  }
  // What stands behind a picture goes with everything else that is not the picture.
  const behind = file(Buffer.concat([photo, Buffer.from(ANGRY)]), "b.jpg");
  expect((await visitor.send(sending, {}, behind)).location).toBe("/suggest/done");
  const { text } = await visitor.read("/suggest/done");
  const [code = ""] = text.match(/(?:\d{4}\s){4}\d{4}/) ?? [];
  await visitor.send(await visitor.form("/track", "trackingCode"), { trackingCode: code });
  const adding = await visitor.form("/track/status", "addition");
  for (const version of [
    adding.fields.find(({ name }) => name === "version")?.value ?? "",
    ANGRY,
  ]) {
    const filled = { addition: version === ANGRY ? `${CANARY}路灯` : ANGRY, version };
    expect((await visitor.send(adding, filled)).location).toBeNull();
  }
  await visitor.send(await visitor.form("/track/status", "sure"), { sure: "on" });
}

async function linksAt(visitor: PlainVisitor, page: string, link: RegExp): Promise<string[]> {
  const { text } = await visitor.read(page);
  return [...new Set(text.match(link) ?? [])];
}

/** Objecting, booking and wanting too: whatever is open in the demonstration. */
async function takePart(visitor: PlainVisitor): Promise<number> {
  const [topic = ""] = await linksAt(visitor, "/topics", /\/topics\/[\da-f-]{36}/g);
  const [site = ""] = await linksAt(visitor, "/sites?bookings=1", /\/sites\/[\da-f-]{36}/g);
  const notices = await linksAt(visitor, "/notices", /\/notices\/[\da-f-]{36}/g);
  let tried = 0;
  const tryForm = async (page: string, field: string, filled: Record<string, string>) => {
    const form = await visitor.form(page, field).catch(() => undefined);
    if (!form) return;
    const { status, location } = await visitor.send(form, filled);
    expect([page, status, location]).toEqual([page, 200, null]);
    tried += 1;
  };
  await tryForm(`${topic}/follow`, "pass", { topicId: ANGRY, back: `//${CANARY}`, pass: ANGRY });
  const said = { name: "王先生", phone: "13800000000", people: "3", purpose: ANGRY };
  await tryForm(`${site}/booking`, "needs", { ...said, needs: ANGRY, when: ANGRY });
  await tryForm(`${site}/booking`, "needs", {
    ...{ ...said, purpose: "study", needs: ANGRY, name: `王书记贪污${CANARY}` },
    when: "2026-12-01 09:00-10:30",
  });
  for (const notice of notices) {
    await tryForm(`${notice}/objection`, "text", { text: ANGRY, contact: ANGRY.slice(0, 50) });
  }
  return tried;
}

async function lookUp(visitor: PlainVisitor): Promise<void> {
  await visitor.send(await visitor.form("/track", "trackingCode"), {
    trackingCode: ANGRY.slice(0, 60),
  });
  await visitor.send(await visitor.form("/rate", "ratingCode"), { ratingCode: ANGRY.slice(0, 60) });
  await visitor.send(await visitor.form("/sign-in", "login"), {
    login: ANGRY.slice(0, 60),
    password: ANGRY,
  });
}

async function readEverywhere(visitor: PlainVisitor): Promise<void> {
  const said = encodeURIComponent(ANGRY);
  const paths = [
    ...[
      `/search?q=${said}`,
      `/sites?words=${said}`,
      `/topics?words=${said}`,
      `/topics/results?year=${said}`,
    ],
    ...[
      `/rate/${said}`,
      `/sites/${said}`,
      `/${said}`,
      `/sites/bookings/${said}`,
      `/suggest/write?text=${said}`,
    ],
    ...[
      `/api/pictures/${said}/480`,
      `/api/open-data/${said}/csv`,
      `/feed.xml?x=${said}`,
      `/sites?city=${CANARY}`,
    ],
    ...[
      `/news?column=${CANARY}`,
      `/topics?state=${CANARY}&page=${CANARY}`,
      `/search?q=%ff%fe${said}%00`,
    ],
  ];
  for (const one of paths) {
    const { status } = await visitor.read(one);
    expect(status, one).toBeLessThan(500);
  }
}

async function breakOff(visitor: PlainVisitor): Promise<void> {
  const multipart = "multipart/form-data; boundary=x";
  const part = `--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n${ANGRY}`;
  for (const to of ["/api/suggestions", "/suggest", "/track", "/rate"]) {
    const sendings = [
      { type: multipart, bytes: Buffer.from(part), isCut: true },
      { type: multipart, bytes: Buffer.from(part) },
      { type: multipart, bytes: Buffer.concat([Buffer.from(part), Buffer.from([0xff, 0xfe, 0])]) },
      { type: "multipart/form-data", bytes: Buffer.from(part) },
      { type: "application/json", bytes: Buffer.from(JSON.stringify({ text: ANGRY })) },
      { type: `text/${CANARY}`, bytes: Buffer.from(ANGRY) },
    ];
    for (const sending of sendings) await visitor.sendRaw(to, sending);
  }
  await visitor.sendRaw("/api/v1/hotline-orders", {
    type: "application/json",
    bytes: Buffer.from(JSON.stringify({ number: "A-1", summary: ANGRY })),
  });
}

test("who accuses somebody leaves nothing anywhere, whatever they type into and however it breaks", async ({
  baseURL: base = "",
}, { project }) => {
  test.setTimeout(300_000);
  const places = project.metadata as Places;
  const client = new pg.Client({ connectionString: places.ownerUrl });
  await client.connect();
  const control = `control${random()}`;
  // Twice: the first row of a page goes into the write-ahead log packed, what follows plainly.
  for (const at of [1, 2]) {
    await client.query(
      "insert into public_allowance (name, minute, used) values ($1, now() - make_interval(mins => $2), 1)",
      [control, at],
    );
  }
  // The hunt finds what is kept.
  expect(await tablesWith(control, client)).toEqual(["public.public_allowance"]);
  expect(filesWith(control, places).length).toBeGreaterThan(0);

  const visitor = new PlainVisitor(base);
  await suggest(visitor);
  expect(await takePart(visitor)).toBeGreaterThanOrEqual(3);
  await lookUp(visitor);
  await readEverywhere(visitor);
  await breakOff(visitor);

  await client.query("delete from public_allowance where name = $1", [control]);
  const found = [...(await tablesWith(CANARY, client)), ...filesWith(CANARY, places)];
  await client.end();
  expect(found).toEqual([]);
});
