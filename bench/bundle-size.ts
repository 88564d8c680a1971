import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

/**
 * JavaScript that a browser loads for each page of the build, in kB after gzip, and its ratio to what the
 * framework alone loads. Run `npm run build` first.
 */
const BUILD = path.join(import.meta.dirname, "..", ".next");
const SERVER_APP = path.join(BUILD, "server", "app");

const sizes = new Map<string, number>();
const { rootMainFiles } = JSON.parse(readFileSync(path.join(BUILD, "build-manifest.json"), "utf8"));
const framework = chunksOf(JSON.stringify(rootMainFiles));
const frameworkSize = totalSize(framework);
console.log(`the framework: ${kiloBytes(frameworkSize)} kB`);
const manifests = readdirSync(SERVER_APP, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("page_client-reference-manifest.js"))
  .sort((a, b) => pageName(a).localeCompare(pageName(b)));
for (const file of manifests) {
  const chunks = chunksOf(readFileSync(path.join(SERVER_APP, file), "utf8"));
  const size = totalSize(new Set([...framework, ...chunks]));
  console.log(`${pageName(file)}: ${kiloBytes(size)} kB, ratio ${(size / frameworkSize).toFixed(2)}`);
}

function pageName(file: string): string {
  return `/${file.replace(/\/?page_client-reference-manifest\.js$/, "").replace(/\([^)]*\)\/?/g, "")}`;
}

function chunksOf(manifest: string): Set<string> {
  return new Set([...manifest.matchAll(/static\/chunks\/[^"'\\ ]+\.js/g)].map((match) => match[0]));
}

function totalSize(chunks: ReadonlySet<string>): number {
  return [...chunks].reduce((sum, chunk) => sum + gzippedSize(chunk), 0);
}

function gzippedSize(chunk: string): number {
  const known = sizes.get(chunk);
  if (known !== undefined) return known;
  const size = gzipSync(readFileSync(path.join(BUILD, decodeURIComponent(chunk)))).length;
  sizes.set(chunk, size);
  return size;
}

function kiloBytes(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}
