import { crc32 } from "node:zlib";

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 1 January 2026: a fixed date keeps the bytes the same. */
const DOS_DATE = ((2026 - 1980) << 9) | (1 << 5) | 1;

function header(
  size: number,
  fields: readonly (readonly [at: number, bytes: 2 | 4, value: number])[],
) {
  const buffer = Buffer.alloc(size);
  for (const [at, bytes, value] of fields) buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

/** A ZIP archive of stored (uncompressed) files, always the same bytes for the same content. */
export function zipFile(files: readonly { name: string; content: string }[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const path = Buffer.from(name);
    const data = Buffer.from(content);
    const sum = crc32(data);
    const shared = [
      [0, 2, 20],
      [6, 2, 0],
      [10, 2, DOS_DATE],
      [12, 4, sum],
      [16, 4, data.length],
      [20, 4, data.length],
      [24, 2, path.length],
    ] as const;
    const local = header(30, [
      [0, 4, LOCAL],
      ...shared.map(([at, n, v]) => [at + (at === 0 ? 4 : 2), n, v] as const),
    ]);
    const entry = header(46, [
      [0, 4, CENTRAL],
      [4, 2, 20],
      ...shared.map(([at, n, v]) => [at + (at === 0 ? 6 : 4), n, v] as const),
      [42, 4, offset],
    ]);
    locals.push(local, path, data);
    entries.push(entry, path);
    offset += local.length + path.length + data.length;
  }
  const directory = Buffer.concat(entries);
  const end = header(22, [
    [0, 4, END],
    [8, 2, files.length],
    [10, 2, files.length],
    [12, 4, directory.length],
    [16, 4, offset],
  ]);
  return Buffer.concat([...locals, directory, end]);
}
