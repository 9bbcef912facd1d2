import type { TextId } from "../../text/texts.ts";
import type { useText } from "../../text/useText.ts";

/** Our headings that most lists have, by the text that says them. */
const TEXTS: Readonly<Record<string, TextId>> = {
  id: "column.id",
  name: "column.name",
  first_name: "column.firstName",
  last_name: "column.lastName",
  email: "column.email",
  title: "column.title",
  discipline: "column.discipline",
  department: "column.department",
  manager_id: "column.managerId",
  manager: "column.manager",
  manager_name: "column.managerName",
  manager_email: "column.managerEmail",
  manager_employee_number: "column.managerNumber",
  manager_role: "column.managerRole",
  location: "column.location",
  level: "column.level",
  start_date: "column.start",
  end_date: "column.end",
  last_day: "column.lastDay",
  status: "column.status",
  fte: "column.fte",
  vacant: "column.vacant",
  employee_number: "column.employeeNumber",
  area: "column.area",
};

/** A heading of ours in words; rarer ones as they stand in files. */
export function columnText(text: ReturnType<typeof useText>, heading: string): string {
  const id = TEXTS[heading];
  return id === undefined ? heading.replaceAll("_", " ") : text(id);
}
