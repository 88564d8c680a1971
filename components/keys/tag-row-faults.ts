import { tagKeySchema, tagValueSchema } from "@/lib/keys/schema";

export interface TagRowFault {
  isKeyWrong: boolean;
  isValueWrong: boolean;
}

/** What is wrong in each row: a key or a value that is not allowed, or a key that an earlier row has already. */
export function tagRowFaults(rows: readonly { tagKey: string; tagValue: string }[]): TagRowFault[] {
  return rows.map(({ tagKey, tagValue }, index) => ({
    isKeyWrong:
      !tagKeySchema.safeParse(tagKey).success ||
      rows.slice(0, index).some((earlier) => earlier.tagKey === tagKey),
    isValueWrong: !tagValueSchema.safeParse(tagValue).success,
  }));
}
