import { expect } from "@playwright/test";
import pg from "pg";
import type { KeywardServer } from "./keyward-server";
import { openKeys } from "./opened-keys";

export interface Secrets {
  named: readonly { name: string; bytes: Buffer }[];
  /** What the console sent to the browser by itself. */
  html: readonly string[];
}

interface Place {
  name: string;
  content: Buffer;
}

interface Needle {
  name: string;
  bytes: Buffer;
}

const PLACES_MIN = 10;
/** Root key, its wrapping key, key-encryption keys, key material. */
const KINDS_OF_KEYS_MIN = 4;

/**
 * Looks for what was secret in the run in everything that the service keeps or wrote: each row of each table,
 * its terminal, and the pages it sent. The scan first proves that it finds a secret that was put there.
 */
export async function expectNoSecret(server: KeywardServer, secrets: Secrets): Promise<void> {
  const client = new pg.Client({ connectionString: await server.databaseUrl() });
  await client.connect();
  try {
    const keys = await openKeys(server.home, client);
    const needles = [
      ...secrets.named.flatMap(({ name, bytes }) => written(name, bytes)),
      ...keys.flatMap(({ name, bytes }) => written(name, bytes)),
    ];
    const places = [
      ...(await dumpDatabase(client)),
      { name: "terminal", content: text(server.output()) },
      { name: "pages", content: text(secrets.html.join("\n\n")) },
    ];

    expect(new Set(keys.map(({ name }) => name)).size).toBeGreaterThanOrEqual(KINDS_OF_KEYS_MIN);
    expect(places.length).toBeGreaterThan(PLACES_MIN);
    expectToBeFound(needles);
    expect(find(places, needles)).toEqual([]);
  } finally {
    await client.end();
  }
}

/** A scan that cannot fail proves nothing. */
function expectToBeFound(needles: readonly Needle[]): void {
  for (const needle of needles) {
    const planted = {
      name: "planted",
      content: Buffer.concat([Buffer.from("x"), needle.bytes, Buffer.from("y")]),
    };
    expect(find([planted], [needle])).toHaveLength(1);
  }
}

/** Text without line breaks, so that a PEM's lines of Base64 stand together. */
function text(content: string): Buffer {
  return Buffer.from(content + content.replace(/\s|\\[nr]/g, ""));
}

/** The ways in which bytes get written down: as they are, in hexadecimal, and in Base64 at each of its three phases. */
function written(name: string, bytes: Buffer): Needle[] {
  const phases = [0, 1, 2].map((skipped) => {
    const whole = bytes.subarray(skipped, skipped + Math.floor((bytes.length - skipped) / 3) * 3);
    return { name: `${name} in Base64`, bytes: Buffer.from(whole.toString("base64")) };
  });
  return [{ name, bytes }, { name: `${name} in hex`, bytes: Buffer.from(bytes.toString("hex")) }, ...phases];
}

function find(places: readonly Place[], needles: readonly Needle[]): string[] {
  return places.flatMap(({ name, content }) =>
    needles.filter(({ bytes }) => content.includes(bytes)).map((needle) => `${needle.name} in ${name}`),
  );
}

/** Every row as text, and every binary column as its bytes. */
async function dumpDatabase(client: pg.Client): Promise<Place[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
  );
  const places: Place[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM ${name}`);
    const binary = rows.flatMap((row) => Object.values(row).filter((value) => Buffer.isBuffer(value)));
    places.push({ name: `table ${name}`, content: text(JSON.stringify(rows)) });
    places.push({ name: `bytes of ${name}`, content: Buffer.concat(binary) });
  }
  return places;
}
