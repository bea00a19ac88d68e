import type { ExpertView } from '@sysops/domain/experts';
import { Avatar, Badge, Card, Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { moment, timeOfDay } from '../messages/times.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { FactList } from '../dispatch/fact-list.tsx';
import { useSession } from '../shell/session.tsx';
import { Screen } from '../shell/screen.tsx';
import { PushCard } from '../notifications/push-card.tsx';
import { AppCard } from './app-card.tsx';
import { AwaySwitch } from './away-switch.tsx';
import { PositionSwitch } from './position-switch.tsx';
import { SignOut } from './sign-out.tsx';
import { useAway } from './use-away.ts';

/** The expert himself: available or not, when he works, what he can, and how the app looks. */
export function MeScreen() {
  const t = useMessages();
  const { name } = useSession();
  const me = useQuery(api.experts.me.queryOptions());
  return (
    <Screen title={t.mine.title}>
      <div className="flex items-center gap-4">
        <Avatar name={name} size="large" decorative />
        <div className="min-w-0">
          <p className="text-18 leading-tight font-bold">{name}</p>
          {me.data ? <p className="truncate text-muted">{me.data.email}</p> : null}
        </div>
      </div>
      {me.data ? <AboutMe me={me.data} /> : <Skeleton className="h-40 w-full rounded-card" />}
      <AppCard />
      <SignOut />
    </Screen>
  );
}

function AboutMe({ me }: { me: ExpertView }) {
  const t = useMessages();
  return (
    <>
      <Availability me={me} />
      <PushCard />
      <Card title={t.mine.shifts}>{me.shifts.length > 0 ? <Shifts shifts={me.shifts} /> : <p className="text-muted">{t.mine.noShifts}</p>}</Card>
      <Absences absences={me.absences} />
      <Card title={t.mine.skills}>
        <p className="mb-3 text-small text-muted">{t.mine.skillsHint}</p>
        <FactList facts={me.skills.map(({ skill, level }) => ({ label: skill.replaceAll('-', ' '), value: t.mine.level(level) }))} />
      </Card>
    </>
  );
}

function Availability({ me }: { me: ExpertView }) {
  const t = useMessages();
  const { away } = useAway(me.away);
  const badge = away ? <Badge dot>{t.mine.away}</Badge> : <Badge tone={me.duty === 'on_shift' ? 'jade' : 'gray'} dot>{t.mine.duties[me.duty]}</Badge>;
  return (
    <Card title={t.mine.availability} actions={badge}>
      <div className="flex flex-col gap-3">
        <AwaySwitch me={me} />
        <PositionSwitch />
      </div>
    </Card>
  );
}

function Shifts({ shifts }: { shifts: ExpertView['shifts'] }) {
  const t = useMessages();
  const { language } = useLanguage();
  const days = [1, 2, 3, 4, 5, 6, 0].map((weekday) => ({ weekday, spans: shifts.filter((span) => span.weekday === weekday).toSorted((a, b) => a.fromMinute - b.fromMinute) }));
  const facts = days
    .filter(({ spans }) => spans.length > 0)
    .map(({ weekday, spans }) => ({ label: t.mine.weekdays[weekday] ?? '', value: spans.map(({ fromMinute, toMinute }) => t.day.between(timeOfDay(fromMinute, language), timeOfDay(toMinute, language))).join(', ') }));
  return <FactList facts={facts} />;
}

function Absences({ absences }: { absences: ExpertView['absences'] }) {
  const t = useMessages();
  const { language } = useLanguage();
  const now = useServerNow(60_000);
  const coming = absences.filter(({ to }) => to > now);
  if (coming.length === 0) return null;
  return (
    <Card title={t.mine.absences}>
      <FactList facts={coming.map(({ from, to, reason }) => ({ label: reason, value: t.day.between(moment(from, language, now), moment(to, language, now)) }))} />
    </Card>
  );
}
