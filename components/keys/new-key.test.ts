import { expect, test } from "vitest";
import { createKeySchema } from "@/lib/keys/schema";
import { KEY_PURPOSES, specsFor } from "./key-intents";
import { type NewKeyEntries, newKeyOf } from "./use-new-key";

const ENTRIES: NewKeyEntries = {
  purpose: "encrypt",
  origin: "Aliyun_KMS",
  keySpec: "Aliyun_AES_256",
  dkmsInstanceId: "kst-abcd",
  isRotated: true,
  rotationDays: "90",
  isProtected: true,
  description: "Payments",
  alias: "payments",
  tagRows: [],
};

test.each(
  KEY_PURPOSES.flatMap((purpose) =>
    specsFor(purpose).flatMap((keySpec) =>
      (["Aliyun_KMS", "EXTERNAL"] as const).map((origin) => ({ purpose, keySpec, origin })),
    ),
  ),
)("the service takes what the form sends for $purpose with $keySpec of $origin", (choice) => {
  expect(createKeySchema.safeParse(newKeyOf({ ...ENTRIES, ...choice })).error).toBeUndefined();
});

test("rotation is asked for only where the kind of key offers it", () => {
  expect(newKeyOf(ENTRIES)).toMatchObject({ enableAutomaticRotation: true, rotationInterval: "90d" });
  expect(newKeyOf({ ...ENTRIES, origin: "EXTERNAL" })).toMatchObject({ enableAutomaticRotation: false });
  expect(newKeyOf({ ...ENTRIES, purpose: "mac", keySpec: "HMAC_256" })).not.toHaveProperty(
    "rotationInterval",
  );
});
