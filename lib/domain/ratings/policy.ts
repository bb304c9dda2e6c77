/*
 * Anybody who holds a code rates once. How many gave which word and which reason is public. What somebody
 * wrote besides is read only by those who answer for the subject: of a visit those who manage its site, of a
 * tour those who plan it, of suggestions and topics those who read topics, each within their reach. Nobody
 * changes or removes a rating.
 */
import type { Verb } from "@/lib/access/roles";
import type { RatingSubjectType } from "@/lib/domain/ratings/types";

/** The right that opens the words of the ratings of a kind of subject. */
export const WORDS_VERB: Record<RatingSubjectType, Verb> = {
  visit: "site.read",
  tour: "tour.manage",
  suggestion: "topic.read",
  topic: "topic.read",
  self_test: "portal.manage",
};
