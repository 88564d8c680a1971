import type { Browser, BrowserContextOptions } from "@playwright/test";
import { type KeywardServer, startKeyward } from "./keyward-server";
import { PEOPLE, type PersonName, POLICIES } from "./people";
import { createInstance, createKey, disableKey, type Place, signIn } from "./steps";
import { loadTexts } from "./texts";

type StorageState = Exclude<BrowserContextOptions["storageState"], string | undefined>;

export interface NamedSecret {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A service that people already work with. */
export interface World {
  readonly server: KeywardServer;
  readonly instanceName: string;
  readonly instanceId: string;
  /** Enabled, called "Payments". */
  readonly keyId: string;
  /** Disabled, called "Archive". */
  readonly disabledKeyId: string;
  /** What must never be written down: plaintexts, imported material. Looked for after all tests. */
  keepSecret(name: string, secret: Buffer): void;
  readonly secrets: readonly NamedSecret[];
  /** Every page and every answer to a navigation that the service sent to the tests' browsers. */
  readonly sentPages: string[];
  /** Cookies of somebody who is signed in; signed in once and then kept. */
  stateOf(person: PersonName): Promise<StorageState>;
}

/** Starts a service, makes its people, an instance and two keys. */
export async function createWorld(browser: Browser): Promise<World> {
  const server = await startKeyward();
  try {
    await createPeople(server);
    const states = new Map<PersonName, Promise<StorageState>>();
    const stateOf = (person: PersonName) => {
      const state = states.get(person) ?? signInOnce(browser, server.url, person);
      states.set(person, state);
      return state;
    };
    const storageState = await stateOf("alice");
    const made = await inBrowser(browser, { baseURL: server.url, storageState }, createResources);
    const secrets: NamedSecret[] = [];
    const keepSecret = (name: string, bytes: Buffer) => void secrets.push({ name, bytes });
    for (const { userName, password } of Object.values(PEOPLE)) {
      keepSecret(`password of ${userName}`, Buffer.from(password));
    }
    return { server, stateOf, keepSecret, secrets, sentPages: [], ...made };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function createPeople(server: KeywardServer): Promise<void> {
  const password = ["--password-stdin", "--json"];
  await server.runCommand(["admin", "create", "--user", "alice", ...password], PEOPLE.alice.password);
  for (const name of ["casey", "robin"] as const) {
    const words = ["user", "create", "--user", name, "--policy", POLICIES[name], ...password];
    await server.runCommand(words, PEOPLE[name].password);
  }
}

async function createResources(place: Place) {
  const instanceName = "prod-software";
  const instanceId = await createInstance(place, instanceName);
  const keyId = await createKey(place, "Payments");
  const disabledKeyId = await createKey(place, "Archive");
  await disableKey(place, disabledKeyId);
  return { instanceName, instanceId, keyId, disabledKeyId };
}

async function signInOnce(browser: Browser, baseURL: string, person: PersonName): Promise<StorageState> {
  return inBrowser(browser, { baseURL }, async (place) => {
    await signIn(place, PEOPLE[person]);
    return place.page.context().storageState();
  });
}

async function inBrowser<Result>(
  browser: Browser,
  options: BrowserContextOptions,
  work: (place: Place) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ locale: "en-US", ...options });
  try {
    return await work({ page: await context.newPage(), t: loadTexts("en") });
  } finally {
    await context.close();
  }
}
