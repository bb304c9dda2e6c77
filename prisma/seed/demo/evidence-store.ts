import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { reencodeImage } from "@/lib/platform/uploads/image";
import { sha256 } from "@/lib/shared/hash";
import { type Page, pdfFile, wordFile, workbookFile } from "./documents";
import { Random } from "./random";

const MEDIA = {
  image: "image/png",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** A file in the store. */
export interface StoredFile {
  kind: keyof typeof MEDIA;
  mediaType: string;
  size: number;
  sha256: string;
  /** The re-encoded picture that is shown; null for documents. */
  shownSha256: string | null;
}

const MAKERS = { pdf: pdfFile, docx: wordFile, xlsx: workbookFile } as const;

/** The kinds of documents that are generated. */
export type DocumentKind = keyof typeof MAKERS;

/** Files under their SHA-256, as lib/platform/storage.ts keeps them. */
export class EvidenceStore {
  private readonly root: string;
  private readonly folders = new Set<string>();

  constructor(root: string) {
    this.root = path.resolve(root);
  }

  /** Keeps bytes under their hash and gives the hash. */
  async keep(bytes: Uint8Array): Promise<string> {
    const hash = sha256(bytes);
    const folder = path.join(this.root, hash.slice(0, 2));
    if (!this.folders.has(folder)) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      this.folders.add(folder);
    }
    const place = path.join(folder, hash);
    await writeFile(`${place}.part`, bytes, { mode: 0o600 });
    await rename(`${place}.part`, place);
    return hash;
  }

  /** Keeps a small document. */
  async document(kind: DocumentKind, page: Page): Promise<StoredFile> {
    const bytes = MAKERS[kind](page);
    const hash = await this.keep(bytes);
    return { kind, mediaType: MEDIA[kind], size: bytes.length, sha256: hash, shownSha256: null };
  }

  /** Keeps a drawn picture of a notice board, and what is shown of it. */
  async picture(seed: number): Promise<StoredFile> {
    const bytes = await sharp(Buffer.from(noticeBoard(new Random(seed))))
      .png()
      .toBuffer();
    const hash = await this.keep(bytes);
    const shown = await reencodeImage(path.join(this.root, hash.slice(0, 2), hash));
    return {
      kind: "image",
      mediaType: MEDIA.image,
      size: bytes.length,
      sha256: hash,
      shownSha256: await this.keep(shown),
    };
  }
}

const WALLS = ["#e8e4da", "#dfe6e2", "#ece7df", "#e2e6ec"] as const;
const BOARDS = ["#1f6b57", "#8c2f2b", "#2f5d8a", "#6b5a2e"] as const;
const WIDTH = 800;
const HEIGHT = 600;

function sheetOfPaper(random: Random, column: number, row: number): string {
  const x = 80 + column * 165 + random.between(-6, 6);
  const y = 138 + row * 172 + random.between(-6, 6);
  const lines = Array.from({ length: random.between(4, 7) }, (_, index) => {
    const width = random.between(60, 106);
    return `<rect x="${x + 16}" y="${y + 22 + index * 18}" width="${width}" height="6" fill="#9aa0a0"/>`;
  });
  return `<rect x="${x}" y="${y}" width="140" height="158" fill="#fdfcf8"/>${lines.join("")}`;
}

/** A notice board as an SVG drawing: no letters, so that no font is needed. */
function noticeBoard(random: Random): string {
  const wall = random.pick(WALLS);
  const board = random.pick(BOARDS);
  const sheets = Array.from({ length: 8 }, (_, index) =>
    random.chance(0.85) ? sheetOfPaper(random, index % 4, Math.floor(index / 4)) : "",
  );
  const ground = random.between(510, 545);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="${wall}"/><rect y="${ground}" width="100%" height="200" fill="#b9b2a6"/><rect x="40" y="60" width="720" height="440" rx="6" fill="${board}"/><rect x="60" y="80" width="680" height="36" fill="#f3d27a"/><rect x="60" y="126" width="680" height="354" fill="#eef1ee"/>${sheets.join("")}</svg>`;
}
