import type { Cell } from "../copy";
import { stableId } from "../identity";
import type { AssignmentFact } from "./assignments";
import type { DocumentKind, EvidenceStore, StoredFile } from "./evidence-store";
import { momentText } from "./moments";
import { Random } from "./random";
import { HOME } from "./scope";

/*
 * Reports need evidence, but a province has some hundred thousand of them. Organisations of the county
 * where the demonstration accounts live have a document of their own for each report; all others share
 * a small stock of documents, so that the check for shared material has something to show.
 */

const STOCK_SIZE = 120;
const PICTURES = 12;
/** How many of a report's revisions also show a picture. */
const PICTURE_SHARE = 0.12;
const KINDS: readonly DocumentKind[] = ["docx", "xlsx", "pdf"];

/** A piece of evidence of an organisation. */
export interface EvidenceFact {
  id: string;
  organisationId: string;
  fileName: string;
  file: StoredFile;
  uploadedById: string;
  uploadedAt: number;
}

/** The generated files. */
export interface Stock {
  documents: StoredFile[];
  pictures: StoredFile[];
}

/** Generates the files that many organisations share. */
export async function makeStock(store: EvidenceStore): Promise<Stock> {
  const documents: StoredFile[] = [];
  for (let index = 0; index < STOCK_SIZE; index += 1) {
    const kind = KINDS[index % KINDS.length] ?? "docx";
    const lines = ["本文件由系统生成，只用于演示，不含真实数据。", `编号 ${index + 1}`];
    documents.push(await store.document(kind, { title: "佐证材料（示例）", lines }));
  }
  const seeds = Array.from({ length: PICTURES }, (_, index) => index + 1);
  const pictures = await Promise.all(seeds.map((seed) => store.picture(seed)));
  return { documents, pictures };
}

/** The evidence that reports cite, made as they come. */
export class EvidenceMaker {
  private readonly store: EvidenceStore;
  private readonly stock: Stock;
  private readonly made = new Map<string, string>();
  private fresh: EvidenceFact[] = [];

  constructor(store: EvidenceStore, stock: Stock) {
    this.store = store;
    this.stock = stock;
  }

  /** What was made since the last call. */
  take(): EvidenceFact[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  private use(fact: AssignmentFact, file: StoredFile, fileName: string): string {
    const { organisation, state } = fact;
    const key = organisation.login + file.sha256;
    const known = this.made.get(key);
    if (known) return known;
    const id = stableId("evidence", organisation.id, file.sha256);
    this.made.set(key, id);
    this.fresh.push({
      id,
      organisationId: organisation.id,
      fileName,
      file,
      uploadedById: organisation.accountId,
      uploadedAt: (state.revisions[0]?.submittedAt ?? 0) - 600,
    });
    return id;
  }

  private shared(files: readonly StoredFile[], random: Random): StoredFile {
    const file = files[random.between(0, files.length - 1)];
    if (!file) throw new Error("the stock is empty");
    return file;
  }

  private async document(fact: AssignmentFact): Promise<StoredFile> {
    const { organisation, task, period } = fact;
    if (organisation.nodeCode !== HOME.county) {
      return this.shared(this.stock.documents, new Random(organisation.seed + (period % 2)));
    }
    const kind = KINDS[fact.seed % KINDS.length] ?? "docx";
    const lines = [
      "本文件由系统生成，只用于演示，不含真实数据。",
      `${task.title}，第 ${period} 期`,
    ];
    return this.store.document(kind, { title: `${organisation.name}：${hintOf(fact)}`, lines });
  }

  /** The evidence of a report's revision: a document, and now and then a picture. */
  async of(fact: AssignmentFact): Promise<string[]> {
    const document = await this.document(fact);
    const ids = [this.use(fact, document, `${hintOf(fact)}（示例）.${document.kind}`)];
    const random = new Random(fact.seed ^ 0x2545f491);
    if (!random.chance(PICTURE_SHARE) || fact.task.evidenceMax < 2) return ids;
    const picture = this.shared(this.stock.pictures, random);
    return [...ids, this.use(fact, picture, "公开栏（示例）.png")];
  }
}

function hintOf({ task }: AssignmentFact): string {
  return (task.evidence[0] ?? "佐证材料").replace(/[（(].*$/, "");
}

/** The columns of a row of evidence. */
export const EVIDENCE_COLUMNS = [
  "id",
  "organisation_id",
  "file_name",
  "kind",
  "media_type",
  "size",
  "sha256",
  "shown_sha256",
  "uploaded_by_id",
  "uploaded_at",
];

/** A row of evidence. */
export function evidenceCells({ file, ...fact }: EvidenceFact): Cell[] {
  return [
    fact.id,
    fact.organisationId,
    fact.fileName,
    file.kind,
    file.mediaType,
    file.size,
    file.sha256,
    file.shownSha256,
    fact.uploadedById,
    momentText(fact.uploadedAt),
  ];
}
