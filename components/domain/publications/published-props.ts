import type { Picture } from "@/lib/domain/pictures/types";
import type { Published } from "@/lib/domain/publications/types";

/** What a kind's public body is given: the frozen copy, and its pictures as far as the reader may see them. */
export interface PublishedBodyProps {
  item: Published;
  pictures?: readonly Picture[];
}
