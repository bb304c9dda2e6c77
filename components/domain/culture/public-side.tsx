import { QrCode } from "@/components/domain/people/qr-code";
import { PrintButton } from "../public/reader-tools";
import "./culture.css";

/** The address of a public page as a QR code, with printing. */
export function PageCode({ url }: { url: string }) {
  return (
    <section className="sheet culture-code" aria-label="本页二维码">
      <h2>本页二维码</h2>
      <QrCode text={url} label={`本页地址的二维码：${url}`} />
      <p className="text-sm text-ink-hint">用手机扫码打开本页，可以打印后张贴。</p>
      <PrintButton />
    </section>
  );
}
