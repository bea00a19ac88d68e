import { readError, type ReadableError } from '@sysops/api-client';
import type { ImportSales, SaleOutcome } from '@sysops/domain/billing';
import { Button, Card, EmptyState, ErrorState } from '@sysops/ui';
import { Download, FileUp } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { client } from '../api/api.ts';
import { salesEn as t } from '../messages/console-commerce-en.ts';
import { saveFile } from '../shell/console-csv.ts';
import { SkeletonRows } from '../shell/console-loaded.tsx';
import { Refused } from '../shell/console-refused.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { SaleTable } from './desk-sale-table.tsx';
import { ShopSales } from './desk-shop-sales.tsx';
import { TillKeys } from './desk-till-keys.tsx';
import { longestFile, refusedLines, salesHeader, sampleSales } from './sales-file.ts';

type Looked = { readonly name: string; readonly csv: string; readonly sales: readonly SaleOutcome[]; readonly recorded: boolean };

/** What a file would do, asked of the server; the file stays in the page until another one is chosen. */
function useSalesFile() {
  const [looked, setLooked] = useState<Looked | null>(null);
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<ReadableError | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setLooked(null);
    setProblem(null);
    setWrong(null);
    setReading(true);
    try {
      const csv = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
      if (csv.length > longestFile) setWrong(t.tooLong);
      else setLooked({ name: file.name, csv, sales: (await client.billing.previewSales.mutate({ csv })).sales, recorded: false });
    } catch (error) {
      if (error instanceof TypeError) setWrong(t.unreadable);
      else setProblem(readError(error));
    } finally {
      setReading(false);
    }
  };
  return { looked, setLooked, reading, problem, wrong, take };
}

/** An admin looks at a till's file, records what is right and saves what is not; sees what came by whatever way; gives tills keys to send by themselves. */
export function TillSales() {
  const file = useSalesFile();
  return (
    <div className="flex flex-col gap-5">
      <p className="max-w-[75ch] text-muted">{t.intro}</p>
      <ChooseFile again={file.looked !== null} onFile={(chosen) => void file.take(chosen)} />
      {file.wrong ? <ErrorState compact title={file.wrong} advice={t.nothingStored} dataSafe={null} /> : null}
      <Refused problem={file.problem} />
      {file.reading ? <SkeletonRows rows={4} /> : null}
      {file.looked ? <Outcomes key={`${file.looked.name} ${file.looked.recorded}`} looked={file.looked} onRecorded={(sales) => file.looked && file.setLooked({ ...file.looked, sales, recorded: true })} /> : null}
      <TillKeys />
      <ShopSales />
    </div>
  );
}

function ChooseFile({ again, onFile }: { again: boolean; onFile: (file: File | undefined) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <Card>
      <div role="group" aria-label={t.title} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop} className={`flex flex-col gap-3 rounded-card border border-dashed p-card transition-colors ${over ? 'border-primary bg-hover' : 'border-line-strong'}`}>
        <input ref={input} type="file" accept=".csv,text/csv" aria-label={t.choose} className="sr-only" tabIndex={-1} onChange={(event) => { onFile(event.target.files?.[0]); event.target.value = ''; }} />
        <div className="flex flex-wrap items-center gap-3">
          <Button variant={again ? 'secondary' : 'primary'} icon={<FileUp />} onClick={() => input.current?.click()}>{again ? t.another : t.choose}</Button>
          <span className="text-muted">{t.drop}</span>
          <Button className="sm:ml-auto" variant="quiet" icon={<Download />} onClick={() => saveFile(t.sampleName, 'text/csv', sampleSales)}>{t.sample}</Button>
        </div>
        <p className="text-small text-muted">{t.format} <code className="font-mono text-12 break-words text-ink">{salesHeader.join(', ')}</code></p>
      </div>
    </Card>
  );
}

function Outcomes({ looked: { name, csv, sales, recorded }, onRecorded }: { looked: Looked; onRecorded: (sales: readonly SaleOutcome[]) => void }) {
  const counts = t.counts(sales);
  const act = useConsoleAct(async (input: ImportSales) => onRecorded((await client.billing.importSales.mutate(input)).sales), t.done);
  return (
    <Card title={recorded ? t.result(name) : t.preview(name)} flush>
      <div className="flex flex-col gap-3 px-card pb-card">
        <div className="flex flex-wrap items-center gap-3">
          {recorded ? null : <Button variant="primary" disabled={counts.new === 0} busy={act.busy} onClick={() => void act.run({ csv })}>{counts.new === 0 ? t.nothingNew : t.record(counts.new)}</Button>}
          {counts.refused > 0 ? <Button icon={<Download />} onClick={() => saveFile(t.refusedName(name), 'text/csv', refusedLines(csv, sales))}>{t.saveRefused}</Button> : null}
          {counts.refused > 0 ? <span className="text-small text-muted">{t.refusedText}</span> : null}
        </div>
        <Refused problem={act.problem} />
      </div>
      {sales.length === 0 ? <EmptyState title={t.emptyFile} /> : <SaleTable label={recorded ? t.result(name) : t.preview(name)} sales={sales} words={recorded ? 'result' : 'preview'} />}
    </Card>
  );
}
