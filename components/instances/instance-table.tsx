import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Copyable } from "@/components/ui/copyable";
import { Meter } from "@/components/ui/meter";
import { RelativeTime } from "@/components/ui/relative-time";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TwoLines,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { KmsInstanceInfo } from "@/lib/instances/schema";
import { InstanceStatusMark } from "./instance-status-mark";
import { instanceHref } from "./links";
import { SpecText } from "./spec-text";

export interface InstanceTableProps {
  instances: readonly KmsInstanceInfo[];
  totalCount: number;
  footer: ReactNode;
}

export function InstanceTable({ instances, totalCount, footer }: InstanceTableProps) {
  const t = useTranslations("instances");
  return (
    <Table label={t("list.title")} rowCount={totalCount} footer={footer}>
      <TableHead>
        <TableHeader>{t("column.name")}</TableHeader>
        <TableHeader>{t("column.status")}</TableHeader>
        <TableHeader>{t("column.type")}</TableHeader>
        <TableHeader>{t("column.spec")}</TableHeader>
        <TableHeader className="md:w-52">{t("column.keys")}</TableHeader>
        <TableHeader>{t("column.created")}</TableHeader>
      </TableHead>
      <TableBody>
        {instances.map((instance) => (
          <TableRow key={instance.instanceId}>
            <TableCell isPrimary>
              <TwoLines second={<Copyable size="sm" label={t("instanceId")} value={instance.instanceId} />}>
                <TextLink look="plain" href={instanceHref(instance.instanceId)}>
                  {instance.instanceName}
                </TextLink>
              </TwoLines>
            </TableCell>
            <TableCell label={t("column.status")}>
              <InstanceStatusMark status={instance.status} />
            </TableCell>
            <TableCell label={t("column.type")}>{t(`type.${instance.instanceType}`)}</TableCell>
            <TableCell label={t("column.spec")}>
              <SpecText spec={instance.spec} />
            </TableCell>
            <TableCell className="max-md:block! max-md:text-left!">
              <Meter
                isInTable
                label={t("column.keys")}
                value={instance.usedKeyNum}
                max={instance.keyNum}
                text={t("used", { used: instance.usedKeyNum, max: instance.keyNum })}
              />
            </TableCell>
            <TableCell label={t("column.created")}>
              <RelativeTime at={instance.createTime} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
