/*
 * What an uploaded template is told: every placeholder that names nothing or is broken, at once, with what
 * to do. A template that loads parts from elsewhere when it is opened is refused altogether.
 */
import type { TemplateProblem } from "@/lib/platform/documents/template";

const REMEDIES: Record<TemplateProblem["problem"], (placeholder: string) => string> = {
  unknown: (name) => `{${name}} 不是系统提供的内容，请对照下表改正`,
  outside: (name) => `{${name}} 是列表里的内容，请放到 {#列表}…{/列表} 之间`,
  unclosed: (name) => `{#${name}} 没有结尾，请在后面加上 {/${name}}`,
  unopened: (name) => `{/${name}} 没有开头，请在前面加上 {#${name}}`,
  nested: (name) => `{#${name}} 放在了另一个列表里面，请移到外面`,
  braces: (text) => `“${text}”附近的花括号不成对，请补齐或删去`,
  linked: (part) => `文件引用了外部内容（${part}），请在 Word 中断开链接或改为嵌入后再上传`,
};

const MOST_TOLD = 8;

/** What is wrong with a template, in sentences; null where it can be used. */
export function templateRefusal(problems: readonly TemplateProblem[]): string | null {
  if (problems.length === 0) return null;
  const told = [
    ...new Set(problems.map(({ problem, placeholder }) => REMEDIES[problem](placeholder))),
  ];
  const rest = told.length - MOST_TOLD;
  const more = rest > 0 ? [`另有 ${rest} 处，改正后重新上传即可看到`] : [];
  return [...told.slice(0, MOST_TOLD), ...more].join("；");
}
