import type { ArticleHit } from '@sysops/domain/knowledge';
import { Link } from '@tanstack/react-router';
import { BadgeCheck, ChevronRight } from 'lucide-react';
import { useMessages } from '../messages/use-messages.tsx';
import { DeviceIcon } from '../dispatch/device-icon.tsx';

/** One article found. The whole row opens it. */
export function HitRow({ hit }: { hit: ArticleHit }) {
  const t = useMessages();
  return (
    <li>
      <Link to="/knowledge/$articleId" params={{ articleId: hit.id }} className="flex min-h-row items-start gap-3 rounded-card px-2 py-2.5 transition-colors hover:bg-hover">
        <DeviceIcon category={hit.category} className="mt-0.5 shrink-0 text-muted" />
        <span className="min-w-0 flex-1">
          <span className="block leading-snug font-medium">{hit.title}</span>
          <span className="mt-0.5 line-clamp-2 text-small text-muted">{hit.snippet || hit.symptom}</span>
          <span className="mt-1 flex items-center gap-1.5 text-12 text-muted">
            {hit.state === 'validated' ? <BadgeCheck aria-hidden size={14} strokeWidth={2} /> : null}
            {t.kb.states[hit.state]} · {hit.timesUsed > 0 ? t.kb.used(hit.timesUsed) : t.kb.unused}
          </span>
        </span>
        <ChevronRight aria-hidden size={18} strokeWidth={1.75} className="mt-0.5 shrink-0 text-muted" />
      </Link>
    </li>
  );
}
