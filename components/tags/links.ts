import type { Route } from "next";
import { keyListHref } from "@/components/keys/links";
import { type ListView, listHref } from "@/components/layout/list-view";
import type { KeyTagPair } from "./tag-actions";

/** The list of tags, in the usual view with what is told otherwise. */
export function tagListHref(view: Partial<ListView> = {}): Route {
  return listHref("/tags", view);
}

/** The keys that have a tag. */
export function keysWithTagHref({ tagKey, tagValue }: KeyTagPair): Route {
  return keyListHref({ filters: { TagKey: [tagKey], TagValue: [tagValue] } });
}
