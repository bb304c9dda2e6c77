import "server-only";
import type { NextRequest } from "next/server";
import type { Actor } from "@/lib/access/actor";
import { countWrite } from "@/lib/access/limits";
import { isOwnOrigin, requestIdIn } from "@/lib/access/request";
import { currentActor } from "@/lib/access/session";
import { AppError, STATUS_OF } from "@/lib/platform/errors";
import { log, withRequestId } from "@/lib/platform/log";

interface RouteDefinition<Params> {
  name: string;
  /** Health and public data only; everything else needs a session. */
  open?: boolean;
  handle: (actor: Actor, request: NextRequest, params: Params) => Promise<Response>;
}

function answer(error: unknown, requestId: string): Response {
  if (error instanceof AppError) {
    const { code, message, fields } = error;
    return Response.json({ ok: false, code, message, fields }, { status: STATUS_OF[code] });
  }
  log.error({ error: error instanceof Error ? error.stack : String(error) }, "route failed");
  const message = `系统出错，请稍后重试；如仍不行，请把编号 ${requestId} 告诉管理员`;
  return Response.json({ ok: false, code: "bug", message, fields: {} }, { status: 500 });
}

async function admit(request: NextRequest, open: boolean): Promise<Actor> {
  const changes = request.method !== "GET" && request.method !== "HEAD";
  if (changes && !isOwnOrigin(request.headers)) {
    throw new AppError("forbidden", "请求来源不明，请从本平台页面重新操作");
  }
  const actor = await currentActor();
  if (actor.kind === "visitor" && !open) {
    throw new AppError("unauthenticated", "登录已过期，请重新登录");
  }
  if (changes && actor.kind === "staff") await countWrite(actor.accountId);
  return actor;
}

/** The one way in for route handlers: origin for writes → session → handler → six codes as statuses. */
export function defineRoute<Params = unknown>(definition: RouteDefinition<Params>) {
  return async (request: NextRequest, context: { params: Promise<Params> }): Promise<Response> => {
    const requestId = requestIdIn(request.headers);
    return withRequestId(requestId, async () => {
      try {
        const actor = await admit(request, definition.open ?? false);
        return await definition.handle(actor, request, await context.params);
      } catch (error) {
        return answer(error, requestId);
      }
    });
  };
}
