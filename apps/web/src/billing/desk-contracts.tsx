import type { ContractView } from '@sysops/domain/billing';
import { Badge, Card, EmptyState, Money } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { customersEn as t } from '../messages/console-people-en.ts';
import { categoryWords, contractWords } from '../messages/console-words.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { calendarDate } from '../shell/console-times.ts';

/** The plans a customer holds and the devices on them. */
export function CustomerContracts({ customerId }: { customerId: string }) {
  const contracts = useQuery(api.billing.contractsOf.queryOptions({ customerId }));
  return (
    <Card title={t.contracts}>
      <Loaded query={contracts}>
        {(data) => data.length === 0
          ? <EmptyState drawing="plug" title={t.noContracts} text={t.noContractsText} />
          : <ul className="flex flex-col gap-5">{data.map((contract) => <Contract key={contract.id} contract={contract} />)}</ul>}
      </Loaded>
    </Card>
  );
}

function Contract({ contract }: { contract: ContractView }) {
  const { word, tone } = contractWords[contract.status];
  const { plan } = contract;
  return (
    <li>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex items-center gap-2"><span className="font-medium">{plan.name}</span><Badge tone={tone} dot>{word}</Badge></span>
        <span className="tabular text-muted"><Money cents={plan.priceCents} /> {t.terms[plan.term]}</span>
      </div>
      <p className="tabular text-small text-muted">{t.period(calendarDate(contract.startsAt), calendarDate(contract.endsAt))}</p>
      {contract.devices.length === 0 ? <p className="mt-2 text-muted">{t.noDevices}</p> : (
        <ul className="mt-2 divide-y divide-line border-y border-line">
          {contract.devices.map((device) => (
            <li key={device.id} className="flex flex-wrap justify-between gap-x-4 py-1.5"><span>{device.label}</span><span className="text-small text-muted">{categoryWords[device.category]}{device.serial ? ` · ${t.serial(device.serial)}` : ''}</span></li>
          ))}
        </ul>
      )}
    </li>
  );
}
