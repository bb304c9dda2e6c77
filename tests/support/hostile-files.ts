import { deflateSync, gzipSync } from "node:zlib";
import { picture } from "./files";
import { hostileOfficeFiles } from "./hostile-office";
import { zip } from "./zip";

/** A file that must be refused: what it is, what it is called, its bytes. */
export interface HostileFile {
  what: string;
  name: string;
  make: () => Buffer | Promise<Buffer>;
}

/** A file in one line. */
export function hostile(what: string, name: string, make: HostileFile["make"]): HostileFile {
  return { what, name, make };
}

const hex =
  (digits: string, more = 600) =>
  () =>
    Buffer.concat([Buffer.from(digits, "hex"), Buffer.alloc(more, 0x41)]);
const text = (words: string) => () => Buffer.from(words);

const PROGRAMS: HostileFile[] = [
  hostile("a Windows program", "照片.jpg", hex("4d5a9000030000000400")),
  hostile("a Linux program", "照片.png", hex("7f454c460201010000000000000000000200")),
  hostile("a Mac program", "表.pdf", hex("cffaedfe07000001")),
  hostile("a Java class", "a.docx", hex("cafebabe00000034")),
  hostile("WebAssembly", "a.webp", hex("0061736d01000000")),
  hostile("Android code", "a.jpg", hex("6465780a30333500")),
  hostile("a shell script", "a.jpg", text("#!/bin/sh\nrm -rf /\n")),
  hostile("a batch file", "a.png", text("@echo off\r\ndel /s /q c:\\\r\n")),
  hostile("PowerShell", "a.pdf", text("Invoke-Expression (New-Object Net.WebClient)")),
  hostile("Visual Basic script", "a.docx", text('CreateObject("WScript.Shell").Run "calc"')),
  hostile("a server page", "a.jpg", text("<?php system($_GET['c']); ?>")),
  hostile("another server page", "a.png", text('<%@ page import="java.io.*" %>')),
  hostile("Python", "a.webp", text("import os\nos.system('id')\n")),
  hostile("a Windows shortcut", "a.pdf", hex("4c0000000114020000000000c000000000000046")),
  hostile("a Flash film", "a.jpg", hex("4357530a")),
  hostile("a Java archive", "a.docx", () =>
    zip([
      { name: "META-INF/MANIFEST.MF", data: "Main-Class: A" },
      { name: "A.class", data: "x" },
    ]),
  ),
  hostile("an Android package", "a.xlsx", () =>
    zip([
      { name: "AndroidManifest.xml", data: "x" },
      { name: "classes.dex", data: "dex" },
    ]),
  ),
];

