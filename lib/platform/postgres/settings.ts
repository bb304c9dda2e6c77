import os from "node:os";

/** How the embedded server is run. */
export interface ServerOptions {
  /** False only for throw-away test data: a crash may then lose everything. */
  durable: boolean;
  timeZone: string;
}

const MEBIBYTE = 1024 * 1024;

function megabytes(share: number, least: number, most: number): string {
  const part = Math.round((os.totalmem() / MEBIBYTE) * share);
  return `${Math.min(most, Math.max(least, part))}MB`;
}

function durability(durable: boolean): Record<string, string> {
  const state = durable ? "on" : "off";
  return { fsync: state, full_page_writes: state, synchronous_commit: state };
}

function values(options: ServerOptions): Record<string, string> {
  return {
    ...durability(options.durable),
    max_connections: "100",
    shared_buffers: megabytes(1 / 8, 64, 512),
    effective_cache_size: megabytes(1 / 2, 256, 16_384),
    work_mem: "16MB",
    maintenance_work_mem: megabytes(1 / 32, 64, 512),
    max_wal_size: options.durable ? "4GB" : "2GB",
    checkpoint_timeout: "15min",
    wal_compression: "on",
    random_page_cost: "1.1",
    jit: "off",
    max_parallel_workers_per_gather: "2",
    autovacuum_naptime: "20s",
    autovacuum_vacuum_scale_factor: "0.05",
    autovacuum_analyze_scale_factor: "0.05",
    unix_socket_directories: "''",
    password_encryption: "'scram-sha-256'",
    idle_in_transaction_session_timeout: "'10min'",
    timezone: `'${options.timeZone}'`,
    log_timezone: `'${options.timeZone}'`,
    lc_messages: "'C'",
    logging_collector: "on",
    log_directory: "'log'",
    log_filename: "'postgresql-%a.log'",
    log_truncate_on_rotation: "on",
    log_rotation_age: "1d",
    log_rotation_size: "0",
    log_min_duration_statement: "'2s'",
    // What people typed is in parameters, and in the details of errors: neither is written into a log.
    log_parameter_max_length: "0",
    log_parameter_max_length_on_error: "0",
    log_error_verbosity: "terse",
    log_lock_waits: "on",
  };
}

/**
 * The text of `qinglian.conf`, written anew at each start and sized by this machine's memory.
 * An operator's own settings go into `local.conf` beside it, which is read after and wins.
 */
export function serverSettings(options: ServerOptions): string {
  const lines = Object.entries(values(options)).map(([name, value]) => `${name} = ${value}`);
  return `# Written at every start. Put your own settings into local.conf in this folder.\n${lines.join("\n")}\n`;
}

/** What is appended once to `postgresql.conf`. */
export const INCLUDES = "\ninclude_if_exists = 'qinglian.conf'\ninclude_if_exists = 'local.conf'\n";
