import type { ContractStatus, ContractView, DeviceView } from '@sysops/domain/billing';
import { Badge, buttonClass, EmptyState, type Tone } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { ChevronRight, Laptop, Speaker, Tv } from 'lucide-react';
import { useCustomerTexts } from '../messages/customer-texts.ts';
import { calendarDate } from '../messages/times.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import { VisitsUsed } from './visits-used.tsx';

const tones: Readonly<Record<ContractStatus, Tone>> = { unclaimed: 'gray', pending: 'blue', active: 'jade', grace: 'amber', suspended: 'red', ended: 'gray' };

export function ContractBadge({ status }: { status: ContractStatus }) {
  const t = useCustomerTexts().home;
  return <Badge tone={tones[status]} dot>{t.contract[status]}</Badge>;
}

/** Each plan with the devices that it covers. */
export function PlanAndDevices({ contracts }: { contracts: readonly ContractView[] }) {
  const t = useCustomerTexts().home;
  if (contracts.length === 0) {
    return (
      <div className="rounded-card border border-line bg-surface">
        <EmptyState drawing="plug" title={t.noPlanTitle} text={t.noPlanText} action={<Link to="/plans" className={buttonClass()}>{t.seePlans}</Link>} />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {contracts.map((contract) => <Contract key={contract.id} contract={contract} />)}
    </div>
  );
}

function Contract({ contract }: { contract: ContractView }) {
  const t = useCustomerTexts();
  const { language } = useLanguage();
  const end = calendarDate(contract.endsAt, { language, timeZone: contract.timeZone });
  const ends = contract.cancelAtPeriodEnd || contract.status === 'ended';
  return (
    <section className="overflow-clip rounded-card border border-line bg-surface">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3.5">
        <h3 className="min-w-0 text-16">{contract.plan.name} <span className="font-normal text-muted">· {ends ? t.home.until(end) : t.home.renews(end)}</span></h3>
        <ContractBadge status={contract.status} />
        <VisitsUsed contract={contract} className="basis-full text-small" />
      </div>
      <ul className="divide-y divide-line border-t border-line">
        {contract.devices.map((device) => <Device key={device.id} device={device} />)}
      </ul>
    </section>
  );
}

const icons = { computer: Laptop, tv: Tv, stereo: Speaker };

function Device({ device }: { device: DeviceView }) {
  const t = useCustomerTexts().home;
  const Icon = icons[device.category];
  return (
    <li>
      <Link to="/tickets/new" search={{ device: device.id }} className="flex min-h-row items-center gap-3 px-4 py-3 -outline-offset-2 hover:bg-hover">
        <Icon aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-muted" />
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{device.label}</span>
          {device.serial ? <span className="block text-small text-muted tabular">{device.serial}</span> : null}
        </span>
        <span className="text-small text-muted max-sm:sr-only">{t.report}</span>
        <ChevronRight aria-hidden size={18} strokeWidth={1.75} className="shrink-0 text-muted" />
      </Link>
    </li>
  );
}
