import type { Route } from "next";
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import en from "@/messages/en.json";
import { Button } from "./button";
import { Field } from "./field";
import { Input } from "./input";
import { LinkTabs } from "./link-tabs";
import { Pagination } from "./pagination";
import { RelativeTime } from "./relative-time";
import { State } from "./state";
import { SortableHeader, Table, TableBody, TableCell, TableHead, TableRow } from "./table";

const NOW = new Date("2026-11-22T02:31:07Z");

function render(element: ReactElement): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="Asia/Shanghai" now={NOW}>
      {element}
    </NextIntlClientProvider>,
  );
}

describe("a button", () => {
  test("never submits unless it is told to", () => {
    expect(render(<Button>Edit</Button>)).toContain('type="button"');
    expect(render(<Button type="submit">Save</Button>)).toContain('type="submit"');
  });

  test("keeps its name and its place in the tab order while it is busy", () => {
    const html = render(<Button isBusy>Save</Button>);

    expect(html).toContain('aria-busy="true"');
    expect(html).toContain("Save");
    expect(html).not.toContain(' disabled=""');
  });
});

test("a field shows its label, help and error, and marks its control as invalid", () => {
  const html = render(
    <Field label="Description" help="Up to 8,192 characters." error="It is too long.">
      <Input name="description" />
    </Field>,
  );

  expect(html).toContain("Description</label>");
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain("It is too long.");
});

test("the tab on show is marked for screen readers, and only that one", () => {
  const html = render(
    <LinkTabs
      label="Key"
      currentId="b"
      tabs={[
        { id: "a", label: "Summary", href: "/keys/k" as Route },
        { id: "b", label: "Versions", href: "/keys/k?tab=versions" as Route },
      ]}
    />,
  );

  expect(html.match(/aria-current="page"/g)).toHaveLength(1);
  expect(html).toMatch(
    /aria-current="page"[^>]*href="\/keys\/k\?tab=versions"|tab=versions"[^>]*aria-current="page"/,
  );
});

describe("pages of rows", () => {
  const hrefForPage = (page: number) => `/keys?page=${page}` as Route;

  test("on the first page there is no way back", () => {
    const html = render(<Pagination page={1} pageSize={20} totalCount={45} hrefForPage={hrefForPage} />);

    expect(html).toContain("1–20 of 45");
    expect(html).toContain('href="/keys?page=2"');
    expect(html).not.toContain("page=0");
  });

  test("the last page ends with the last row", () => {
    const html = render(<Pagination page={3} pageSize={20} totalCount={45} hrefForPage={hrefForPage} />);

    expect(html).toContain("41–45 of 45");
    expect(html).not.toContain("page=4");
  });

  test("no rows are said in words", () => {
    expect(render(<Pagination page={1} pageSize={20} totalCount={0} hrefForPage={hrefForPage} />)).toContain(
      "No rows",
    );
  });
});

test("a table says its roles, its order and, for cards on phones, the column of each cell", () => {
  const html = render(
    <Table label="Keys" rowCount={1}>
      <TableHead>
        <SortableHeader direction="descending" href={"/keys?sort=created" as Route}>
          Created
        </SortableHeader>
      </TableHead>
      <TableBody>
        <TableRow>
          <TableCell label="Created">today</TableCell>
        </TableRow>
      </TableBody>
    </Table>,
  );

  for (const part of [
    'role="table"',
    'role="row"',
    'role="cell"',
    'aria-sort="descending"',
    'data-label="Created"',
  ]) {
    expect(html).toContain(part);
  }
});

test("the shape of a state is for the eyes only, its word for everybody", () => {
  expect(render(<State tone="bad">Refused</State>)).toMatch(/<span aria-hidden="true"[^>]*>◆<\/span>Refused/);
});

test("a relative time carries the exact instant", () => {
  const html = render(<RelativeTime at="2026-11-22T02:28:07Z" />);

  expect(html).toContain('dateTime="2026-11-22T02:28:07.000Z"');
  expect(html).toContain("3 minutes ago");
});
