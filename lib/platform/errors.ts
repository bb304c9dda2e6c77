/** Why a request was not carried out. Anything else that is thrown is a bug. */
export type ErrorCode =
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "invalid"
  | "conflict"
  | "unavailable";

/** Messages by field name, in Chinese, each saying what to do. */
export type FieldErrors = Record<string, string>;

/** The one error type. `message` is shown to the user and says what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldErrors;
  /** The mark of the state that stands now: whoever sends the same form with it has been told of that state. */
  readonly latest: string | undefined;

  constructor(code: ErrorCode, message: string, fields: FieldErrors = {}, latest?: string) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.fields = fields;
    this.latest = latest;
  }
}

/** Missing or outside one's reach: both answer alike. `what` names the thing, e.g. 任务. */
export function notFound(what: string): AppError {
  return new AppError("not_found", `没有找到该${what}，或不在您的权限范围内`);
}

/** Inside one's reach, but not one's to do. */
export function forbidden(message = "您没有办理此事项的权限，请联系本级管理员"): AppError {
  return new AppError("forbidden", message);
}

/** Wrong input: messages by field. */
export function invalid(fields: FieldErrors, message?: string): AppError {
  const count = Object.keys(fields).length;
  return new AppError("invalid", message ?? `有 ${count} 处需要改正`, fields);
}

/** Already moved on: says who or what was faster. */
export function conflict(message: string): AppError {
  return new AppError("conflict", message);
}

/** The HTTP status of an error code. */
export const STATUS_OF: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 422,
  conflict: 409,
  unavailable: 503,
};
