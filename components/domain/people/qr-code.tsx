import QRCode from "qrcode";

const MARGIN = 4;

function pathOf(text: string): { size: number; path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const { size, data } = modules;
  const path = Array.from(data, (dark, at) =>
    dark ? `M${(at % size) + MARGIN} ${Math.floor(at / size) + MARGIN}h1v1h-1z` : "",
  ).join("");
  return { size: size + 2 * MARGIN, path };
}

/** A QR code drawn on the server as one path; dark on white whatever the theme, so that phones read it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = pathOf(text);
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      className="mx-auto block w-56 max-w-full"
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={`M0 0h${size}v${size}H0z`} fill="#ffffff" />
      <path d={path} fill="#16201d" />
    </svg>
  );
}
