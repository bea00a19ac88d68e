import type { JobView } from '@sysops/domain/dispatch';
import { Laptop, Speaker, Tv, type LucideProps } from 'lucide-react';

const icons = { computer: Laptop, tv: Tv, stereo: Speaker };

export function DeviceIcon({ category, ...rest }: LucideProps & { category: JobView['device']['category'] }) {
  const Icon = icons[category];
  return <Icon aria-hidden size={20} strokeWidth={1.75} className="shrink-0" {...rest} />;
}
