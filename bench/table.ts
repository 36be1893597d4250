export type Budget = { readonly atMost: number } | { readonly atLeast: number };

/** One measure beside what it is held against; without a budget it is there to be read. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly against?: string;
  readonly ratio?: number;
  readonly budget?: Budget;
}

export function isOver({ ratio, budget }: Row): boolean {
  if (budget === undefined) return false;
  // A ratio that could not be computed is not within any budget.
  if (ratio === undefined || Number.isNaN(ratio)) return true;
  return 'atMost' in budget ? ratio > budget.atMost : ratio < budget.atLeast;
}

const headings = ['', 'measured', 'against', 'ratio', 'budget', ''];

/** The rows set out in columns, for a terminal. */
export function table(rows: readonly Row[]): string {
  const lines = [headings, ...rows.map(cells)];
  const widths = headings.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => pad(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function cells(row: Row): string[] {
  const { what, measured, against = '', ratio, budget } = row;
  return [
    what,
    measured,
    against,
    ratio === undefined ? '' : ratio.toFixed(2),
    budget === undefined ? '' : limit(budget),
    budget === undefined ? '' : isOver(row) ? 'OVER' : 'ok',
  ];
}

function limit(budget: Budget): string {
  return 'atMost' in budget ? `≤ ${budget.atMost}` : `≥ ${budget.atLeast}`;
}

export function ms(value: number): string {
  return value < 1 ? `${(value * 1000).toFixed(0)} µs` : `${value.toFixed(value < 100 ? 2 : 0)} ms`;
}

export const perSecond = (value: number): string =>
  `${Math.round(value).toLocaleString('en-CA')} /s`;
export const kibibytes = (bytes: number): string => `${(bytes / 1024).toFixed(2)} KiB`;
export const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(2)} MB`;
