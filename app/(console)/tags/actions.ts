"use server";

import { revalidatePath } from "next/cache";
import type { KeyTagPair } from "@/components/tags/tag-actions";
import type { ActionState } from "@/lib/console/action-state";
import { runAction } from "@/lib/console/run-action";
import { tagResource } from "@/lib/tags/tag-resource";
import { tagResources } from "@/lib/tags/tag-resources";
import { untagResource } from "@/lib/tags/untag-resource";
import { untagResources } from "@/lib/tags/untag-resources";

/** One key is tagged by the operation for one, so that the timeline says so. */
export async function tagKeysAction(
  keyIds: readonly string[],
  tags: readonly KeyTagPair[],
): Promise<ActionState> {
  const [keyId, ...others] = keyIds;
  const tag = tags.map(({ tagKey, tagValue }) => ({ key: tagKey, value: tagValue }));
  const state =
    others.length === 0
      ? await runAction(tagResource, { keyId, tags })
      : await runAction(tagResources, { resourceType: "key", resourceId: keyIds, tag });
  revalidatePath("/", "layout");
  return state;
}

/** As `tagKeysAction`. */
export async function untagKeysAction(
  keyIds: readonly string[],
  tagKeys: readonly string[],
): Promise<ActionState> {
  const [keyId, ...others] = keyIds;
  const state =
    others.length === 0
      ? await runAction(untagResource, { keyId, tagKeys })
      : await runAction(untagResources, { resourceType: "key", resourceId: keyIds, tagKey: tagKeys });
  revalidatePath("/", "layout");
  return state;
}
