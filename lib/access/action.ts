import "server-only";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type * as z from "zod";
import type { Actor } from "@/lib/access/actor";
import { countWrite } from "@/lib/access/limits";
import { afterAction } from "@/lib/access/reader-view";
import { requestFacts, requireOwnOrigin } from "@/lib/access/request";
import { currentActor } from "@/lib/access/session";
import { AppError, type ErrorCode, type FieldErrors, invalid } from "@/lib/platform/errors";
import { log, withRequestId } from "@/lib/platform/log";

/** What a form shows after it was sent. `values` is what was typed, so that nothing is lost. */
export type ActionState<T = unknown> =
  | { ok: null }
  | { ok: true; data: T }
  | {
      ok: false;
      code: ErrorCode | "bug";
      message: string;
      fields: FieldErrors;
      values: Record<string, unknown>;
      /** The mark of the state that the form has just been told of; it may be sent again over that one. */
      latest?: string;
    };

interface ActionDefinition<Schema extends z.ZodType, T> {
  /** noun.verb, the same as in the policy table of actions */
  name: string;
  schema: Schema;
  command: (actor: Actor, input: z.output<Schema>) => Promise<T>;
  /** Sign-in and public forms only; everything else needs a session. */
  open?: boolean;
  /** Where to go after success; forms without JavaScript need it. */
  redirectTo?: (data: T, input: z.output<Schema>) => string;
}

/** Form entries as an object: names that end in `[]` become lists, files stay files. */
export function formValues(form: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of form.entries()) {
    if (name.startsWith("$ACTION")) continue;
    if (!name.endsWith("[]")) values[name] = value;
    else values[name.slice(0, -2)] = [...((values[name.slice(0, -2)] as unknown[]) ?? []), value];
  }
  return values;
}

// Whoever calls an action by hand may send anything.
function valuesOf(sent: unknown): Record<string, unknown> {
  if (sent instanceof FormData) return formValues(sent);
  return typeof sent === "object" && sent !== null ? { ...sent } : {};
}

/** What a schema says in words of its own; the library's own words are English and for programmers. */
function wording(message: string): string {
  return /\p{Script=Han}/u.test(message) ? message : "这一项的内容不正确，请检查后重新填写";
}

/** Messages by dotted path, the first one for each field. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues)
    fields[issue.path.join(".") || "form"] ??= wording(issue.message);
  return fields;
}

// Never sent back into a page: passwords, one-time codes, the first-run code, keys of other services.
const SECRETS = /password|secret|authorization|^code$|^setupCode$/i;

function withoutSecrets(values: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(values).filter(
    ([name, value]) => !SECRETS.test(name) && !(value instanceof File),
  );
  return Object.fromEntries(kept);
}

function failure(
  error: unknown,
  values: Record<string, unknown>,
  requestId: string,
): ActionState<never> {
  const kept = withoutSecrets(values);
  if (error instanceof AppError) {
    return {
      ok: false,
      code: error.code,
      message: error.message,
      fields: error.fields,
      values: kept,
      ...(error.latest === undefined ? {} : { latest: error.latest }),
    };
  }
  log.error({ error: error instanceof Error ? error.stack : String(error) }, "action failed");
  const message = `系统出错，未能办理。您填写的内容仍在页面上，请稍后重试；如仍不行，请把编号 ${requestId} 告诉管理员`;
  return { ok: false, code: "bug", message, fields: {}, values: kept };
}

/**
 * The one way in for server actions: own origin → session from the database → rate limit → strict
 * parse → command. Answers with a state for `useActionState`; never throws but for redirects.
 */
export function defineAction<Schema extends z.ZodType, T>(definition: ActionDefinition<Schema, T>) {
  return async (
    _previous: unknown,
    sent: FormData | Record<string, unknown>,
  ): Promise<ActionState<T>> => {
    const facts = await requestFacts();
    const values = valuesOf(sent);
    const done = await withRequestId(facts.requestId, () =>
      run(definition, values, facts.address).catch((error: unknown) =>
        failure(error, values, facts.requestId),
      ),
    );
    if ("ok" in done) return done;
    // A redirect to where the browser is already would otherwise show what stood there before.
    refresh();
    if (definition.redirectTo) {
      redirect(await afterAction(definition.redirectTo(done.data, done.input)));
    }
    return { ok: true, data: done.data };
  };
}

async function run<Schema extends z.ZodType, T>(
  definition: ActionDefinition<Schema, T>,
  values: Record<string, unknown>,
  address: string,
): Promise<{ data: T; input: z.output<Schema> }> {
  await requireOwnOrigin();
  const actor = await currentActor();
  if (actor.kind === "visitor" && !definition.open) {
    throw new AppError("unauthenticated", "登录已过期，请重新登录；您填写的内容仍在本页");
  }
  await countWrite(actor.kind === "staff" ? actor.accountId : address);
  const parsed = await definition.schema.safeParseAsync(values);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error));
  return { data: await definition.command(actor, parsed.data), input: parsed.data };
}
