import * as z from "zod";
import { withBase } from "@/lib/shared/base-path";

const flag = z
  .enum(["0", "1", "true", "false"], { error: "只能是 0、1、true 或 false" })
  .transform((value) => value === "1" || value === "true");

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "silent"] as const;

function whole(least: number, most: number) {
  const error = `应为 ${least} 至 ${most} 的整数`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

function address(example: string) {
  return z.url({ error: `应为完整的地址，例如 ${example}` });
}

function list(standing: string) {
  const parts = (text: string) => text.split(",").map((one) => one.trim());
  return z
    .string()
    .default(standing)
    .transform((text) => parts(text).filter(Boolean));
}

const envSchema = z.object({
  NODE_ENV: z
    .enum(["development", "production", "test"], {
      error: "只能是 development、production 或 test",
    })
    .default("production"),
  DATABASE_URL: z.url({ error: "请填写 postgresql:// 开头的数据库地址" }),
  /** The owner's connection for migrations and seeds; the app's own where there is only one role. */
  DATABASE_OWNER_URL: address("postgresql://qinglian_owner:密码@主机:5432/qinglian").optional(),
  DATABASE_POOL: whole(2, 200).default(16),
  PORT: whole(1, 65_535).default(3000),
  /** The address people use; decides Secure cookies and the Origin check. */
  PUBLIC_URL: address("https://qinglian.example.gov.cn").optional(),
  /** Addresses of proxies on other machines whose x-forwarded-for is believed, with commas between. */
  TRUSTED_PROXIES: list(""),
  NEXTAUTH_SECRET: z.string({ error: "请填写" }).min(32, { error: "至少 32 个字符" }),
  PASSWORD_PEPPER: z.string({ error: "请填写" }).min(16, { error: "至少 16 个字符" }),
  /** 32 bytes in hex: encrypts TOTP secrets. */
  ENCRYPTION_KEY: z
    .string({ error: "请填写 64 位十六进制数" })
    .regex(/^[0-9a-f]{64}$/, { error: "应为 64 位十六进制数" }),
  EVIDENCE_DIR: z.string().default(".data/evidence"),
  /**
   * Where values may be fetched from, with commas between: host or host:port for https, http://host:port
   * where the line is not encrypted, and ranges (10.1.0.0/16) for addresses that are not public.
   */
  FEED_HOSTS: list(""),
  /** Whether the worker asks once a day if the outer links of published things still answer. */
  LINK_CHECK: flag.default(false),
  /** The folder beneath which other systems drop CSV files; none where empty. */
  FEED_DROP_DIR: z.string().default(""),
  /** The Chromium that prints PDFs; looked for under its usual names where empty, "off" for none. */
  CHROMIUM_PATH: z.string().default(""),
  /** 审图号 of the deployment's own reviewed map; without one no border is ever drawn. */
  MAP_REVIEW_NUMBER: z
    .string()
    .regex(/^[\p{Script=Han}A-Z]{1,8}[（(]\d{4}[)）]\d{1,6}号$/u, {
      error: "应为审图号，例如 鄂S(2026)001号；没有审图号的请不要设置",
    })
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `只能是 ${LOG_LEVELS.join("、")}` }).default("info"),
  /** Demonstration accounts may skip TOTP; refused when a database holds real accounts only. */
  DEMO_SKIP_TOTP: flag.default(false),
  SESSION_IDLE_MINUTES: whole(1, 1_440).default(30),
  SESSION_HOURS: whole(1, 168).default(12),
  MAINTENANCE: flag.default(false),
  /** Messages outside the product: a channel without its settings is off. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, { error: "应以 smtp:// 或 smtps:// 开头" })
    .optional(),
  MAIL_FROM: z.string().includes("@", { error: "应为发件地址，例如 平台 <a@b.cn>" }).optional(),
  SMS_FILE_DIR: z.string().optional(),
  /** Hosts of group robots (https), or whole origins of a test system, with commas between. */
  ROBOT_HOSTS: list("qyapi.weixin.qq.com,oapi.dingtalk.com"),
  /** When the day's digests are made on working days, in Asia/Shanghai. */
  DIGEST_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "应为 时:分，例如 08:30" })
    .default("08:30"),
  HOST_REGION: z
    .string()
    .regex(/^\d{6}$/, { error: "应为六位区划代码，例如 420000" })
    .default("420000"),
});

/** How much is logged; read before the rest so that a wrong environment can be reported. */
export function logLevel(): string {
  return LOG_LEVELS.find((level) => level === process.env.LOG_LEVEL) ?? "info";
}

/** True under `npm run dev` only; known at build time, so that it needs no other variable. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === "development";
}

/** The environment of this process, checked once. */
export type Env = z.infer<typeof envSchema>;

/** Reads an environment or throws one error that names each wrong variable and the remedy. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(filled);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}：${issue.message}`);
  throw new Error(`环境变量有误，请改正后重新启动：\n${lines.join("\n")}`);
}

let parsed: Env | undefined;

/** The checked environment; parsed on first use so that a build needs none. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Where the app is reached, with scheme: decides cookies and the Origin check. */
export function publicUrl(): URL {
  return new URL(env().PUBLIC_URL ?? `http://localhost:${env().PORT}`);
}

/** Where the whole platform lies, its base path included, without a slash at the end: what calls of machines begin with. */
export function publicServer(): string {
  return publicUrl().origin + withBase("");
}

/** A page of ours with its whole address, as letters, QR codes and machines need it. */
export function publicAddress(path: string): string {
  return new URL(withBase(path), publicUrl()).href;
}
