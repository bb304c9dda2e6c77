/*
 * How a letter reads. It says who it is for, how many things there are of each kind and where they are
 * done, and nothing about other people. A group and a telephone get numbers only: no name, no title, no
 * word of a report. Nothing in a letter is counted or tracked: no picture is loaded, no link is special.
 */
import { withBase } from "@/lib/shared/base-path";
import { dayLabel } from "@/lib/shared/dates";
import { SECTION_WORDS } from "./labels";
import type { Letter, LetterItem, LetterSection, WordedLetter } from "./types";

const PLATFORM = "清廉建设推进平台";

function escapeHtml(text: string): string {
  const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);
}

/** The head, the parts and the foot of a letter, before they become text or HTML. */
interface Parts {
  greeting: string;
  lead: string;
  sections: { head: string; note: string; href: string; items: LetterItem[]; more: number }[];
  foot: string;
}

const SETTINGS = "/desk/account/messages";

function sectionOf(section: LetterSection): Parts["sections"][number] {
  const words = SECTION_WORDS[section.kind];
  const items = section.items ?? [];
  const since = section.since ? `，最早 ${dayLabel(section.since)}` : "";
  return {
    head: `${section.unit ? `${section.unit}：` : ""}${words.label} ${section.count} 项`,
    note: `${words.note}${since}`,
    href: words.href,
    items,
    more: items.length > 0 ? section.count - items.length : 0,
  };
}

function partsOf(letter: Letter): Parts {
  switch (letter.kind) {
    case "digest":
      return {
        greeting: `${letter.name}，您好：`,
        lead: `${dayLabel(letter.day)}，${letter.unit}有以下事项。`,
        sections: letter.sections.map(sectionOf),
        foot: "每个工作日最多一封，没有事项不发。",
      };
    case "group":
      return {
        greeting: "",
        lead: `${dayLabel(letter.day)}，${letter.unit}：`,
        sections: letter.sections.map(sectionOf),
        foot: "",
      };
    case "news":
      return {
        greeting: `${letter.name}，您好：`,
        lead: `${letter.unit}收到新消息。`,
        sections: [{ head: "", note: "", href: "/desk/messages", items: letter.items, more: 0 }],
        foot: "您选择了退回后立即提醒。",
      };
    case "file":
      return {
        greeting: `${letter.name}，您好：`,
        lead: "您订阅的文件已生成。文件不随邮件发送，请登录平台下载。",
        sections: letter.items.map((item) => {
          return { head: "", note: "", href: item.href, items: [item], more: 0 };
        }),
        foot: "不需要的，可以在“视图与订阅”里暂停或结束。",
      };
    case "code":
      return {
        greeting: `${letter.name}，您好：`,
        lead: `邮箱验证码是 ${letter.code}，${letter.minutes} 分钟内有效。不是您本人申请的，请不必理会。`,
        sections: [],
        foot: "",
      };
    case "trial":
      return {
        greeting: "",
        lead: `这是${letter.unit}从${PLATFORM}发出的测试消息，机器人已经接通。`,
        sections: [],
        foot: "",
      };
  }
}

function itemWords(item: LetterItem): string {
  return item.day ? `${item.title}（${dayLabel(item.day)}）` : item.title;
}

function textOf(parts: Parts, site: URL): string {
  const lines = [parts.greeting, parts.lead, ""];
  for (const section of parts.sections) {
    if (section.head) lines.push(`■ ${section.head}　${section.note}`);
    for (const item of section.items) lines.push(`  ${itemWords(item)}`);
    if (section.more > 0) lines.push(`  另有 ${section.more} 项`);
    lines.push(`  ${new URL(withBase(section.href), site).href}`, "");
  }
  lines.push(`${parts.foot}修改提醒方式：${new URL(withBase(SETTINGS), site).href}`, PLATFORM);
  return `${lines.filter((line, at) => line !== "" || at > 1).join("\n")}\n`;
}

const STYLE = {
  body: "margin:0;padding:24px 12px;background:#f5f7f6;color:#16201d;font:16px/1.75 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif",
  sheet:
    "max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #dce3e0;border-radius:6px",
  name: "margin:0 0 16px;color:#0b3a36;font-size:18px;font-weight:600",
  head: "margin:20px 0 4px;color:#0b3a36;font-size:16px;font-weight:600",
  note: "margin:0 0 4px;color:#55635d;font-size:14px",
  list: "margin:0;padding-left:20px",
  link: "color:#1b766d;text-decoration:underline",
  foot: "margin:24px 0 0;padding-top:12px;border-top:1px solid #ecf0ee;color:#55635d;font-size:13px",
};

function anchor(href: string, words: string, site: URL): string {
  const address = escapeHtml(new URL(withBase(href), site).href);
  return `<a href="${address}" style="${STYLE.link}">${escapeHtml(words)}</a>`;
}

function sectionHtml(section: Parts["sections"][number], site: URL): string {
  const items = section.items.map((item) => `<li>${anchor(item.href, itemWords(item), site)}</li>`);
  if (section.more > 0)
    items.push(`<li>${anchor(section.href, `另有 ${section.more} 项`, site)}</li>`);
  const head = section.head
    ? `<h2 style="${STYLE.head}">${anchor(section.href, section.head, site)}</h2>
<p style="${STYLE.note}">${escapeHtml(section.note)}</p>`
    : "";
  return items.length > 0 ? `${head}<ul style="${STYLE.list}">${items.join("")}</ul>` : head;
}

function htmlOf(parts: Parts, site: URL): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${PLATFORM}</title></head>
<body style="${STYLE.body}"><div style="${STYLE.sheet}">
<p style="${STYLE.name}">${PLATFORM}</p>
<p style="margin:0">${escapeHtml(parts.greeting)}</p><p style="margin:0">${escapeHtml(parts.lead)}</p>
${parts.sections.map((section) => sectionHtml(section, site)).join("\n")}
<p style="${STYLE.foot}">${escapeHtml(parts.foot)}${anchor(SETTINGS, "修改提醒方式", site)}</p>
</div></body></html>
`;
}

function shortOf(letter: Letter, parts: Parts, site: URL): string {
  if (letter.kind === "code") return `【清廉建设】${parts.lead}`;
  if (letter.kind === "trial") return parts.lead;
  if (letter.kind === "file") return "【清廉建设】您订阅的文件已生成，请登录平台下载";
  if (letter.kind === "news") return "【清廉建设】您单位有填报被退回，请登录平台查看";
  const counts = letter.sections.map(
    ({ kind, count }) => `${SECTION_WORDS[kind].label} ${count} 项`,
  );
  const where = new URL(withBase("/desk/today"), site).href;
  return `【清廉建设】${dayLabel(letter.day)}，${letter.unit}：${counts.join("，")}。请登录平台办理 ${where}`;
}

/** Puts a letter into words; `site` is where the platform is reached. */
export function wordLetter(letter: Letter, site: URL): WordedLetter {
  const parts = partsOf(letter);
  return {
    text: textOf(parts, site),
    html: htmlOf(parts, site),
    short: shortOf(letter, parts, site),
  };
}
