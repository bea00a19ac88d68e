import clsx from 'clsx';
import type { ReactNode } from 'react';
import { DataTableHead } from './data-table-head.tsx';
import { moveRowFocus } from './data-table-keys.ts';

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** `end` for numbers and money. */
  align?: 'start' | 'end' | undefined;
  /** CSS width, for example "8rem". */
  width?: string | undefined;
  sortable?: boolean | undefined;
  /** Header for screen readers only. */
  hideHeader?: boolean | undefined;
  /** Cell may break into lines; otherwise it stays on one. */
  wrap?: boolean | undefined;
};

export type Sort = { key: string; direction: 'ascending' | 'descending' };

export type DataTableProps<Row> = {
  /** Spoken name of the table. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Click or Enter on a row. Rows then take the focus; arrows, Home and End move it. */
  onOpen?: ((row: Row) => void) | undefined;
  selectedKey?: string | undefined;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
  /** Scrolls inside this height (CSS) with the head in view. */
  maxHeight?: string | undefined;
  className?: string | undefined;
};

/** A plain table with a sticky head; it scrolls inside itself and never makes the page wider. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const focusableArea = props.onOpen === undefined;
  return (
    <div
      className={clsx('relative min-w-0 overflow-auto', props.className)}
      style={{ maxHeight: props.maxHeight }}
      {...(focusableArea ? { tabIndex: 0, role: 'region', 'aria-label': props.label } : {})}
    >
      <table className="w-full border-separate border-spacing-0 text-left" aria-label={props.label}>
        <DataTableHead columns={props.columns} sort={props.sort} onSort={props.onSort} />
        <tbody onKeyDown={moveRowFocus}>
          {props.rows.map((row, index) => (
            <BodyRow key={props.rowKey(row)} row={row} index={index} table={props} />
          ))}
        </tbody>
      </table>
      {props.rows.length === 0 ? <div className="sticky left-0 p-card">{props.empty}</div> : null}
    </div>
  );
}

function BodyRow<Row>({ row, index, table }: { row: Row; index: number; table: DataTableProps<Row> }) {
  const { onOpen, selectedKey, rowKey } = table;
  const selected = selectedKey !== undefined && rowKey(row) === selectedKey;
  const isEntry = selectedKey === undefined ? index === 0 : selected;
  const interactive = onOpen
    ? {
        tabIndex: isEntry ? 0 : -1,
        'data-row': '',
        'data-focusable': '',
        onClick: () => onOpen(row),
        onKeyDown: (event: React.KeyboardEvent) => {
          if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
          event.preventDefault();
          onOpen(row);
        },
      }
    : {};
  return (
    <tr
      {...interactive}
      aria-current={selected ? 'true' : undefined}
      className={clsx(
        'group outline-offset-[-2px]!',
        onOpen && 'cursor-pointer hover:bg-hover',
        selected && 'bg-pressed',
      )}
    >
      {table.columns.map((column) => (
        <td
          key={column.key}
          className={clsx(
            'h-row border-b border-line px-3 py-1 align-middle group-last:border-b-0 first:pl-card last:pr-card',
            column.align === 'end' && 'tabular text-right',
            !column.wrap && 'whitespace-nowrap',
          )}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
