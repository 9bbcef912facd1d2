/** The reporting lines inside an instance as arrays, managers before their reports. */
export interface Forest {
  /** People so that every manager stands before their reports; ties by number. */
  readonly order: Int32Array;
  /** Lines above each person inside the instance. */
  readonly depth: Int32Array;
  /** Reports of p: `reports[reportStart[p]]` up to, not including, `reports[reportStart[p + 1]]`. */
  readonly reportStart: Int32Array;
  readonly reports: Int32Array;
  /** A row number for each person with reports, −1 for others; `managers` of them. */
  readonly managerRow: Int32Array;
  readonly managers: number;
}

/** Sorts people by depth without recursion. People on a loop are missing from `order` (checked by checkInstance). */
export function buildForest(manager: Int32Array): Forest {
  const n = manager.length;
  const reportStart = new Int32Array(n + 1);
  for (let p = 0; p < n; p++)
    if (manager[p]! >= 0) reportStart[manager[p]! + 1] = reportStart[manager[p]! + 1]! + 1;
  for (let p = 0; p < n; p++) reportStart[p + 1] = reportStart[p + 1]! + reportStart[p]!;
  const at = reportStart.slice(0, n);
  const reports = new Int32Array(reportStart[n]!);
  for (let p = 0; p < n; p++) {
    const m = manager[p]!;
    if (m < 0) continue;
    reports[at[m]!] = p;
    at[m] = at[m]! + 1;
  }
  const order = new Int32Array(n);
  const depth = new Int32Array(n);
  let filled = 0;
  for (let p = 0; p < n; p++) if (manager[p]! < 0) order[filled++] = p;
  for (let k = 0; k < filled; k++) {
    const p = order[k]!;
    for (let e = reportStart[p]!; e < reportStart[p + 1]!; e++) {
      depth[reports[e]!] = depth[p]! + 1;
      order[filled++] = reports[e]!;
    }
  }
  const managerRow = new Int32Array(n).fill(-1);
  let managers = 0;
  for (let p = 0; p < n; p++) if (reportStart[p + 1]! > reportStart[p]!) managerRow[p] = managers++;
  return { order: order.slice(0, filled), depth, reportStart, reports, managerRow, managers };
}
