import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/** Prisma's schema engine on one database, and the last error that this database gave. */
export interface Engine {
  schema: bindings.SchemaEngine;
  lastError(): DatabaseError | undefined;
  dispose(): Promise<void>;
}

/** What PostgreSQL says of a failed statement; `position` counts characters from 1. */
export interface DatabaseError {
  message: string;
  position?: string;
  detail?: string;
}

/** Tables and enums that the engine must leave alone: none. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };

let loaded: Promise<void> | undefined;

/** A panic ends the process with a bare "unreachable": its reason is said here, before. */
const panicRegistry = { set_message: (message: string) => console.error(message) };

/** The package's own entry imports its .wasm as a module, which Node cannot without a flag. */
async function load(): Promise<void> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panicRegistry });
  const require = createRequire(import.meta.url);
  const script = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(script.replace(/\.js$/, ".wasm"));
  const imports = { "./schema_engine_bg.js": bindings } as unknown as WebAssembly.Imports;
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

const INTERNAL_CHAR = 18;
const CHARACTER = 1042;

interface Described {
  text: string;
}
type Query = (described: Described, values?: unknown[]) => Promise<pg.QueryResult>;

/**
 * The engine cannot read a constraint's kind through an adapter and gives up; the query asks only
 * for checks, exclusions and (PostgreSQL 18) NOT NULL, none of which a difference speaks of.
 */
function withoutChecks(text: string): string {
  return text.replace("contype NOT IN ('p', 'u', 'f')", "false");
}

/** The adapter refuses the internal `"char"` that the catalogues use for kinds: it is renamed. */
function cataloguePool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const query = pool.query.bind(pool) as unknown as Query;
  const told: Query = async (described, values) => {
    const answer = await query({ ...described, text: withoutChecks(described.text) }, values);
    for (const field of answer.fields) {
      if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = CHARACTER;
    }
    return answer;
  };
  return Object.assign(pool, { query: told });
}

async function runWhole(pool: pg.Pool, script: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(script);
  } finally {
    client.release();
  }
}

/**
 * The adapter with one change: it splits scripts at every semicolon, which tears functions and
 * texts apart. A script goes to the server whole, where it runs as one transaction.
 */
class WholeScriptFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName: string;
  lastError: DatabaseError | undefined;
  private readonly pool: pg.Pool;
  private readonly inner: PrismaPg;

  constructor(url: string) {
    this.pool = cataloguePool(url);
    this.inner = new PrismaPg(this.pool);
    this.adapterName = this.inner.adapterName;
  }

  async connect(): Promise<SqlDriverAdapter> {
    const adapter = await this.inner.connect();
    adapter.executeScript = async (script) => {
      try {
        await runWhole(this.pool, script);
      } catch (error) {
        this.lastError = error as DatabaseError;
        throw error;
      }
    };
    return adapter;
  }

  connectToShadowDb(): Promise<SqlDriverAdapter> {
    throw new Error("migrations use no shadow database of the engine's own making");
  }

  async dispose(): Promise<void> {
    await this.pool.end();
  }
}

/** Opens the engine on a database. Nothing is downloaded: it is WebAssembly from npm. */
export async function openEngine(url: string, datamodels?: [string, string][]): Promise<Engine> {
  loaded ??= load();
  await loaded;
  const factory = new WholeScriptFactory(url);
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const schema = await bindings.SchemaEngine.new({ datamodels }, () => undefined, bound);
  return {
    schema,
    lastError: () => factory.lastError,
    dispose: async () => {
      schema.free();
      await factory.dispose();
    },
  };
}
