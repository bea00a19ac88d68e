import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import clsx from 'clsx';
import type { Column, Sort } from './data-table.tsx';
import { useUiMessages } from './locale.tsx';

type HeadProps<Row> = {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
};

export function DataTableHead<Row>(props: HeadProps<Row>) {
  return (
    <thead>
      <tr>
        {props.columns.map((column) => {
          const direction = props.sort?.key === column.key ? props.sort.direction : undefined;
          return (
            <th
              key={column.key}
              scope="col"
              aria-sort={direction}
              style={{ width: column.width }}
              className={clsx(
                'sticky top-0 z-10 h-row border-b border-line bg-surface px-3 text-small font-medium whitespace-nowrap text-muted first:pl-card last:pr-card',
                column.align === 'end' && 'text-right',
              )}
            >
              {column.sortable && props.onSort ? (
                <SortButton column={column} direction={direction} onSort={props.onSort} />
              ) : (
                <span className={clsx(column.hideHeader && 'sr-only')}>{column.header}</span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

type SortButtonProps<Row> = {
  column: Column<Row>;
  direction: Sort['direction'] | undefined;
  onSort: (sort: Sort) => void;
};

function SortButton<Row>({ column, direction, onSort }: SortButtonProps<Row>) {
  const messages = useUiMessages();
  const Icon = direction === 'ascending' ? ArrowUp : direction === 'descending' ? ArrowDown : ChevronsUpDown;
  const next = direction === 'ascending' ? 'descending' : 'ascending';
  return (
    <button
      type="button"
      title={`${messages.sortBy}: ${column.header}`}
      onClick={() => onSort({ key: column.key, direction: next })}
      className={clsx(
        '-mx-1.5 inline-flex min-h-control-small items-center gap-1 rounded-control px-1.5 font-medium transition-colors hover:bg-hover hover:text-ink',
        direction && 'text-ink',
        column.align === 'end' && 'flex-row-reverse',
      )}
    >
      {column.header}
      <Icon aria-hidden size={14} strokeWidth={1.75} className={clsx('shrink-0', !direction && 'opacity-50')} />
    </button>
  );
}
