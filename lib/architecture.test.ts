import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "@/lib/platform/project-root";
import { findImports, hasComputedImport } from "@/lib/testing/find-imports";

/** One folder per noun of the API. Each may use the others' named files, and nobody's store. */
const NOUNS = [
  "access",
  "aliases",
  "audit",
  "blast-radius",
  "instances",
  "key-import",
  "keys",
  "key-use",
  "overview",
  "saved-views",
  "tags",
].map((noun) => `lib/${noun}`);
/** What of the nouns is safe in a browser: shapes, and rules that are tables. */
const SCHEMAS = [
  ...NOUNS.map((noun) => `${noun}/schema`),
  "lib/keys/key-state",
  "lib/keys/key-capabilities",
  "lib/key-import/helper-command",
  "lib/key-import/openssl-commands",
  "lib/key-import/wrap-in-browser",
  "lib/key-import/check-value-in-browser",
  "lib/crypto/key-spec",
  "lib/crypto/algorithms",
];

/** Providers are reached by their interface; the tables of specs and algorithms are facts that anybody may read. */
const CRYPTO_FACTS = ["lib/crypto/key-spec", "lib/crypto/algorithms"];
const FOR_NOUNS = [
  "lib/platform",
  "lib/operation",
  "lib/crypto/provider",
  ...CRYPTO_FACTS,
  "lib/format",
  ...NOUNS,
];

/** Who may import whom, besides itself and npm. A folder stands for all in it, a file for itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "lib/platform": ["prisma/generated"],
  "lib/operation": ["lib/platform", "lib/crypto/provider"],
  "lib/crypto": ["lib/platform/errors", "lib/platform/logger"],
  "lib/format": ["lib/platform/errors", ...SCHEMAS],
  "lib/code-sample": ["lib/format", ...SCHEMAS],
  ...Object.fromEntries(NOUNS.map((noun) => [noun, FOR_NOUNS])),
  // What turns input to ciphertext and back needs the formats, though not who keeps the keys.
  "lib/key-use": [...FOR_NOUNS, "lib/crypto/ciphertext", "lib/crypto/encryption-context"],
  // Private keys come wrapped with AES by whoever brings them, not by a provider.
  "lib/key-import": [...FOR_NOUNS, "lib/crypto/aes-key-wrap"],
  "lib/runtime": ["lib/platform", "lib/operation", "lib/crypto", ...NOUNS],
  "lib/scheduler": ["lib/platform", "lib/operation", "lib/runtime", ...NOUNS],
  "lib/supervisor": ["lib/platform", "lib/runtime", "lib/access", "prisma/migrate"],
  "lib/cli": ["lib/platform", "lib/operation", "lib/runtime", "lib/supervisor", "prisma/migrate", ...NOUNS],
  "lib/console": ["lib/platform", "lib/operation", "lib/runtime", "lib/format", "messages", ...NOUNS],
  components: ["lib/format", "lib/code-sample", "lib/console/action-state", ...SCHEMAS],
  app: ["components", "lib/console", "lib/format", "lib/operation", "lib/platform/config", ...NOUNS],
  "lib/testing": ["lib", "prisma"],
};

/** Queries are in stores only, and so is what is generated for them. */
const FOR_STORES = ["prisma/generated"];

/** Packages that only some folders may know. */
const ONLY_IN: readonly { packages: RegExp; folders: readonly string[] }[] = [
  {
    packages: /^(next|next-auth|next-intl|next-themes|react|react-dom)(\/|$)/,
    folders: ["lib/console", "components", "app"],
  },
  { packages: /^server-only$/, folders: ["lib/console"] },
  { packages: /^(pg|@prisma\/.*)$/, folders: ["lib/platform", "lib/supervisor", "lib/audit", "lib/testing"] },
  { packages: /^vitest(\/|$)/, folders: ["lib/testing"] },
];

const EXCEPTIONS = new Set([
  // Only the type of the function that translates.
  "lib/format/describe-error.ts next-intl",
  // Runs Next.js, which is what this process is for.
  "lib/supervisor/console-process.ts next",
  // The suite that every provider's tests run.
  "lib/crypto/provider-contract.ts vitest",
  "lib/crypto/contract/encryption.ts vitest",
  "lib/crypto/contract/fixtures.ts vitest",
  "lib/crypto/contract/imports.ts vitest",
  "lib/crypto/contract/key-pairs.ts vitest",
  "lib/crypto/contract/macs.ts vitest",
  "lib/crypto/contract/published-rsa.ts vitest",
  "lib/crypto/contract/signatures.ts vitest",
]);

