import { useTranslations } from "next-intl";
import { Copyable } from "@/components/ui/copyable";
import { ExactTime, RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { State } from "@/components/ui/state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { CallCounts } from "@/lib/blast-radius/schema";
import { KEY_VERSIONS_MAX, type KeyMetadata } from "@/lib/keys/schema";
import { CreateVersion } from "./create-version";
import type { CreateKeyVersion, UpdateRotationPolicy } from "./key-acts";
import { RotationSection } from "./rotation-section";
import type { VersionRow } from "./version-rows";

export interface KeyVersionsProps {
  shownKey: KeyMetadata;
  /** Newest first. */
  versions: readonly VersionRow[];
  createVersion: CreateKeyVersion;
  updateRotationPolicy: UpdateRotationPolicy;
}

/** The generations of a key's material, who still needs the old ones, and when the next one comes. */
export function KeyVersions({ shownKey, versions, ...acts }: KeyVersionsProps) {
  const t = useTranslations("keys.versions");
  const isUseKnown = versions.some(({ use }) => use !== null);
  return (
    <div className="grid gap-[18px]">
      <RotationSection shownKey={shownKey} updateRotationPolicy={acts.updateRotationPolicy} />
      <Section
        look="plain"
        title={t("title")}
        description={shownKey.primaryKeyVersion === "" ? t("helpNoPrimary") : t("help")}
        actions={<CreateVersion shownKey={shownKey} createVersion={acts.createVersion} />}
      >
        <Table label={t("title")} footer={<Footer count={versions.length} isUseKnown={isUseKnown} />}>
          <TableHead>
            <TableHeader>{t("version")}</TableHeader>
            <TableHeader>{t("created")}</TableHeader>
            <TableHeader>{t("lastUse")}</TableHeader>
            <TableHeader align="end">{t("day")}</TableHeader>
            <TableHeader align="end">{t("week")}</TableHeader>
            <TableHeader align="end">{t("month")}</TableHeader>
          </TableHead>
          <TableBody>
            {versions.map((version) => (
              <Row key={version.keyVersionId} version={version} />
            ))}
          </TableBody>
        </Table>
      </Section>
    </div>
  );
}

function Row({ version }: { version: VersionRow }) {
  const t = useTranslations("keys.versions");
  const count = (calls: keyof CallCounts) =>
    version.use === null ? <Unknown /> : t("count", { count: version.use.calls[calls] });
  return (
    <TableRow>
      <TableCell isPrimary>
        <span className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
          <Copyable label={t("version")} value={version.keyVersionId} />
          {version.isPrimary && <State tone="accent">{t("primary")}</State>}
          {!version.hasMaterial && <State tone="warn">{t("noMaterial")}</State>}
        </span>
      </TableCell>
      <TableCell label={t("created")}>
        <ExactTime at={version.creationDate} />
      </TableCell>
      <TableCell label={t("lastUse")}>
        <LastUse version={version} />
      </TableCell>
      <TableCell label={t("day")} align="end">
        {count("last24Hours")}
      </TableCell>
      <TableCell label={t("week")} align="end">
        {count("last7Days")}
      </TableCell>
      <TableCell label={t("month")} align="end">
        {count("last30Days")}
      </TableCell>
    </TableRow>
  );
}

function LastUse({ version: { use } }: { version: VersionRow }) {
  const t = useTranslations("common");
  if (use === null) return <Unknown />;
  if (use.lastUsedDate === "") return <span className="text-ink-2">{t("never")}</span>;
  return <RelativeTime at={use.lastUsedDate} />;
}

function Unknown() {
  const t = useTranslations("common");
  return <span className="text-ink-2">{t("unknown")}</span>;
}

function Footer({ count, isUseKnown }: { count: number; isUseKnown: boolean }) {
  const t = useTranslations("keys.versions");
  return (
    <p className="flex flex-wrap gap-x-3 text-ink-2 text-sm">
      <span className="num">{t("total", { count, max: KEY_VERSIONS_MAX })}</span>
      {!isUseKnown && <span>{t("useUnknown")}</span>}
    </p>
  );
}
