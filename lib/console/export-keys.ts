import "server-only";
import { exportKeys, type KeyExport } from "@/lib/keys/export-keys";
import { KEY_CSV_HEADER, keyCsvLine } from "@/lib/keys/key-csv";
import type { KeyExportFormat } from "@/lib/keys/schema";
import { KmsError } from "@/lib/platform/errors";
import { asKmsError, publicError } from "./public-error";
import { isSameSiteFetch } from "./same-origin";
import { loadService } from "./service";
import { findCaller } from "./session";

/** The filters stand in the address, as for every read; this is longer than ListKeys can be asked. */
const INPUT_LENGTH_MAX = 8 * 1024;

const MEDIA_TYPES = {
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json",
} as const satisfies Record<KeyExportFormat, string>;

/** Answers with all keys that pass a filter as a file, sent while it is read. Each call checks the session. */
export async function exportKeyFile(request: Request): Promise<Response> {
  try {
    if (!isSameSiteFetch(request.headers)) throw new KmsError("Forbidden.NoPermission");
    const input = readInput(request.url);
    const caller = await findCaller();
    if (caller === null) throw new KmsError("NotSignedIn");
    const { services } = await loadService();
    const { result } = await exportKeys.call({ caller, services }, input);
    return fileOf(result, formatOf(input), services.now());
  } catch (error) {
    const known = asKmsError(error);
    return Response.json(
      { error: publicError(known) },
      { status: known.httpStatus, headers: { "Cache-Control": "no-store" } },
    );
  }
}

function fileOf(found: KeyExport, format: KeyExportFormat, now: Date): Response {
  const day = now.toISOString().slice(0, "yyyy-mm-dd".length);
  const name = found.isCutOff ? `keys-${day}-first-${found.keyCount}` : `keys-${day}`;
  return new Response(streamOf(format === "csv" ? csvParts(found) : jsonParts(found)), {
    headers: {
      "Content-Type": MEDIA_TYPES[format],
      "Content-Disposition": `attachment; filename="${name}.${format}"`,
      "Cache-Control": "no-store, no-transform",
      "X-Keyward-Key-Count": String(found.keyCount),
      "X-Keyward-Cut-Off": String(found.isCutOff),
    },
  });
}

async function* csvParts({ readKeys }: KeyExport): AsyncGenerator<string> {
  yield KEY_CSV_HEADER;
  for await (const keys of readKeys()) yield keys.map(keyCsvLine).join("");
}

async function* jsonParts({ readKeys }: KeyExport): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const keys of readKeys()) {
    yield separator + keys.map((key) => JSON.stringify(key)).join(",\n");
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}

/** Asks for the next part only when the reader took the one before; stops when the reader leaves. */
function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

function readInput(url: string): unknown {
  const text = new URL(url).searchParams.get("input") ?? "{}";
  if (text.length > INPUT_LENGTH_MAX) throw new KmsError("ParseRequestParameterException");
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new KmsError("ParseRequestParameterException", { cause });
  }
}

/** The operation has parsed it by now, and takes no other. */
function formatOf(input: unknown): KeyExportFormat {
  return (input as { format: KeyExportFormat }).format;
}
