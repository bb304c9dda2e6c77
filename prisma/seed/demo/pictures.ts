import sharp from "sharp";
import { systemActor } from "@/lib/access/actor";
import { storePicture } from "@/lib/domain/pictures/commands";
import type { Picture } from "@/lib/domain/pictures/types";
import type { Tx } from "@/lib/platform/db";
import { type PictureFiles, pictureFiles } from "@/lib/platform/uploads/picture";
import { Random } from "./random";

/** What an example picture shows; its words say that it is drawn. */
export type Scene = "board" | "court" | "hall" | "wall";

const WIDTH = 1280;
const HEIGHT = 860;
const SKIES = ["#dbe9ea", "#e6ecdf", "#ece7dc", "#e0e6ee"] as const;
const ROOFS = ["#4a5a58", "#5c4f45", "#3f5560", "#6a5a48"] as const;
const LEAVES = ["#2f8f84", "#5f9a6b", "#3f7a5e", "#86a86b"] as const;

const box = (x: number, y: number, width: number, height: number, fill: string, more = "") =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`;

function tree(random: Random, x: number, ground: number): string {
  const height = random.between(150, 250);
  const crown = [0, 1, 2].map(
    (at) =>
      `<circle cx="${x + random.between(-46, 46)}" cy="${ground - height - at * 34}" r="${random.between(52, 84)}" fill="${random.pick(LEAVES)}"/>`,
  );
  return box(x - 9, ground - height, 18, height, "#6d5a45") + crown.join("");
}

function house(random: Random, x: number, ground: number, width: number): string {
  const top = ground - random.between(210, 280);
  const roof = random.pick(ROOFS);
  const windows = [0.14, 0.42, 0.7].map((at) =>
    box(x + width * at, top + 66, width * 0.16, 82, "#8fa8aa", 'stroke="#55635d" stroke-width="5"'),
  );
  const eaves = `<path d="M${x - 34} ${top}L${x + width / 2} ${top - 92}L${x + width + 34} ${top}z" fill="${roof}"/>`;
  return box(x, top, width, ground - top, "#f4f1e8") + eaves + windows.join("");
}

function papers(random: Random, x: number, y: number, columns: number): string {
  return Array.from({ length: columns * 2 }, (_, at) => {
    const left = x + (at % columns) * 138 + random.between(-4, 4);
    const top = y + Math.floor(at / columns) * 166;
    const lines = Array.from({ length: random.between(4, 7) }, (_line, row) =>
      box(left + 16, top + 22 + row * 18, random.between(52, 84), 6, "#9aa6a0"),
    );
    return box(left, top, 116, 148, "#fdfcf8") + lines.join("");
  }).join("");
}

const SCENES: Record<Scene, (random: Random, ground: number) => string> = {
  board: (random, ground) =>
    `${tree(random, 130, ground)}${box(260, 190, 760, 440, "#1f6b57", 'rx="8"')}${box(286, 216, 708, 44, "#e8cf8a")}${box(286, 274, 708, 332, "#eef2ef")}${papers(random, 312, 284, 5)}${box(318, 630, 26, ground - 600, "#4a5a58")}${box(936, 630, 26, ground - 600, "#4a5a58")}`,
  court: (random, ground) =>
    `${house(random, 90, ground, 420)}${house(random, 640, ground, 520)}${tree(random, 575, ground)}${tree(random, 1210, ground)}`,
  hall: (random, ground) =>
    `${box(60, 120, 1160, ground - 120, "#f6f3ea")}${[140, 420, 700, 980].map((x) => box(x, 200, 190, 250, random.pick(["#dcede8", "#f3ead8", "#e3e9f1"]), 'stroke="#b9a98a" stroke-width="10"')).join("")}${box(300, ground - 150, 680, 44, "#8a6a45")}${[330, 560, 900].map((x) => box(x, ground - 106, 26, 106, "#6d5236")).join("")}`,
  wall: (random, ground) =>
    `${box(40, 260, 1200, ground - 260, "#f3efe6")}${box(20, 226, 1240, 38, random.pick(ROOFS))}${[120, 400, 680, 960].map((x) => `${box(x, 340, 200, 220, "#dfe9e2")}<circle cx="${x + 100}" cy="430" r="${random.between(40, 62)}" fill="${random.pick(LEAVES)}"/>${box(x + 94, 470, 12, 70, "#5f7a5e")}`).join("")}${tree(random, 1180, ground)}`,
};

async function draw(scene: Scene, seed: number): Promise<PictureFiles> {
  const random = new Random(seed);
  const ground = random.between(690, 730);
  const body = `${box(0, 0, WIDTH, HEIGHT, random.pick(SKIES))}${box(0, ground, WIDTH, HEIGHT - ground, "#cfc8b8")}${SCENES[scene](random, ground)}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${body}</svg>`;
  return pictureFiles(await sharp(Buffer.from(svg)).png().toBuffer());
}

/** Whose an example picture is, what it shows, and the words for it. */
export interface ExamplePicture {
  scene: Scene;
  /** The same seed draws the same picture. */
  seed: number;
  alt: string;
  regionCode: string;
  organisationId?: string | null;
}

/** Draws a picture (about 60 ms), keeps it in the store and registers it; its words say 示例插画. */
export async function storeExamplePicture(tx: Tx, wish: ExamplePicture): Promise<Picture> {
  const made = await draw(wish.scene, wish.seed);
  return storePicture(tx, systemActor("演示数据"), {
    made,
    alt: wish.alt,
    credit: "示例插画，非实景照片",
    regionCode: wish.regionCode,
    organisationId: wish.organisationId ?? null,
  });
}
