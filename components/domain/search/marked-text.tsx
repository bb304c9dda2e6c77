interface Piece {
  at: number;
  text: string;
  isMarked: boolean;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function piecesOf(text: string, query: string): Piece[] {
  const words = query.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [{ at: 0, text, isMarked: false }];
  const parts = text.split(new RegExp(`(${words.map(escaped).join("|")})`, "i"));
  let at = 0;
  return parts.map((part, index) => {
    const piece = { at, text: part, isMarked: index % 2 === 1 };
    at += part.length;
    return piece;
  });
}

/** A text in which the words that were searched for are marked. */
export function MarkedText({ text, query }: { text: string; query: string }) {
  return piecesOf(text, query).map((piece) =>
    piece.isMarked ? <mark key={piece.at}>{piece.text}</mark> : piece.text,
  );
}
