import "server-only";
import { readFile } from "node:fs/promises";

// One file may be two at once: a picture that is also an archive, a web page or a program, depending on who
// opens it. A telephone's short film behind its photograph is none of these and stays.

const END_OF_ARCHIVE = Buffer.from("504b0506", "hex");
const END_LENGTH = 22;
const COMMENT = 65_535;

/** Signs that no picture has by chance: six bytes and more. */
const SIGNS: readonly (string | Buffer)[] = [
  Buffer.from("377abcaf271c", "hex"),
  Buffer.from("526172211a07", "hex"),
  Buffer.from("7f454c46020101", "hex"),
  "This program cannot be run in DOS mode",
  "<!DOCTYPE html",
  "<!doctype html",
  "<html",
  "<script",
  "<SCRIPT",
  "<?php",
  "<iframe",
];

function endsAsArchive(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - END_LENGTH - COMMENT);
  for (
    let at = bytes.indexOf(END_OF_ARCHIVE, from);
    at >= 0;
    at = bytes.indexOf(END_OF_ARCHIVE, at + 1)
  ) {
    if (at + END_LENGTH > bytes.length) return false;
    if (at + END_LENGTH + bytes.readUInt16LE(at + 20) === bytes.length) return true;
  }
  return false;
}

/** True for a picture that is something else besides. */
export async function isTwoFiles(path: string): Promise<boolean> {
  const bytes = await readFile(path);
  const isPdf = bytes.subarray(0, 1024).includes("%PDF-");
  return isPdf || endsAsArchive(bytes) || SIGNS.some((sign) => bytes.includes(sign));
}
