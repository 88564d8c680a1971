import { randomBytes, randomFillSync } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, link, open, unlink } from "node:fs/promises";
import path from "node:path";
import { ROOT_KEY_BYTES } from "./root-key";
import { type Seal, SealError } from "./seal";

/** The file's first line; the second is the key in lower-case hexadecimal. Both end with a line feed. */
const VERSION_LINE = "keyward-root-key-v1\n";
const FILE_BYTES = VERSION_LINE.length + 2 * ROOT_KEY_BYTES + 1;
const HEX_DIGITS = Buffer.from("0123456789abcdef", "latin1");
const LINE_FEED = 0x0a;
const OWNER_ONLY = 0o600;
const GROUP_AND_OTHERS = 0o077;

/** A seal that keeps the root key in a file, which only its owner may read. */
export function createFileSeal(filePath: string): Seal {
  return { type: "file", open: () => readRootKeyFile(filePath) };
}

/**
 * Makes a root key and its file, mode 0600. The file is there completely and on the disk, or not at all; a
 * file that exists is never replaced.
 *
 * @throws SealError when there is a file already, or it cannot be written
 */
export async function createRootKeyFile(filePath: string): Promise<void> {
  const folder = path.dirname(filePath);
  const temporary = path.join(folder, `.${path.basename(filePath)}.${randomBytes(8).toString("hex")}`);
  const content = formatNewRootKey();
  try {
    await writeDurably(temporary, content);
    await link(temporary, filePath);
    await syncFolder(folder);
  } catch (error) {
    throw isErrno(error, "EEXIST")
      ? new SealError(`There is a root key file already: ${filePath}. It was left as it is.`)
      : new SealError(`The root key file ${filePath} could not be written (${errnoOf(error)}).`, {
          cause: error,
        });
  } finally {
    content.fill(0);
    await removeIfThere(temporary);
  }
}

function formatNewRootKey(): Buffer {
  const rootKey = randomFillSync(Buffer.alloc(ROOT_KEY_BYTES));
  const content = Buffer.alloc(FILE_BYTES);
  content.write(VERSION_LINE, "latin1");
  for (const [index, byte] of rootKey.entries()) {
    content.write(byte.toString(16).padStart(2, "0"), VERSION_LINE.length + 2 * index, "latin1");
  }
  content.write("\n", FILE_BYTES - 1, "latin1");
  rootKey.fill(0);
  return content;
}

async function readRootKeyFile(filePath: string): Promise<Uint8Array> {
  const content = Buffer.alloc(FILE_BYTES + 1);
  try {
    const file = await openForReading(filePath);
    try {
      await requirePrivate(file, filePath);
      const length = await readUpTo(file, content);
      return parseRootKey(content.subarray(0, length), filePath);
    } finally {
      await file.close();
    }
  } finally {
    content.fill(0);
  }
}

async function openForReading(filePath: string): Promise<FileHandle> {
  try {
    return await open(filePath, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw isErrno(error, "ENOENT")
      ? new SealError(`There is no root key file at ${filePath}.`, { cause: error })
      : new SealError(`The root key file ${filePath} cannot be opened (${errnoOf(error)}).`, {
          cause: error,
        });
  }
}

async function requirePrivate(file: FileHandle, filePath: string): Promise<void> {
  const { mode, isFile } = await file.stat().then((stat) => ({ mode: stat.mode, isFile: stat.isFile() }));
  if (!isFile) {
    throw new SealError(`The root key file ${filePath} is not a regular file.`);
  }
  if ((mode & GROUP_AND_OTHERS) !== 0) {
    throw new SealError(
      `The root key file ${filePath} may be read or changed by others than its owner. ` +
        `If nobody has read it, run: chmod 600 ${filePath}`,
    );
  }
}

async function readUpTo(file: FileHandle, buffer: Buffer): Promise<number> {
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) {
      break;
    }
    length += bytesRead;
  }
  return length;
}

function parseRootKey(content: Uint8Array, filePath: string): Uint8Array {
  const versionLine = Buffer.from(VERSION_LINE, "latin1");
  const isComplete =
    content.length === FILE_BYTES &&
    versionLine.equals(content.subarray(0, versionLine.length)) &&
    content[FILE_BYTES - 1] === LINE_FEED;
  const rootKey = isComplete ? parseHex(content.subarray(versionLine.length, FILE_BYTES - 1)) : null;
  if (rootKey === null) {
    throw new SealError(`The root key file ${filePath} is damaged or not a root key file. Restore a copy.`);
  }
  return rootKey;
}

/** Reads hexadecimal without making a string of it: a string of a key cannot be zeroed. */
function parseHex(characters: Uint8Array): Uint8Array | null {
  const bytes = new Uint8Array(characters.length / 2);
  for (const [index, character] of characters.entries()) {
    const nibble = HEX_DIGITS.indexOf(character);
    if (nibble === -1) {
      bytes.fill(0);
      return null;
    }
    const byteIndex = index >> 1;
    bytes[byteIndex] = ((bytes[byteIndex] ?? 0) << 4) | nibble;
  }
  return bytes;
}

async function writeDurably(filePath: string, content: Uint8Array): Promise<void> {
  const file = await open(filePath, "wx", OWNER_ONLY);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeIfThere(filePath: string): Promise<void> {
  try {
    await unlink(filePath);
  } catch (error) {
    if (!isErrno(error, "ENOENT")) {
      throw new SealError(`The temporary file ${filePath} holds a root key and could not be removed.`, {
        cause: error,
      });
    }
  }
}

function isErrno(error: unknown, code: string): boolean {
  return errnoOf(error) === code;
}

function errnoOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
