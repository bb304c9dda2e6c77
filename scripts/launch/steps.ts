/** Says in one line each what is being done, with the seconds it took. */
export interface Steps {
  /** `work` may return a remark, which is added to the line. */
  step<T>(title: string, work: () => Promise<T>, remark?: (answer: T) => string): Promise<T>;
  say(line: string): void;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} 秒`;
}

/** Writes to standard output; a terminal sees a running step before it is done. */
export function stepsTo(output: NodeJS.WriteStream): Steps {
  const say = (line: string) => {
    output.write(`${line}\n`);
  };
  return {
    say,
    step: async (title, work, remark) => {
      const since = performance.now();
      if (output.isTTY) output.write(`· ${title} …`);
      try {
        const answer = await work();
        const added = remark?.(answer);
        const line = `✓ ${title}${added ? `：${added}` : ""}（${seconds(since)}）`;
        say(output.isTTY ? `\r\u001B[2K${line}` : line);
        return answer;
      } catch (error) {
        say(`${output.isTTY ? "\r\u001B[2K" : ""}✗ ${title}（${seconds(since)}）`);
        throw error;
      }
    },
  };
}
