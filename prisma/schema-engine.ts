import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { projectRoot } from "@/lib/platform/project-root";
import { catalogAdapter } from "@/prisma/catalog-adapter";

type EngineModule = typeof import("@prisma/schema-engine-wasm/schema_engine_bg") & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

/**
 * Runs `work` with Prisma's schema engine, the WebAssembly build, on a database.
 *
 * The module is instantiated by hand, because `import` of WebAssembly needs a flag of Node that a
 * bundled program cannot count on.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  schema: SchemaFile,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const engineModule = await loadEngineModule();
  const pool = new pg.Pool({ connectionString: databaseUrl });
  try {
    const engine = await engineModule.SchemaEngine.new(
      { datamodels: [[schema.path, schema.content]] },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(catalogAdapter(pool)),
    );
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

export interface SchemaFile {
  readonly path: string;
  readonly content: string;
}

export async function loadSchemaFile(): Promise<SchemaFile> {
  const file = path.join(projectRoot(), "prisma", "schema.prisma");
  return { path: file, content: await readFile(file, "utf8") };
}

/**
 * What the engine's glue code and we keep on the global object: the glue is one module for the whole
 * process and can serve one instance, while test runners load this file more than once.
 */
const shared: typeof globalThis & {
  keywardSchemaEngine?: Promise<EngineModule>;
  PRISMA_WASM_PANIC_REGISTRY?: { set_message(message: string): void };
} = globalThis;

function loadEngineModule(): Promise<EngineModule> {
  shared.keywardSchemaEngine ??= instantiate();
  return shared.keywardSchemaEngine;
}

async function instantiate(): Promise<EngineModule> {
  shared.PRISMA_WASM_PANIC_REGISTRY = {
    set_message(message) {
      throw new Error(`The schema engine failed: ${message}`);
    },
  };
  const glue = createRequire(path.join(projectRoot(), "package.json")).resolve(
    "@prisma/schema-engine-wasm/schema_engine_bg",
  );
  const engineModule = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as EngineModule;
  const bytes = await readFile(path.join(path.dirname(glue), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...engineModule } });
  engineModule.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") {
    start();
  }
  return engineModule;
}
