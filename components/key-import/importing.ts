import type { ImportFiles } from "@/lib/key-import/openssl-commands";
import type { WrappingAlgorithm } from "@/lib/key-import/schema";

/** What wrapping must know of an import. */
export interface Importing {
  readonly keySpec: string;
  readonly wrappingAlgorithm: WrappingAlgorithm;
  /** Base64 of a SubjectPublicKeyInfo in DER. */
  readonly publicKey: string;
  readonly files: ImportFiles;
}
