import { parseLocalInput } from "@/components/audit/local-time";
import { parseBase64, toBase64 } from "@/lib/format/encoding";

/** What was chosen and typed, before it is read. */
export interface UploadValue {
  source: "file" | "base64";
  file: { name: string; bytes: Uint8Array<ArrayBuffer> } | null;
  text: string;
  /** What was typed as the time of expiry; `null` for never. */
  expiry: string | null;
}

export const EMPTY_UPLOAD: UploadValue = { source: "file", file: null, text: "", expiry: null };

export type MaterialFault = "noMaterial" | "notBase64";
export type ExpiryFault = "noTime" | "past";

export interface UploadFaults {
  material?: MaterialFault;
  expiry?: ExpiryFault;
}

export interface UploadInput {
  encryptedKeyMaterial: string;
  keyMaterialExpireUnix: number;
}

/** Reads the form as what the operation takes, or says what is missing. */
export function readUpload(
  value: UploadValue,
  { timeZone, now }: { timeZone: string; now: Date },
): { input: UploadInput; faults: null } | { input: null; faults: UploadFaults } {
  const material = readMaterial(value);
  const expiry = readExpiry(value.expiry, timeZone, now);
  if (typeof material !== "string" && typeof expiry !== "string") {
    const encryptedKeyMaterial = toBase64(material);
    return { input: { encryptedKeyMaterial, keyMaterialExpireUnix: expiry }, faults: null };
  }
  return {
    input: null,
    faults: {
      ...(typeof material === "string" ? { material } : {}),
      ...(typeof expiry === "string" ? { expiry } : {}),
    },
  };
}

function readMaterial({ source, file, text }: UploadValue): Uint8Array | MaterialFault {
  const bytes = source === "file" ? (file?.bytes ?? new Uint8Array()) : parseBase64(text);
  if (bytes === null) return "notBase64";
  return bytes.length === 0 ? "noMaterial" : bytes;
}

/** Seconds since 1970; 0 for never. */
function readExpiry(typed: string | null, timeZone: string, now: Date): number | ExpiryFault {
  if (typed === null) return 0;
  const at = Date.parse(parseLocalInput(typed, timeZone));
  if (Number.isNaN(at)) return "noTime";
  return at <= now.getTime() ? "past" : Math.floor(at / 1000);
}
