/** Each form in which a module can be named; what stands in a comment counts too, which errs on the safe side. */
const FORMS = [
  // import x from "…", import type, export … from "…"
  /\bfrom\s*(?:\/\*.*?\*\/\s*)?["']([^"'\n]+)["']/gs,
  // import "…"
  /\bimport\s*["']([^"'\n]+)["']/g,
  // import("…"), typeof import("…"), require("…")
  /\b(?:import|require)\s*\(\s*(?:\/\*.*?\*\/\s*)?["'`]([^"'`\n]+)["'`]/gs,
];

const DYNAMIC_IMPORT = /\bimport\s*\(\s*(?:\/\*.*?\*\/\s*)?([^\s])/gs;

/** The modules that a TypeScript source names: statically, for re-export, as types, or dynamically. */
export function findImports(source: string): string[] {
  const names = FORMS.flatMap((form) => [...source.matchAll(form)].map((match) => match[1] ?? ""));
  return [...new Set(names)].sort();
}

/** Whether a module is imported by a name that only running the program would tell. */
export function hasComputedImport(source: string): boolean {
  return [...source.matchAll(DYNAMIC_IMPORT)].some((match) => !/["'`]/.test(match[1] ?? ""));
}
