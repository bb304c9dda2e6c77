/** A picture as pages show it: the pixels are those of its widest file. */
export interface Picture {
  id: string;
  alt: string;
  credit: string;
  width: number;
  height: number;
}

/** A file of a picture, and whether everybody may see it. */
export interface PictureFile {
  sha256: string;
  isPublic: boolean;
}
