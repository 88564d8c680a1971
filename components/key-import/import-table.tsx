import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { KeyImportInfo } from "@/lib/key-import/schema";
import { ImportStateMark } from "./import-state";
import { keyImportHref } from "./links";

/** Imports that were begun for one key, each with the way back to it. */
export function ImportTable({ label, keyImports }: { label: string; keyImports: readonly KeyImportInfo[] }) {
  const t = useTranslations("keyImport.list");
  return (
    <Table label={label}>
      <TableHead>
        <TableHeader>{t("import")}</TableHeader>
        <TableHeader>{t("state")}</TableHeader>
        <TableHeader>{t("algorithm")}</TableHeader>
        <TableHeader>{t("begun")}</TableHeader>
        <TableHeader>{t("token")}</TableHeader>
      </TableHead>
      <TableBody>
        {keyImports.map((keyImport) => (
          <TableRow key={keyImport.importId}>
            <TableCell isPrimary>
              <TextLink href={keyImportHref(keyImport.keyId, keyImport.importId)}>
                <span className="mono">{keyImport.importId.slice(0, SHOWN_ID_LENGTH)}</span>
              </TextLink>
            </TableCell>
            <TableCell label={t("state")}>
              <ImportStateMark keyImport={keyImport} />
            </TableCell>
            <TableCell label={t("algorithm")}>
              <span className="grid max-md:justify-items-end">
                {keyImport.wrappingAlgorithm}
                <span className="text-ink-2 text-sm">{keyImport.wrappingKeySpec}</span>
              </span>
            </TableCell>
            <TableCell label={t("begun")}>
              <span className="grid max-md:justify-items-end">
                <RelativeTime at={keyImport.creationDate} />
                {keyImport.creatorName !== "" && (
                  <span className="text-ink-2 text-sm">{keyImport.creatorName}</span>
                )}
              </span>
            </TableCell>
            <TableCell label={t("token")}>
              {keyImport.isExpired ? (
                <span className="text-ink-2">{t("expired")}</span>
              ) : (
                <RelativeTime at={keyImport.tokenExpireTime} />
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** As in the names of an import's files. */
const SHOWN_ID_LENGTH = 8;
