import { groupedCode } from "@/lib/domain/ratings/rules";
import type { PrintedSheet } from "@/lib/domain/topics/sheets/commands";
import { dayLabel } from "@/lib/shared/dates";
import { QrCode } from "../people/qr-code";
import "./topics.css";

/** Slips of paper to be cut apart: what is rated, the code, and the same as a picture for a phone. */
export function CodeSlips({ sheet, rateUrl }: { sheet: PrintedSheet; rateUrl: string }) {
  return (
    <ul className="code-slips">
      {sheet.codes.map((code) => (
        <li key={code}>
          <p className="text-sm">请评价：{sheet.title}</p>
          <QrCode text={`${rateUrl}/${code}`} label="用手机扫一扫，打开评价页面" />
          <b className="block tabular-nums">{groupedCode(code)}</b>
          <p className="text-xs">
            {sheet.about}；{dayLabel(sheet.expiresOn)}前有效，只能用一次，不记名
          </p>
        </li>
      ))}
    </ul>
  );
}
