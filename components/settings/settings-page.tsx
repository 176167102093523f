"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { settingsParts } from "@/components/shell/settings-parts";
import { useShell } from "@/components/shell/shell-context";
import { TabLinks } from "@/components/ui/tabs";
import { roleMay } from "@/lib/domain/permission";

/** What every part of the settings has around it; parts the role may not read are not offered. */
export function SettingsPage({ action, children }: { action?: ReactNode; children: ReactNode }) {
  const { project } = useShell();
  const pathname = usePathname();
  const root = `/projects/${project.id}`;
  const tabs = settingsParts
    .filter(({ permission }) => roleMay(project.role, permission))
    .map(({ path, label }) => ({ href: root + path, label }));
  return (
    <>
      <PageHeader crumbs={[{ label: "Settings" }]}>{action}</PageHeader>
      <PageBody>
        <h1 className="sr-only">Settings: {settingsParts.find(({ path }) => root + path === pathname)?.label}</h1>
        <TabLinks label="Settings" tabs={tabs} current={pathname} />
        <div className="pt-5">{children}</div>
      </PageBody>
    </>
  );
}
