import type { Metadata } from "next";
import { cache } from "react";
import { StoryPage } from "@/components/domain/family/story-page";
import { articleMetadata } from "@/components/domain/publications/article-metadata";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { getPiecePage } from "@/lib/domain/culture/published/queries";

type Props = { params: Promise<{ id: string }> };

const readStory = cache(async (id: string) => forPage(getPiecePage(VISITOR, "story", id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return articleMetadata(await readStory((await params).id));
}

export default async function StoryRoute({ params }: Props) {
  return <StoryPage {...(await readStory((await params).id))} />;
}
