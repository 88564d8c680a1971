const INTEGER = 0x02;
const OCTET_STRING = 0x04;
const SEQUENCE = 0x30;
const LONG_FORM = 0x80;
const MAX_LENGTH_BYTES = 4;

interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
}

/**
 * Reads `SEQUENCE { INTEGER … }` of so many integers, none of them negative, and nothing else.
 *
 * @returns `null` for anything that is not DER to the last byte (X.690, 10 and 8.3): longer lengths or integers than
 * needed, other tags, bytes that are missing or too many
 */
export function parseIntegers(der: Uint8Array, count: number): bigint[] | null {
  const elements = parseSequence(der);
  if (elements?.length !== count) {
    return null;
  }
  const integers = elements.map(parseUnsigned);
  return integers.every((integer) => integer !== null) ? integers : null;
}

/** Writes `SEQUENCE { INTEGER … }` in DER. */
export function formatIntegers(integers: readonly bigint[]): Buffer {
  return formatElement(SEQUENCE, Buffer.concat(integers.map(formatUnsigned)));
}

/** The private key of an ECPrivateKey (RFC 5915, 3), as a view of the same memory; `null` when it is none. */
export function findEcPrivateScalar(sec1: Uint8Array): Uint8Array | null {
  const [version, privateKey] = parseSequence(sec1) ?? [];
  const isFirstVersion = version !== undefined && parseUnsigned(version) === 1n;
  return isFirstVersion && privateKey?.tag === OCTET_STRING ? privateKey.content : null;
}

/** Whether the bytes are one SEQUENCE in DER, without a byte too many. */
export function isOneSequence(der: Uint8Array): boolean {
  const elements = parseElements(der);
  return elements?.length === 1 && elements[0]?.tag === SEQUENCE;
}

export function bytesToBigInt(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
}

export function bigIntToBytes(value: bigint, length: number): Buffer {
  return Buffer.from(value.toString(16).padStart(2 * length, "0"), "hex");
}

function parseSequence(der: Uint8Array): DerElement[] | null {
  const [sequence] = isOneSequence(der) ? (parseElements(der) ?? []) : [];
  return sequence === undefined ? null : parseElements(sequence.content);
}

/** The elements that fill the bytes exactly. */
function parseElements(bytes: Uint8Array): DerElement[] | null {
  const elements: DerElement[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const header = parseHeader(bytes, offset);
    if (header === null || header.contentEnd > bytes.length) {
      return null;
    }
    elements.push({ tag: header.tag, content: bytes.subarray(header.contentStart, header.contentEnd) });
    offset = header.contentEnd;
  }
  return elements;
}

function parseHeader(bytes: Uint8Array, offset: number) {
  const [tag, first] = bytes.subarray(offset, offset + 2);
  if (tag === undefined || first === undefined) {
    return null;
  }
  const shortStart = offset + 2;
  if (first < LONG_FORM) {
    return { tag, contentStart: shortStart, contentEnd: shortStart + first };
  }
  const lengthBytes = first - LONG_FORM;
  const contentStart = shortStart + lengthBytes;
  const lengthField = bytes.subarray(shortStart, contentStart);
  const isMinimal = lengthField[0] !== 0 && (lengthBytes > 1 || (lengthField[0] ?? 0) >= LONG_FORM);
  if (lengthField.length !== lengthBytes || lengthBytes > MAX_LENGTH_BYTES || !isMinimal) {
    return null;
  }
  return { tag, contentStart, contentEnd: contentStart + Number(bytesToBigInt(lengthField)) };
}

function parseUnsigned({ tag, content }: DerElement): bigint | null {
  const [first, second] = content;
  const isNegative = first === undefined || first >= LONG_FORM;
  const isPadded = first === 0 && second !== undefined && second < LONG_FORM;
  return tag !== INTEGER || isNegative || isPadded ? null : bytesToBigInt(content);
}

function formatUnsigned(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
  const isSignSet = (bytes[0] ?? 0) >= LONG_FORM;
  return formatElement(INTEGER, isSignSet ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes);
}

/** The signatures of our curves have less than 128 bytes. */
function formatElement(tag: number, content: Uint8Array): Buffer {
  if (content.length >= LONG_FORM) {
    throw new RangeError("The element is too long for a short length.");
  }
  return Buffer.concat([Buffer.from([tag, content.length]), content]);
}
