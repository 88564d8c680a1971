/** The search parameters of a page as the browser's own type, with repeated ones in their order. */
export function searchParameters(
  parameters: Readonly<Record<string, string | string[] | undefined>>,
): URLSearchParams {
  const entries = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(entries);
}
