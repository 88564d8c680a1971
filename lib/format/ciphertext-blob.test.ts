import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCiphertextBlob } from "@/lib/crypto/ciphertext";
import { ciphertextBlobFromFile, inspectCiphertextBlob } from "./ciphertext-blob";

const PARTS = fc.record({
  keyVersionId: fc.uuid(),
  iv: fc.uint8Array({ minLength: 12, maxLength: 12 }),
  ciphertext: fc.uint8Array({ maxLength: 6144 }),
  tag: fc.uint8Array({ minLength: 16, maxLength: 16 }),
});

test("every ciphertext of the service tells its key version and the size of its plaintext", () => {
  fc.assert(
    fc.property(PARTS, (parts) => {
      expect(inspectCiphertextBlob(formatCiphertextBlob(parts))).toEqual({
        keyVersionId: parts.keyVersionId,
        plaintextBytes: parts.ciphertext.length,
      });
    }),
  );
});

test("a file with the Base64 text and a file with the bytes give the same ciphertext", () => {
  fc.assert(
    fc.property(PARTS, (parts) => {
      const blob = formatCiphertextBlob(parts);

      expect(ciphertextBlobFromFile(Buffer.from(blob, "base64"))).toBe(blob);
      expect(ciphertextBlobFromFile(Buffer.from(`${blob.slice(0, 40)}\n${blob.slice(40)}\n`))).toBe(blob);
    }),
  );
});

test("anything else is not taken for a ciphertext", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(ciphertextBlobFromFile(bytes)).toBeNull();
      expect(inspectCiphertextBlob(Buffer.from(bytes).toString("latin1"))).toBeNull();
    }),
  );
});
