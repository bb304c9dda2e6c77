import { request as ask } from "node:http";

/* A visitor's browser without script: forms are read from pages and sent as they stand, cookies are kept. */

interface Field {
  name: string;
  value: string;
  type: string;
}

/** A form as it stands in a page. */
export interface PlainForm {
  page: string;
  action: string;
  fields: Field[];
}

/** What came back. */
export interface Came {
  status: number;
  location: string | null;
  text: string;
}

const SIGNS: Record<string, string> = { quot: '"', amp: "&", "#x27": "'", lt: "<", gt: ">" };
const plain = (text: string) =>
  text.replace(/&(quot|amp|#x27|lt|gt);/g, (_, sign) => SIGNS[sign] ?? "");
const attribute = (tag: string, name: string) =>
  plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

function formsOf(page: string, html: string): PlainForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(
    ([, tag = "", body = ""]) => ({
      page,
      action: attribute(tag, "action"),
      fields: [...body.matchAll(/<(input|textarea|select|button)\b([^>]*)/g)].map(
        ([, kind = "", rest = ""]) => ({
          name: attribute(rest, "name"),
          value: attribute(rest, "value"),
          type: attribute(rest, "type") || kind,
        }),
      ),
    }),
  );
}

/** Reads pages and sends forms of a running app. */
export class PlainVisitor {
  private readonly base: string;
  private readonly jar = new Map<string, string>();

  constructor(base: string) {
    this.base = base;
  }

  private async came(answer: Response): Promise<Came> {
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value) this.jar.set(name, value);
      else this.jar.delete(name);
    }
    const location = answer.headers.get("location");
    return { status: answer.status, location, text: await answer.text() };
  }

  private get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** A page, without following where it sends on to. */
  async read(path: string): Promise<Came> {
    const headers = { cookie: this.cookie };
    return this.came(await fetch(this.base + path, { headers, redirect: "manual" }));
  }

  /** The form of a page (or of an answer to it) that has a field. */
  async form(path: string, field: string, answer?: Came): Promise<PlainForm> {
    const { text } = answer ?? (await this.read(path));
    const found = formsOf(path, text).find(({ fields }) =>
      fields.some(({ name }) => name === field),
    );
    if (!found) throw new Error(`no form with ${field} at ${path}`);
    return found;
  }

  /** Sends a form with some fields filled in and files; what is chosen by ticking stays unticked otherwise. */
  async send(
    form: PlainForm,
    filled: Record<string, string> = {},
    files: Record<string, File> = {},
  ): Promise<Came> {
    const body = new FormData();
    const chosen = new Set(["radio", "checkbox", "submit", "button", "file"]);
    for (const { name, value, type } of form.fields) {
      if (name && !chosen.has(type) && !(name in filled)) body.append(name, value);
    }
    for (const [name, value] of Object.entries(filled)) body.append(name, value);
    for (const [name, file] of Object.entries(files)) body.append(name, file);
    const headers = { origin: this.base, cookie: this.cookie };
    const url = new URL(form.action || form.page, this.base);
    return this.came(await fetch(url, { method: "POST", body, headers, redirect: "manual" }));
  }

  /** Sends bytes as they are; `isCut` takes the line away before they have all gone. Answers the status, 0 for none. */
  async sendRaw(
    path: string,
    { type, bytes, isCut = false }: { type: string; bytes: Buffer; isCut?: boolean },
  ): Promise<number> {
    const headers = {
      origin: this.base,
      cookie: this.cookie,
      "content-type": type,
      "content-length": bytes.length + (isCut ? 5_000 : 0),
    };
    return new Promise((resolve) => {
      const sending = ask(this.base + path, { method: "POST", headers }, (answer) => {
        answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
      });
      sending.once("error", () => resolve(0));
      sending.write(bytes);
      if (isCut) setTimeout(() => sending.destroy(new Error("cut")), 200);
      else sending.end();
    });
  }
}
