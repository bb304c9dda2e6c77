import { Buffer } from "node:buffer";
import { crc32, deflateRawSync } from "node:zlib";

/** A part of an archive, and how its headers may lie about it. */
export interface ZipPart {
  name: string;
  data: string | Uint8Array;
  declaredSize?: number;
  declaredChecksum?: number;
  isEncrypted?: boolean;
}

interface Written {
  local: Buffer;
  central: Buffer;
}

function header(part: ZipPart, packed: Buffer, raw: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE((part.isEncrypted ? 1 : 0) | 0x800, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(part.declaredChecksum ?? crc32(raw), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(part.declaredSize ?? raw.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(part.name), 22);
  return fields;
}

function writePart(part: ZipPart, offset: number): Written {
  const raw = Buffer.from(part.data);
  const packed = deflateRawSync(raw, { level: 9 });
  const fields = header(part, packed, raw);
  const name = Buffer.from(part.name);
  const local = Buffer.concat([Buffer.from("504b0304", "hex"), fields, name, packed]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  const made = Buffer.from([20, 0]);
  return {
    local,
    central: Buffer.concat([Buffer.from("504b0102", "hex"), made, fields, tail, name]),
  };
}

/** Packs parts into a ZIP archive whose headers say what the parts tell them to say. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const written: Written[] = [];
  let offset = 0;
  for (const part of parts) {
    const next = writePart(part, offset);
    offset += next.local.length;
    written.push(next);
  }
  const directory = Buffer.concat(written.map((one) => one.central));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...written.map((one) => one.local), directory, end]);
}