const LAUGHS = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "&l${at};&l${at};">`);

const MARKUP: HostileFile[] = [
  hostile("a web page", "a.pdf", text("<html><script>alert(1)</script></html>")),
  hostile("a web page with a mark before it", "a.jpg", text("\ufeff<!DOCTYPE html><body>")),
  hostile("a drawing", "a.svg", text('<svg xmlns="http://www.w3.org/2000/svg"/>')),
  hostile("a drawing with a script", "a.png", text('<svg onload="alert(1)" xmlns="x"/>')),
  hostile("an XML file", "a.docx", text('<?xml version="1.0"?><a/>')),
  hostile("an XML bomb", "a.xlsx", text(`<!DOCTYPE l [<!ENTITY l0 "l">${LAUGHS.join("")}]><a/>`)),
  hostile(
    "XML that reads other files",
    "a.pdf",
    text('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
  ),
  hostile(
    "a saved web page",
    "a.docx",
    text("MIME-Version: 1.0\nContent-Type: multipart/related\n"),
  ),
  hostile("an HTML application", "a.jpg", text("<hta:application/><script>1</script>")),
  hostile("rich text", "a.docx", text("{\\rtf1\\ansi{\\object\\objdata 0105}}")),
  hostile("plain text", "a.pdf", text("这只是一段文字")),
  hostile("a table of commas", "a.xlsx", text("a,b\n=cmd|' /C calc'!A0,1\n")),
  hostile("JSON", "a.png", text('{"a":1}')),
  hostile("an e-mail", "a.pdf", text("From: a@b\nSubject: c\n\nd")),
];

const OLD = "d0cf11e0a1b11ae1";
const heic = () =>
  Buffer.concat([
    Buffer.from("00000018667479706865696300000000", "hex"),
    Buffer.from("mif1heic"),
    Buffer.alloc(400),
  ]);

const FOREIGN: HostileFile[] = [
  hostile("an old Word file", "a.doc", hex(OLD)),
  hostile("an old Excel file", "a.xls", hex(`${OLD}0000`)),
  hostile("an installer", "a.msi", hex(OLD, 4096)),
  hostile("an Office file with a password", "a.docx", () =>
    Buffer.concat([
      Buffer.from(OLD, "hex"),
      Buffer.alloc(512),
      Buffer.from("EncryptedPackage", "utf16le"),
    ]),
  ),
  hostile("a telephone's HEIC", "a.heic", heic),
  hostile("the same with another name", "a.jpg", heic),
  hostile("a GIF", "a.gif", hex("474946383961010001008000")),
  hostile("a bitmap", "a.bmp", hex("424d76020000000000003600000028000000")),
  hostile("a TIFF", "a.tif", hex("49492a0008000000")),
  hostile("an AVIF", "a.avif", () =>
    Buffer.concat([
      Buffer.from("0000001c66747970617669660000000061766966", "hex"),
      Buffer.alloc(99),
    ]),
  ),
  hostile("an icon", "a.ico", hex("00000100010010100000")),
  hostile("a Photoshop file", "a.png", hex("384250530001000000000000")),
  hostile("a film", "a.jpg", () =>
    Buffer.concat([
      Buffer.from("0000001866747970", "hex"),
      Buffer.from("mp42isom"),
      Buffer.alloc(99),
    ]),
  ),
  hostile("a sound", "a.pdf", hex("494433030000000000")),
  hostile("an archive", "a.zip", () => zip([{ name: "a.txt", data: "a" }])),
  hostile("a 7z archive", "a.docx", hex("377abcaf271c0004")),
  hostile("a RAR archive", "a.xlsx", hex("526172211a070100")),
  hostile("a gzip archive", "a.pdf", () => gzipSync("a".repeat(999))),
  hostile("a bzip2 archive", "a.jpg", hex("425a683931415926")),
  hostile("a tar archive", "a.png", () =>
    Buffer.concat([Buffer.alloc(257), Buffer.from("ustar\u000000"), Buffer.alloc(400)]),
  ),
  hostile("a database", "a.xlsx", text("SQLite format 3\u0000aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")),
  hostile("noise", "a.jpg", () => deflateSync(Buffer.alloc(5000, 7))),
  hostile("nothing", "a.pdf", () => Buffer.alloc(0)),
  hostile("one byte", "a.jpg", () => Buffer.alloc(1)),
  hostile("one byte too many", "a.pdf", () => Buffer.alloc(20 * 1024 * 1024 + 1, 0x20)),
];

const EXE = Buffer.from("MZ\u0090This program cannot be run in DOS mode.", "latin1");
const inner = () => zip([{ name: "a.exe", data: "MZ" }]);

function behind(format: "jpeg" | "png" | "webp", make: () => Buffer) {
  return async () => Buffer.concat([await picture(format), make()]);
}

function cut(format: "jpeg" | "png" | "webp", share: number) {
  return async () => {
    const whole = await picture(format);
    return whole.subarray(0, Math.floor(whole.length * share));
  };
}

/** A PNG whose head claims a size; the rest is a single row. */
function claims(width: number, height: number) {
  return async () => {
    const bytes = await picture("png");
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  };
}

/** A picture with a PDF's head in a comment near its start. */
async function pictureAndPdf(): Promise<Buffer> {
  const bytes = await picture("jpeg");
  const comment = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj");
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([bytes.subarray(0, 2), head, comment, bytes.subarray(2)]);
}

const PICTURES: HostileFile[] = [
  hostile("a JPEG cut in half", "a.jpg", cut("jpeg", 0.5)),
  hostile("a JPEG's first bytes", "a.jpg", cut("jpeg", 0.05)),
  hostile("a PNG cut in half", "a.png", cut("png", 0.5)),
  hostile("a PNG's first bytes", "a.png", cut("png", 0.01)),
  hostile("a WebP cut in half", "a.webp", cut("webp", 0.5)),
  hostile("a PNG that claims four thousand million dots", "a.png", claims(65_000, 65_000)),
  hostile("a PNG that claims to be endless", "a.png", claims(0x7fffffff, 1)),
  hostile("a PNG without width", "a.png", claims(0, 100)),
  hostile(
    "the head of a JPEG and noise",
    "a.jpg",
    hex("ffd8ffe000104a46494600010100000100010000", 3000),
  ),
  hostile("the head of a WebP and noise", "a.webp", () =>
    Buffer.concat([
      Buffer.from("RIFF\u0000\u0010\u0000\u0000WEBPVP8 ", "latin1"),
      Buffer.alloc(4000, 3),
    ]),
  ),
  hostile("a photo with an archive behind", "a.jpg", behind("jpeg", inner)),
  hostile("a PNG with an archive behind", "a.png", behind("png", inner)),
  hostile("a WebP with an archive behind", "a.webp", behind("webp", inner)),
  hostile(
    "a photo with a web page behind",
    "a.jpg",
    behind("jpeg", text("<html><script>1</script>")),
  ),
  hostile("a PNG with a server page behind", "a.png", behind("png", text("<?php system('id');"))),
  hostile(
    "a WebP with a script behind",
    "a.webp",
    behind("webp", text("<script>alert(1)</script>")),
  ),
  hostile(
    "a photo with a program behind",
    "a.jpg",
    behind("jpeg", () => EXE),
  ),
  hostile("a PNG with a Linux program behind", "a.png", behind("png", hex("7f454c46020101"))),
  hostile("a photo with a RAR behind", "a.jpg", behind("jpeg", hex("526172211a0701"))),
  hostile("a PNG with a 7z behind", "a.png", behind("png", hex("377abcaf271c00"))),
  hostile("a photo that is a PDF as well", "a.jpg", pictureAndPdf),
];

/** More than a hundred files that somebody might try, each made afresh and always the same. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  ...PROGRAMS,
  ...MARKUP,
  ...FOREIGN,
  ...PICTURES,
  ...hostileOfficeFiles(hostile),
];
