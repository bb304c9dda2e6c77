import type { PackFormat } from "@/lib/domain/meetings/packs/schema";

/** A pack in one of its formats. */
export interface PackFile {
  format: PackFormat;
  /** With its ending. */
  name: string;
  bytes: Buffer;
}
