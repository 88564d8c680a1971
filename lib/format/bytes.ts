const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"] as const;
const STEP = 1024;

/** A size in the largest binary unit that keeps it at 1 or more: "512 B", "6 KiB", "1.5 MiB". */
export function formatBytes(bytes: number, locale: string): string {
  const power = bytes < STEP ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / STEP ** power);
  return `${number} ${UNITS[power]}`;
}
