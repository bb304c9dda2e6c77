/** Open lotus-leaf veins that enter from outside the canvas; decoration only, at most 6 % contrast. */
export function LeafVeins({ from = "right" }: { from?: "right" | "left" }) {
  return (
    <svg
      className="veins no-print"
      viewBox="0 0 1200 480"
      preserveAspectRatio={from === "right" ? "xMaxYMid slice" : "xMinYMid slice"}
      aria-hidden="true"
    >
      <path d={veins(from === "right" ? 1290 : -90)} />
    </svg>
  );
}

const ribs = 19;
const centreY = 620;

/** Ribs that spread from a point outside the box; each forks once, none meets another. */
function veins(centreX: number): string {
  const side = centreX > 600 ? Math.PI : 0;
  let path = "";
  for (let rib = 0; rib < ribs; rib += 1) {
    const angle = side + ((rib / (ribs - 1)) * 1.5 - 0.12) * (centreX > 600 ? 1 : -1);
    const bend = 0.05 * (centreX > 600 ? 1 : -1);
    const at = (turn: number, radius: number) =>
      `${Math.round(centreX + Math.cos(angle + turn) * radius)} ${Math.round(centreY + Math.sin(angle + turn) * radius)}`;
    path += `M${at(0, 120)}Q${at(bend, 460)} ${at(0, 980)}`;
    path += `M${at(bend * 0.62, 470)}Q${at(bend * 1.2, 640)} ${at(bend * 1.5, 900)}`;
  }
  return path;
}
