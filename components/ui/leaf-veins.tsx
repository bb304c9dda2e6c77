/** Open lotus-leaf veins that enter from outside the canvas; decoration only, at most 6 % contrast. */
export function LeafVeins({ from = "right" }: { from?: "right" | "left" }) {
  return (
    <svg
      className="veins no-print"
      viewBox="0 0 1200 480"
      preserveAspectRatio={from === "right" ? "xMaxYMid slice" : "xMinYMid slice"}
      aria-hidden="true"
    >
      <path d={veins} transform={from === "left" ? "translate(1200) scale(-1 1)" : undefined} />
    </svg>
  );
}

const centre = { x: 1330, y: 640 };
const ribs = 15;
const forkAt = [430, 760] as const;
const beyondTheCanvas = 1700;

const veins = Array.from({ length: ribs }, (_, rib) =>
  ribFrom(Math.PI * (0.94 + (rib / (ribs - 1)) * 0.62), rib % 2),
).join("");

/** A rib leaves the navel, forks twice as a lotus leaf's does, and its branches leave the canvas. */
function ribFrom(angle: number, odd: number): string {
  const [first, second] = forkAt.map((radius) => radius + odd * 70) as [number, number];
  const stem = `M${place(angle, 90)}Q${place(angle + 0.12, first * 0.55)} ${place(angle, first)}`;
  const branches = [-1, 1].flatMap((side) => {
    const near = angle + 0.03 + side * 0.035;
    const far = angle + 0.16 + side * 0.075;
    return [
      `M${place(angle, first)}Q${place(angle + side * 0.008, first + 150)} ${place(near, second)}`,
      `Q${place(near + 0.02 + side * 0.016, second + 330)} ${place(far, beyondTheCanvas)}`,
      `M${place(near, second)}Q${place(near + 0.015, second + 330)} ${place(near + 0.12 - side * 0.03, beyondTheCanvas)}`,
    ];
  });
  return stem + branches.join("");
}

function place(angle: number, radius: number): string {
  const x = Math.round(centre.x + Math.cos(angle) * radius);
  const y = Math.round(centre.y + Math.sin(angle) * radius);
  return `${x} ${y}`;
}
