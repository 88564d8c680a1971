import { type ByteEncoding, parseEncoded } from "@/lib/format/encoding";

export const INPUT_FORMATS = ["text", "base64", "hex", "file"] as const satisfies readonly (
  | ByteEncoding
  | "file"
)[];

export type InputFormat = (typeof INPUT_FORMATS)[number];

export interface ChosenFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What was typed or chosen, before it is read as bytes. */
export interface ByteInputValue {
  format: InputFormat;
  text: string;
  file: ChosenFile | null;
}

export const EMPTY_INPUT: ByteInputValue = { format: "text", text: "", file: null };

export type InputProblem =
  | "malformedText"
  | "malformedBase64"
  | "malformedHex"
  | "noFile"
  | "tooBig"
  | "empty";

/** How many bytes a call takes. */
export interface ByteBounds {
  min?: number | undefined;
  max: number;
  /** For a file, where more is taken than of what is typed, because only its digest is sent. */
  fileMax?: number | undefined;
}

export type ReadInput =
  | { ok: true; bytes: Uint8Array<ArrayBuffer> }
  /** `byteCount` is known when the input could be read and is only too long or too short. */
  | { ok: false; problem: InputProblem; byteCount: number | null };

const MALFORMED = {
  text: "malformedText",
  base64: "malformedBase64",
  hex: "malformedHex",
} as const satisfies Record<ByteEncoding, InputProblem>;

/** Reads the input as the bytes that would be sent, without sending more than the service takes. */
export function readInput({ format, text, file }: ByteInputValue, bounds: ByteBounds): ReadInput {
  if (format === "file" && file === null) return { ok: false, problem: "noFile", byteCount: null };
  const bytes = format === "file" ? file?.bytes : parseEncoded(text, format);
  if (bytes === null || bytes === undefined) {
    return { ok: false, problem: format === "file" ? "noFile" : MALFORMED[format], byteCount: null };
  }
  if (bytes.length > maxBytesOf(format, bounds)) {
    return { ok: false, problem: "tooBig", byteCount: bytes.length };
  }
  if (bytes.length < (bounds.min ?? 0)) return { ok: false, problem: "empty", byteCount: bytes.length };
  return { ok: true, bytes };
}

export function maxBytesOf(format: InputFormat, { max, fileMax = max }: ByteBounds): number {
  return format === "file" ? fileMax : max;
}

/** How many bytes the input stands for; `null` while it cannot be read. */
export function countBytes(read: ReadInput): number | null {
  return read.ok ? read.bytes.length : read.byteCount;
}
