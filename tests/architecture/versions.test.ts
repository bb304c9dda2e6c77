import { describe, expect, it } from "vitest";
import { projectText } from "./source-tree";

/** Below these, faults are known that matter here. `npm audit` is not reachable everywhere. */
const FLOORS: Record<string, string> = {
  next: "16.4.1",
  "next-auth": "4.24.15",
  react: "19.2.6",
  "react-dom": "19.2.6",
  sharp: "0.35.0",
  undici: "6.24.0",
  postcss: "8.5.0",
  yauzl: "3.2.1",
  "file-type": "21.3.0",
};
/**
 * Older ones that never meet a file of somebody else: lighthouse would unpack a browser with it that it
 * downloaded, and measures with the one that is there.
 */
const HARMLESS = ["node_modules/extract-zip/node_modules/yauzl"];
/** Packages with faults that nobody mends any more. */
const NEVER = ["xlsx", "request", "event-stream"];
/** These agree with each other only at the same version. */
const TOGETHER = ["@prisma/adapter-pg", "@prisma/client", "@prisma/driver-adapter-utils", "prisma"];

interface LockedPackage {
  version?: string;
  optionalDependencies?: Record<string, string>;
}
type Locked = Record<string, LockedPackage>;

function isBelow(version: string, floor: string): boolean {
  const [left, right] = [version, floor].map((text) => text.split(/[.-]/).map(Number));
  for (const position of [0, 1, 2]) {
    const difference = (left?.[position] ?? 0) - (right?.[position] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function tooOld(locked: Locked): string[] {
  return Object.entries(locked).flatMap(([folder, { version }]) => {
    if (HARMLESS.includes(folder)) return [];
    const floor = FLOORS[folder.split("node_modules/").at(-1) ?? ""];
    return floor && version && isBelow(version, floor) ? [`${folder} ${version} < ${floor}`] : [];
  });
}

/** Whether a package that lies at `folder` finds `name`, in its own or an outer node_modules. */
function isFound(locked: Locked, folder: string, name: string): boolean {
  const outer = folder.split("node_modules/").slice(0, -1).join("node_modules/");
  const places = [`${folder}/`, outer, ""].map((place) => `${place}node_modules/${name}`);
  return places.some((place) => locked[place] !== undefined);
}

/**
 * An optional build for another system that the lock does not name stops `npm ci` on every
 * system. A registry that lacks such a build makes `npm install` leave it out.
 */
function unnamedBuilds(locked: Locked): string[] {
  return Object.entries(locked).flatMap(([folder, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).filter((name) => !isFound(locked, folder, name)),
  );
}

const lock = JSON.parse(projectText("package-lock.json")) as { packages: Locked };
const manifest = JSON.parse(projectText("package.json")) as Record<
  "dependencies" | "devDependencies",
  Record<string, string>
>;
const wanted = { ...manifest.dependencies, ...manifest.devDependencies };

describe("the packages", () => {
  it("stand at or above the floors", () => {
    expect(tooOld(lock.packages)).toEqual([]);
  });

  it("are seen to stand below", () => {
    const planted = { "node_modules/next": { version: "16.3.9" } };
    expect(tooOld(planted)).toHaveLength(1);
    expect(tooOld({ "node_modules/a/node_modules/react": { version: "19.2.5" } })).toHaveLength(1);
    expect(tooOld({ "node_modules/react": { version: "19.10.0" } })).toEqual([]);
  });

  it("are locked with the optional builds of every system", () => {
    expect(unnamedBuilds(lock.packages)).toEqual([]);
  });

  it("are seen to be locked for one system only", () => {
    const planted = {
      "node_modules/a": { optionalDependencies: { "a-linux": "1.0.0", "a-win32": "1.0.0" } },
      "node_modules/a-linux": { version: "1.0.0" },
    };
    expect(unnamedBuilds(planted)).toEqual(["a-win32"]);
  });

  it("are pinned exactly", () => {
    const loose = Object.entries(wanted).filter(([, version]) => !/^\d/.test(version));
    expect(loose).toEqual([]);
  });

  it("are none of those that must not be used", () => {
    const found = Object.keys(lock.packages).map((folder) => folder.split("node_modules/").at(-1));
    expect(NEVER.filter((name) => found.includes(name))).toEqual([]);
  });

  it("of Prisma are all of one version", () => {
    expect(new Set(TOGETHER.map((name) => wanted[name])).size).toBe(1);
    expect(wanted["@prisma/schema-engine-wasm"]).toMatch(new RegExp(`^${wanted.prisma}-`));
  });
});
