import {
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  statSync,
  type WriteStream,
} from "node:fs";
import path from "node:path";

const MOST_BYTES = 20 * 1024 * 1024;
const KEPT = 5;

/** A log on disk that is cut at 20 MB; the last five parts are kept as `.1` to `.5`. */
export interface LogFile {
  file: string;
  write(chunk: Buffer): void;
}

function shift(file: string): void {
  for (let number = KEPT - 1; number >= 0; number -= 1) {
    const from = number === 0 ? file : `${file}.${number}`;
    if (existsSync(from)) renameSync(from, `${file}.${number + 1}`);
  }
}

/** Opens a log for appending. */
export function openLog(folder: string, name: string): LogFile {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  let size = existsSync(file) ? statSync(file).size : 0;
  let stream: WriteStream = createWriteStream(file, { flags: "a", mode: 0o600 });
  const rotate = () => {
    stream.end();
    shift(file);
    stream = createWriteStream(file, { flags: "a", mode: 0o600 });
    size = 0;
  };
  return {
    file,
    write: (chunk) => {
      if (size > MOST_BYTES) rotate();
      size += chunk.length;
      stream.write(chunk);
    },
  };
}
