import type { ShownRefusal } from "@/components/layout/refusal-panel";
import type { KeyExportFormat } from "@/lib/keys/schema";
import { type KeyListView, keyListInput } from "./key-list-view";

/** The service refused an export; `refusal` is what it said. */
export class KeyFileRefusal extends Error {
  override readonly name = "KeyFileRefusal";
  readonly refusal: ShownRefusal;

  constructor(refusal: ShownRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export interface KeyFile {
  file: Blob;
  fileName: string;
  keyCount: number;
  /** More keys match than one export takes. */
  isCutOff: boolean;
}

/**
 * Fetches all keys of a view as a file.
 *
 * @throws KeyFileRefusal when the service refuses; the error of `fetch` when the answer breaks off
 */
export async function fetchKeyFile(view: KeyListView, format: KeyExportFormat): Promise<KeyFile> {
  const { pageNumber: _page, pageSize: _size, ...query } = keyListInput(view);
  const parameters = new URLSearchParams({ input: JSON.stringify({ ...query, format }) });
  const response = await fetch(`/api/export/keys?${parameters}`);
  if (!response.ok) {
    const { error }: { error?: ShownRefusal } = await response.json();
    throw new KeyFileRefusal(error ?? { code: "InternalFailure" });
  }
  const [, fileName = `keys.${format}`] =
    /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return {
    file: await response.blob(),
    fileName,
    keyCount: Number(response.headers.get("x-keyward-key-count")),
    isCutOff: response.headers.get("x-keyward-cut-off") === "true",
  };
}