const PLAUSIBLE_NUMBER_OF_FILES = 150;

interface SourceFile {
  /** From the project's folder, with its ending. */
  readonly name: string;
  readonly folder: string;
  readonly isTest: boolean;
  readonly imports: readonly string[];
}

const sources = listSources();
const programSources = sources.filter(({ isTest }) => !isTest);

test("there are sources to look at, with imports in them", () => {
  expect(programSources.length).toBeGreaterThan(PLAUSIBLE_NUMBER_OF_FILES);
  expect(programSources.filter(({ imports }) => imports.length > 0).length).toBeGreaterThan(
    PLAUSIBLE_NUMBER_OF_FILES / 2,
  );
});

test("every folder has a row in the table", () => {
  const unknown = sources.filter(({ folder }) => !(folder in MAY_IMPORT));

  expect(unknown.map(({ name }) => name)).toEqual([]);
});

test("each folder imports only what the table allows", () => {
  const violations = programSources.flatMap((source) => {
    const allowed = [
      source.folder,
      ...(MAY_IMPORT[source.folder] ?? []),
      ...(isStore(source.name) ? FOR_STORES : []),
    ];
    return ownImports(source)
      .filter((target) => !allowed.some((entry) => target === entry || target.startsWith(`${entry}/`)))
      .map((target) => `${source.name} imports ${target}`);
  });

  expect(violations).toEqual([]);
});

test("a store is private to its folder, in tests too", () => {
  const violations = sources.flatMap((source) =>
    ownImports(source)
      .filter((target) => isStore(target) && folderOf(target) !== source.folder)
      .map((target) => `${source.name} imports ${target}`),
  );

  expect(violations).toEqual([]);
});

test("packages that belong to a layer stay in it", () => {
  const violations = programSources.flatMap(({ name, folder, imports }) =>
    ONLY_IN.flatMap(({ packages, folders }) =>
      folders.includes(folder)
        ? []
        : imports.filter((target) => packages.test(target) && !EXCEPTIONS.has(`${name} ${target}`)),
    ).map((target) => `${name} imports ${target}`),
  );

  expect(violations).toEqual([]);
});

test("nobody climbs with ../, and nobody computes what to import", () => {
  const climbing = sources.filter(({ imports }) => imports.some((target) => target.startsWith("..")));
  const computing = programSources.filter(({ name }) => hasComputedImport(read(name)));

  expect([...climbing, ...computing].map(({ name }) => name)).toEqual([]);
});

test("the tables of key specs and algorithms import nothing but each other", () => {
  const tables = programSources.filter(({ name }) => CRYPTO_FACTS.includes(name.replace(/\.ts$/, "")));

  expect(tables).toHaveLength(CRYPTO_FACTS.length);
  expect(tables.flatMap(({ imports }) => imports).filter((target) => target !== "./key-spec")).toEqual([]);
});

test("only one file reads the environment", () => {
  const readers = programSources.filter(({ name }) => /\bprocess\.env\b/.test(read(name)));

  expect(readers.map(({ name }) => name)).toEqual(["lib/platform/config.ts"]);
});

function listSources(): SourceFile[] {
  const names = ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(path.join(projectRoot(), folder), { recursive: true, encoding: "utf8" }).map((file) =>
      path.posix.join(folder, file.replaceAll(path.sep, "/")),
    ),
  );
  return names
    .filter((name) => /\.tsx?$/.test(name) && name !== "lib/architecture.test.ts")
    .map((name) => ({
      name,
      folder: folderOf(name),
      isTest: /\.test\.tsx?$/.test(name),
      imports: findImports(read(name)),
    }));
}

function read(name: string): string {
  return readFileSync(path.join(projectRoot(), name), "utf8");
}

/** `lib/keys` for what is in it; `components` and `app` as wholes. */
function folderOf(name: string): string {
  const [first = "", second = ""] = name.split("/");
  return first === "lib" ? `lib/${second}` : first;
}

function isStore(name: string): boolean {
  return /[/-]store(\.ts)?$/.test(name);
}

/** What a file imports of ours, from the project's folder. */
function ownImports({ name, imports }: SourceFile): string[] {
  return imports.flatMap((target) => {
    if (target.startsWith("@/")) return [target.slice(2)];
    return target.startsWith(".") ? [path.posix.join(path.posix.dirname(name), target)] : [];
  });
}
